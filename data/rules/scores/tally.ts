import type { ScoreItem, ScoreSet } from './score-set.ts'

/**
 * What a member or a branch has gathered in a year, as flat whole numbers: of each item shown the points of its running
 * period, of each group its points before the cap, and how often a veto was shown.
 */
export type Tally = Readonly<Record<string, number | string>>

/** A tally that is being made: its maker's own until it is done. */
export type Draft = Record<string, number | string>

const amountAt = (tally: Tally, code: string) => Number(tally[code] ?? 0)

/** The field of a group's points; codes of items are prefixed otherwise. */
export const fieldOf = (group: string) => `of/${group}`
/** How often any veto was shown. */
const VETOES = 'vetoes'

/** Points of one period stay below: an item is one small number, since states are copied with every event. */
const MOST = 1_000_000

const packed = (of: { period: number; points: number }) => of.period * MOST + of.points
const periodIn = (value: number) => Math.floor(value / MOST)
const pointsIn = (value: number) => value % MOST

/**
 * What units of an item come to in one of its periods; periods come in order. `value` is what the tally says of the item
 * from then on: the same while it is at its cap. Invariant: `points + capped` is units × points.
 */
export function counted(
  tally: Tally,
  item: ScoreItem,
  at: { period: number; units: number },
): { points: number; capped: number; value: number } {
  const value = amountAt(tally, item.code)
  const before = periodIn(value) === at.period ? pointsIn(value) : 0
  const shown = at.units * item.points
  const points = Math.min(shown, Math.max(0, item.cap.points - before))
  return {
    points,
    capped: shown - points,
    value: points === 0 ? value : packed({ period: at.period, points: before + points }),
  }
}

/** Notes what an item has come to, and adds its points to its group. */
export function add(draft: Draft, of: { item: ScoreItem; field: string }, by: { points: number; value: number }): void {
  draft[of.item.code] = by.value
  draft[of.field] = amountAt(draft, of.field) + by.points
}

/** Counts units of an item and notes them. */
export function countItem(
  draft: Draft,
  item: ScoreItem,
  at: { period: number; units: number },
): { points: number; capped: number } {
  const { value, ...points } = counted(draft, item, at)
  add(draft, { item, field: fieldOf(item.group) }, { value, ...points })
  return points
}

/** Notes that a veto was shown so many times. */
export function countVeto(draft: Draft, times: number): void {
  draft[VETOES] = amountAt(draft, VETOES) + times
}

/**
 * How a tally stands. Invariant: the signed points of all items + `overGroup` + `overTotal` + `cleared` = `total`.
 *
 * `overGroup`: what the groups' caps take; `overTotal`: what the clamp takes or gives; `cleared`: what a veto takes.
 */
export interface Standing {
  readonly total: number
  readonly overGroup: number
  readonly overTotal: number
  readonly cleared: number
  readonly isVetoed: boolean
}

interface Group {
  readonly field: string
  readonly sign: 1 | -1
  readonly cap: number
}
const groupsOf = new WeakMap<ScoreSet, readonly Group[]>()

/** The groups of a set with their fields, made once a set. */
function groupsIn(set: ScoreSet): readonly Group[] {
  let groups = groupsOf.get(set)
  if (!groups) {
    groups = set.groups.map(({ code, sign, cap }) => ({ field: fieldOf(code), sign, cap }))
    groupsOf.set(set, groups)
  }
  return groups
}

/** The score of a tally: groups capped and added by their signs, clamped, cleared by a veto. */
export function standingOf(set: ScoreSet, tally: Tally): Standing {
  let sum = 0
  let overGroup = 0
  for (const { field, cap, sign } of groupsIn(set)) {
    const points = amountAt(tally, field)
    const kept = Math.min(points, cap)
    sum += sign * kept
    overGroup += sign * (kept - points)
  }
  const isVetoed = amountAt(tally, VETOES) > 0
  const clamped = Math.min(set.range.to, Math.max(set.range.from, sum))
  const total = isVetoed ? 0 : clamped
  return { total, overGroup, overTotal: clamped - sum, cleared: total - clamped, isVetoed }
}

/** The sign that an item's points have in the score. */
export function signOf(set: ScoreSet, item: ScoreItem): 1 | -1 {
  return set.groups.find((group) => group.code === item.group)?.sign ?? 1
}

/** Scores in classes that are counted: what people see of others. */
export const BUCKETS = {
  '0-59': { zh: '0–59 分', en: '0 to 59', from: 0 },
  '60-69': { zh: '60–69 分', en: '60 to 69', from: 60 },
  '70-79': { zh: '70–79 分', en: '70 to 79', from: 70 },
  '80-89': { zh: '80–89 分', en: '80 to 89', from: 80 },
  '90-100': { zh: '90–100 分', en: '90 to 100', from: 90 },
} as const
export type Bucket = keyof typeof BUCKETS

const DESCENDING = (Object.keys(BUCKETS) as Bucket[]).toReversed() // keys() forgets the type

export function bucketOf(score: number): Bucket {
  return DESCENDING.find((bucket) => score >= BUCKETS[bucket].from) ?? '0-59'
}
