import type { Rejection } from '../../data/contract/rest.ts'

/**
 * What the gateway hands to the engine: checked events in columns, in the order they came.
 *
 * All arrays but the postings, `sources` and `subjects` have one element an event. Kinds and measures are indexes into the lists of
 * `data/scenes/index.ts`. Nothing here is shared memory; typed arrays are transferred.
 */
export interface Batch {
  /** The sender's scope: every subject must lie in it (`root`: the whole tree). */
  readonly scope: string
  /** When it was received, epoch ms. */
  readonly received: number
  /** The 1-based line, or place, at which each event stood in what was sent. */
  readonly places: Uint32Array
  /** Canonical JSON lines, UTF-8, joined by `\n`: what the journal keeps. Pseudonyms, never names or ID numbers. */
  readonly lines: Uint8Array
  /** The sources and subjects that occur, each once; `sourceOf` and `subjectOf` say which is an event's. */
  readonly sources: readonly string[]
  readonly sourceOf: Uint16Array
  readonly subjects: readonly string[]
  readonly subjectOf: Uint32Array
  readonly ids: readonly string[]
  readonly kinds: Uint16Array
  readonly ts: Float64Array
  /** The member's pseudonym, '' where the event has none; empty where no event of the batch has one. */
  readonly members: readonly string[]
  /** The stored payload of events that a fold or a correction reads, null for stateless ones; empty where all are. */
  readonly data: readonly (Readonly<Record<string, unknown>> | null)[]
  /** What stateless projectors post: event i owns postings `postEnd[i-1] … postEnd[i]`. */
  readonly postEnd: Uint32Array
  readonly postMeasure: Uint16Array
  readonly postAmount: Float64Array
  /** Somebody waits for the answer: what would be held is refused. */
  readonly isAsked?: true
  /** Names for the people store. */
  readonly names: readonly { readonly member: string; readonly name: string }[]
  /** Records the gateway itself refused: kept in the reject store, counted nowhere else. */
  readonly refused: readonly RefusedRecord[]
}

/** A refused record as the reject store keeps it: identifiers of people redacted. */
export interface RefusedRecord {
  readonly source: string
  readonly line: number
  readonly field: string
  /** Absent in what was refused before reasons had codes. */
  readonly code?: string
  readonly reason: string
  readonly reasonEn?: string
  readonly record: string
}

/** The outcome of a batch, after it is flushed to disk. `rejected[].line` is the event's index in the batch. */
export interface Taken {
  readonly accepted: number
  readonly duplicate: number
  readonly held: number
  readonly rejected: readonly Rejection[]
  readonly version: number
}
