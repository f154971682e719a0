import { z } from 'zod'
import type { Label } from '../language/label.ts'
import { Instant, ItemId } from './envelope.ts'
import { RECORD_KINDS, type RecordKind } from './record-kinds.ts'

const Data = z.record(z.string().max(100), z.unknown())

/**
 * `POST /api/records`: an event of the secretary's own branch; people by their pseudonyms, except whose record begins with
 * it (`isBeginning`): then `data.member` is the code that the sources will know the person by. `id` is the sender's own.
 */
export const RecordRequest = z.strictObject({
  id: ItemId,
  kind: z.enum(RECORD_KINDS),
  time: Instant,
  data: Data,
})
export type RecordRequest = z.infer<typeof RecordRequest>

/** `POST /api/records/:id/correct`: another time and content for a record of one's own; null takes it back. */
export const CorrectRequest = z.strictObject({
  id: ItemId,
  reason: z.string().min(1).max(200),
  replacement: z.strictObject({ time: Instant, data: Data }).nullable(),
})
export type CorrectRequest = z.infer<typeof CorrectRequest>

/** `id`: the event's, by which it is corrected. */
export interface RecordDone {
  readonly id: string
  readonly version: number
  /** It had been recorded before, under the same `id` of the sender. */
  readonly isDuplicate: boolean
}

/** `POST /api/contests`: that what stands at `of` (a record's `seq`) is wrong. It becomes an item of supervision. */
export const ContestRequest = z.strictObject({ id: ItemId, of: z.int().positive() })
export type ContestRequest = z.infer<typeof ContestRequest>

/** `item`: the item of supervision that it has become. */
export interface ContestDone {
  readonly item: string
  readonly version: number
  readonly isDuplicate: boolean
}

/** One event of the branch as corrections left it. */
export interface RecordedEvent {
  readonly id: string
  readonly seq: number
  readonly time: string
  readonly source: string
  /** Recorded by the branch itself: then it is corrected here, otherwise contested. */
  readonly isOwn: boolean
  readonly isCorrected: boolean
  readonly data: Readonly<Record<string, unknown>>
}

/** Somebody on the way to membership: where, since when, and what may be recorded now. */
export interface Developing {
  readonly pseudonym: string
  readonly name: string | null
  readonly stage: string
  readonly stageLabel: Label
  /** A day, `2026-03-01`. */
  readonly since: string
  /** The last inspection, or the beginning of the stage; a day. */
  readonly inspected: string
  /** By how many months the probation was extended. */
  readonly extensions: readonly number[]
  readonly steps: readonly { readonly id: string; readonly label: Label }[]
}

/** `GET /api/branch`: what the forms of a branch's secretary know already. Names are those of the branch's own people. */
export interface BranchAnswer {
  readonly version: number
  readonly org: string
  readonly members: readonly { readonly pseudonym: string; readonly name: string | null; readonly isFull: boolean }[]
  readonly developing: readonly Developing[]
  readonly kinds: readonly {
    readonly kind: RecordKind
    readonly label: Label
    /** The source that reports this kind for the branch; null: the branch records it here. */
    readonly owner: string | null
    /** The latest, newest first. */
    readonly latest: readonly RecordedEvent[]
  }[]
  /** What may be chosen of a kind: forms of meetings, kinds of activities, channels of dues. */
  readonly choices: Readonly<Record<string, readonly { readonly id: string; readonly label: Label }[]>>
  /** Every step of a development, for those that are recorded already. */
  readonly steps: readonly { readonly id: string; readonly label: Label }[]
  /** By form of meeting, the day on which it was last held. */
  readonly lastHeld: Readonly<Record<string, string>>
  /** What is assessed and paid for a month of a member, in fen; the last months. */
  readonly dues: readonly {
    readonly pseudonym: string
    readonly month: string
    readonly assessedFen: number | null
    readonly paidFen: number
  }[]
}
