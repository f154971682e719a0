import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { parseDay } from '../language/time.ts'
import { ChangedSet } from '../rules/scores/changed-set.ts'
import { OrgCode } from './envelope.ts'

/** Said with every score, wherever it is shown. */
export const NO_BASIS: Label = { zh: '不作考核依据', en: 'No basis for appraisal' }

export interface ScoreSetInfo {
  readonly subject: 'member' | 'branch'
  readonly version: string
  readonly label: Label
  readonly validFrom: string
  readonly source: Label
  readonly checked: string
}

/** One movement of a score: what was counted of an item for an event, and what its cap took. */
export interface ScoreMovement {
  readonly item: string
  readonly label: Label
  readonly version: string
  /** `base`, `plus`, `minus`, `veto`, or `limit` for what caps of groups, the range of the total or a veto change. */
  readonly group: string
  readonly points: number
  readonly capped: number
  readonly cap: { readonly points: number; readonly per: string } | null
  /** When the evidence happened, the event that posted the movement, and its kind. */
  readonly time: string
  readonly seq: number
  readonly kind: string
  readonly kindLabel: Label
  readonly org: string
}

/** `GET /api/scores/me`: a member's own score of a year, with every movement that it is the sum of. */
export interface OwnScoreAnswer {
  readonly version: number
  readonly epoch: string
  readonly year: number
  readonly notice: Label
  readonly ruleSet: ScoreSetInfo | null
  readonly total: number
  readonly movements: readonly ScoreMovement[]
}

/** Counts of one type of branch by class; null where fewer than five, or where another such count would follow. */
export interface ScoreRow {
  /** `all` for the row of sums. */
  readonly type: string
  readonly label: Label
  readonly counts: Readonly<Record<string, number | null>>
  readonly total: number | null
}

export interface ScorePerson {
  readonly pseudonym: string
  /** `王*`; null where the people store has no name. */
  readonly name: string | null
  readonly total: number
}

/** `GET /api/scores?scope`: distributions by type of branch; a branch's secretary also sees its members, by pseudonym. */
export interface ScoresAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly year: number
  readonly notice: Label
  readonly classes: Readonly<Record<string, Label>>
  readonly ruleSets: readonly ScoreSetInfo[]
  readonly members: readonly ScoreRow[]
  readonly branches: readonly ScoreRow[]
  readonly people: readonly ScorePerson[] | null
}

const DateText = z.string().refine((text) => parseDay(text) !== undefined, '须为日期，如 2026-01-01')

/** `POST /api/rules/simulate`: what a changed set would have made of the evidence between two days of a year. */
export const SimulateRequest = z
  .strictObject({ ruleSet: ChangedSet, scope: OrgCode.optional(), from: DateText, to: DateText })
  .refine((q) => q.from <= q.to, { path: ['from'], message: '起点不能晚于终点' })
  .refine((q) => q.from.slice(0, 4) === q.to.slice(0, 4), { path: ['to'], message: '分数按年计，起止须在同一年' })

/** What a changed set makes of history; nothing of it is posted. */
export interface SimulateAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly from: string
  readonly to: string
  readonly notice: Label
  readonly ruleSet: ScoreSetInfo
  readonly classes: Readonly<Record<string, Label>>
  readonly before: readonly ScoreRow[]
  readonly after: readonly ScoreRow[]
  /** By how much scores move, in classes. */
  readonly changes: Readonly<Record<string, Label>>
  readonly moves: readonly ScoreRow[]
  readonly people: readonly (ScorePerson & { readonly before: number })[] | null
}
