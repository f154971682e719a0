import type { Label } from '../language/label.ts'

/** Why a value is what it is: reported, never reported at all, or of so few people that it is not for everybody. */
export type ValueState = 'reported' | 'missing' | 'suppressed'

export interface MetricValue {
  readonly metric: string
  readonly value: number | null
  readonly state: ValueState
  /** When the latest event in the scope happened, RFC 3339. */
  readonly dataTime: string | null
}

/** `GET /api/values`. `at` is RFC 3339, null for now. */
export interface ValuesAnswer {
  readonly version: number
  readonly epoch: string
  readonly at: string | null
  readonly scope: string
  readonly values: readonly MetricValue[]
}

export type Step = 'minute' | 'hour' | 'day' | 'month'

/** `GET /api/series`: a stock at the end of each step, a flow within each step. Times RFC 3339, +08:00. */
export interface SeriesAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly metric: string
  readonly by: Step
  readonly points: readonly { readonly time: string; readonly value: number | null }[]
}

/** `GET /api/rhythm`: today's running total by minute of day, and the quartiles of the last eight same weekdays. */
export interface RhythmAnswer {
  readonly version: number
  readonly day: string
  readonly metric: string
  /** `[minute of day, total so far]`, only minutes in which it grew. */
  readonly today: readonly (readonly [number, number])[]
  /** `[minute of day, lower quartile, median, upper quartile]` of running totals, every 15 minutes; empty without history. */
  readonly usual: readonly (readonly [number, number, number, number])[]
  /** How many same weekdays had any entry. */
  readonly days: number
}

export interface OriginEntry {
  readonly seq: number
  readonly time: string
  readonly org: string
  readonly orgName: string
  readonly measure: string
  readonly amount: number
  readonly kind: string
  readonly kindLabel: Label
  readonly source: string
  readonly eventId: string
  readonly received: string
}

/** `GET /api/origin`: where a number comes from. `sql` gives exactly `value` on the ledger or a snapshot of that version. */
export interface OriginAnswer {
  readonly metric: string
  readonly label: Label
  readonly definition: Label
  readonly formula: Label
  readonly article: string
  readonly scope: string
  readonly value: number | null
  readonly state: ValueState
  readonly version: number
  readonly epoch: string
  readonly at: string | null
  readonly sql: string
  /** The sums the value is made of. */
  readonly parts: readonly {
    readonly measure: string
    readonly label: Label
    readonly window: string
    readonly sign: 1 | -1
    readonly amount: number
  }[]
  /** The latest entries, newest first. Absent (with the reason) where the viewer may not see single entries. */
  readonly entries: readonly OriginEntry[]
  readonly entriesHidden: Label | null
  readonly sources: readonly {
    readonly source: string
    readonly entries: number
    readonly latest: string
    readonly received: string
  }[]
  /** Which direct units moved its sums in the hour and the day before the version was received, by most in the day. */
  readonly movers: readonly {
    readonly org: string
    readonly orgName: string
    readonly measure: string
    readonly hour: number
    readonly day: number
  }[]
}

export interface OrgRow {
  readonly code: string
  readonly name: string
  readonly short: string
  readonly kind: string
  readonly sector: string
  readonly parent: string | null
  readonly children: number
}

/** `GET /api/orgs?parent[&depth]`: the organisation itself, and what lies below it down to `depth` (1). */
export interface OrgsAnswer {
  readonly version: number
  readonly self: OrgRow
  /** From the root of the viewer's scope down to the organisation itself. */
  readonly path: readonly OrgRow[]
  readonly children: readonly OrgRow[]
}

/** `POST /api/events`. */
export interface TakenAnswer {
  readonly accepted: number
  readonly duplicate: number
  readonly held: number
  readonly rejected: readonly Rejection[]
  readonly version: number
}

/** A refused record: the 1-based line (or place in the batch), the field, the reason by its code, in Chinese and in English. */
export interface Rejection {
  readonly line: number
  readonly field: string
  readonly code: string
  readonly reason: string
  readonly reasonEn: string
}

/** One thing that happened to a member or applicant, as corrections left it. Nothing in it is about anybody else. */
export interface ChainEvent {
  readonly seq: number
  readonly kind: string
  readonly label: Label
  /** Which step of a development, or which channel of a payment. */
  readonly detail: Label | null
  /** The step's number in the chart in use. */
  readonly nr: number | null
  readonly time: string
  readonly org: string
  readonly orgName: string
  /** The other organisation of a transfer, or the receiving one; null for none or outside the city. */
  readonly other: { readonly code: string; readonly name: string } | null
  /** Where the person stands after it. */
  readonly stage: Label | null
  /** Dues: the month, and this person's own sum in fen. */
  readonly month: string | null
  readonly fen: number | null
  /** What was said of it later: another time or content, or that it never was (`withdrawn`). */
  readonly corrected: { readonly time: string; readonly reason: string; readonly withdrawn: boolean } | null
}

/** `GET /api/members/:pseudonym/chain`: a life in the Party in order of time. */
export interface ChainAnswer {
  readonly version: number
  readonly pseudonym: string
  readonly stage: Label | null
  readonly events: readonly ChainEvent[]
}
