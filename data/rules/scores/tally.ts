import type { ScoreItem, ScoreSet } from './score-set.ts'

/**
 * What a member or a branch has gathered in a year, as flat whole numbers, one field an item or veto: of an item the
 * points that count and those of its running period (see `packed`), of a veto how often it was shown.
 */
export type Tally = Readonly<Record<string, number | string>>

const amountAt = (tally: Tally, code: string) => Number(tally[code] ?? 0)

/** Points of one period stay below; so do a year's points, which keeps the packed number exact. */
const MOST = 1_000_000
const PERIODS = 16

/** One number for what is known of an item: states are copied with every event, so they are kept small. */
function packed(of: { points: number; period: number; inPeriod: number }): number {
  return (of.points * PERIODS + of.period) * MOST + of.inPeriod
}

const pointsIn = (value: number) => Math.floor(value / (MOST * PERIODS))
const periodIn = (value: number) => Math.floor(value / MOST) % PERIODS
const inPeriod = (value: number) => value % MOST

/** A tally that is being made: its maker's own until it is done. */
export type Draft = Record<string, number | string>

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
  const before = periodIn(value) === at.period ? inPeriod(value) : 0
  const shown = at.units * item.points
  const points = Math.min(shown, Math.max(0, item.cap.points - before))
  const capped = shown - points
  if (points === 0) return { points, capped, value }
  return {
    points,
    capped,
    value: packed({ points: pointsIn(value) + points, period: at.period, inPeriod: before + points }),
  }
}

/** The same, noted in the tally. */
export function countItem(
  draft: Draft,
  item: ScoreItem,
  at: { period: number; units: number },
): { points: number; capped: number } {
  const { value, ...points } = counted(draft, item, at)
  draft[item.code] = value
  return points
}

/** Notes that a veto was shown so many times. */
export function countVeto(draft: Draft, code: string, times: number): void {
  draft[code] = amountAt(draft, code) + times
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
  readonly code: string
  readonly sign: 1 | -1
  readonly cap: number
  readonly items: readonly string[]
}
const NO_GROUP: Group = { code: '', sign: 1, cap: 0, items: [] }
const groupsOf = new WeakMap<ScoreSet, readonly Group[]>()

/** The groups of a set with the codes of their items, looked for once a set. */
function groupsIn(set: ScoreSet): readonly Group[] {
  let groups = groupsOf.get(set)
  if (!groups) {
    groups = set.groups.map(({ code, sign, cap }) => {
      const items = set.items.filter((item) => item.group === code).map((item) => item.code)
      return { code, sign, cap, items }
    })
    groupsOf.set(set, groups)
  }
  return groups
}

/** Points of each group of a set before its cap, in the order of its groups. */
export function groupPoints(set: ScoreSet, tally: Tally): number[] {
  return groupsIn(set).map(({ items }) => {
    let points = 0
    for (const code of items) {
      const value = tally[code]
      // Most items of a set were never shown.
      if (value !== undefined) points += pointsIn(Number(value))
    }
    return points
  })
}

export function isVetoed(set: ScoreSet, tally: Tally): boolean {
  return set.vetoes.some((veto) => amountAt(tally, veto.code) > 0)
}

/** The score of a tally: groups capped and added by their signs, clamped, cleared by a veto. */
export function standingOf(set: ScoreSet, tally: Tally): Standing {
  return standingBy(set, { points: groupPoints(set, tally), isVetoed: isVetoed(set, tally) })
}

/** The same of points that are summed up already. */
export function standingBy(set: ScoreSet, of: { points: readonly number[]; isVetoed: boolean }): Standing {
  let sum = 0
  let overGroup = 0
  const groups = groupsIn(set)
  for (let i = 0; i < groups.length; i++) {
    const points = of.points[i] ?? 0
    const { cap, sign } = groups[i] ?? NO_GROUP
    const kept = Math.min(points, cap)
    sum += sign * kept
    overGroup += sign * (kept - points)
  }
  const clamped = Math.min(set.range.to, Math.max(set.range.from, sum))
  const total = of.isVetoed ? 0 : clamped
  return { total, overGroup, overTotal: clamped - sum, cleared: total - clamped, isVetoed: of.isVetoed }
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
