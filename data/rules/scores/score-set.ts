import type { Label } from '../../language/label.ts'
import { type EpochMs, toCalendar, toDay } from '../../language/time.ts'
import type { Period } from '../calendar.ts'
import type { RuleCheck } from '../rule-set.ts'

/** What an event shows: nothing but the event itself. */
export interface Evidence {
  readonly kind: string
  readonly ts: EpochMs
  readonly data: Readonly<Record<string, unknown>>
}

/** Types of branches that have items of their own, and the sectors that organisations are founded in. */
export const BRANCH_TYPES = {
  government: { zh: '机关', en: 'Government', sectors: ['government'] },
  'state-enterprise': { zh: '国企', en: 'State enterprises', sectors: ['state-enterprise'] },
  institution: {
    zh: '事业单位和学校',
    en: 'Institutions and schools',
    sectors: ['institution', 'school', 'university', 'hospital'],
  },
  'private-enterprise': { zh: '非公企业', en: 'Private enterprises', sectors: ['private-enterprise'] },
  social: { zh: '社会组织', en: 'Social organisations', sectors: ['social'] },
  community: { zh: '社区', en: 'Urban communities', sectors: ['community'] },
  village: { zh: '行政村', en: 'Villages', sectors: ['village'] },
} as const satisfies Readonly<Record<string, Label & { sectors: readonly string[] }>>
export type BranchType = keyof typeof BRANCH_TYPES

const TYPE_OF_SECTOR: ReadonlyMap<string, BranchType> = new Map(
  (Object.keys(BRANCH_TYPES) as BranchType[]).flatMap(
    (
      type, // keys() forgets the type
    ) => BRANCH_TYPES[type].sectors.map((sector): [string, BranchType] => [sector, type]),
  ),
)

/** The type of a branch of a sector; none for a sector that has no items. */
export function branchTypeOf(sector: string): BranchType | undefined {
  return TYPE_OF_SECTOR.get(sector)
}

/** Kinds of organisations that have a score. */
export const SCORED_KINDS: readonly string[] = ['branch', 'joint-branch', 'project-branch', 'temporary-branch']

interface Item {
  /** Unique over all sets and versions, so that an entry says by which version it was counted. */
  readonly code: string
  readonly label: Label
  /** The kinds of events that show it. */
  readonly kinds: readonly string[]
  /** Only branches of these types; absent: all. */
  readonly types?: readonly BranchType[]
  /** How many times an event counts; 0 where it shows nothing. Pure, a whole number. */
  units(evidence: Evidence): number
}

/** An item that gives points (or takes them, by the sign of its group). */
export interface ScoreItem extends Item {
  readonly group: string
  /** For each unit. */
  readonly points: number
  /** At most so many points in each period. */
  readonly cap: { readonly points: number; readonly per: Period }
}

/** 一票否决: while one holds, the score of the year is 0. */
export type VetoItem = Item

export interface ScoreGroup {
  readonly code: string
  readonly label: Label
  readonly sign: 1 | -1
  /** At most so many points in the year. */
  readonly cap: number
}

/**
 * A rule set of 先锋堡垒指数: a year's score of a member or a branch is its groups' points, clamped.
 *
 * A set is adopted for whole years: `validFrom` is the first of a January.
 */
export interface ScoreSet {
  readonly subject: 'member' | 'branch'
  readonly version: string
  /** What the codes of its items begin with, so that no two versions share one. */
  readonly prefix: string
  readonly label: Label
  readonly validFrom: string
  /** Where it comes from, and whether anybody has checked it against an original. */
  readonly source: Label
  readonly checked: RuleCheck
  readonly range: { readonly from: number; readonly to: number }
  readonly groups: readonly ScoreGroup[]
  readonly items: readonly ScoreItem[]
  readonly vetoes: readonly VetoItem[]
}

/** Which period of its year an instant falls into: 1–12, 1–4, or 1. */
export function periodOf(ts: EpochMs, per: Period): number {
  return periodOfMonth(toCalendar(toDay(ts)).month, per)
}

/** The same of a month, 1–12. */
export function periodOfMonth(month: number, per: Period): number {
  return per === 'month' ? month : per === 'quarter' ? Math.ceil(month / 3) : 1
}

let latest = { day: Number.NaN, year: 0 }

/** The calendar year of an instant. Events come about in order of time: most are of the day asked for before. */
export function yearOf(ts: EpochMs): number {
  const day = toDay(ts)
  if (day !== latest.day) latest = { day, year: toCalendar(day).year }
  return latest.year
}

/** Once for every event of the kind. */
export const once = () => 1

/** Once for an event that satisfies a test. */
export function when(test: (data: Evidence['data'], evidence: Evidence) => boolean): (evidence: Evidence) => number {
  return (evidence) => (test(evidence.data, evidence) ? 1 : 0)
}

/** Once for every whole `size` of a number in the payload. */
export function every(size: number, field: string): (evidence: Evidence) => number {
  return ({ data }) => {
    const amount = data[field]
    return typeof amount === 'number' && amount > 0 ? Math.floor(amount / size) : 0
  }
}
