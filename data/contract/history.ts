import type { Label } from '../language/label.ts'

/** What arrived after a day was closed and changed what is known of it. */
export interface HistoryReason {
  readonly kind: string
  readonly label: string
  readonly events: number
}

/** A day's end: what was published then, what is known of it now, and why the two differ. */
export interface HistoryPoint {
  /** `2026-11-25` */
  readonly day: string
  /** The last version of the day; what `published` is the value of. */
  readonly version: number
  readonly published: number | null
  readonly now: number | null
  readonly isCorrected: boolean
  /** Empty where nothing arrived later; it may be there without having moved the value. */
  readonly reasons: readonly HistoryReason[]
}

/** `GET /api/history?scope&metric[&days]`: the last days that this server has lived through, oldest first. */
export interface HistoryAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly metric: string
  readonly label: Label
  readonly points: readonly HistoryPoint[]
}
