import type { Batch, Taken } from './batch.ts'
import { hasRoom, noteRoom } from './blocks.ts'

/** A batch as it crosses the port: thousands of short texts cost more than one long one. */
export type WireBatch = Omit<Batch, 'ids'> & { readonly ids: string }

/** Its outcome, with the memory that its lines lay in on the way back. */
export type WireTaken = Taken & { readonly memory: ArrayBufferLike }

/** Ids hold no control characters, so a newline parts them. */
export function toWire(batch: Batch): WireBatch {
  return { ...batch, ids: batch.ids.join('\n') }
}

export function fromWire(wire: WireBatch): Batch {
  // What has crossed is nobody else's: the room before the lines has come along.
  noteRoom(wire.lines)
  return { ...wire, ids: wire.ids === '' ? [] : wire.ids.split('\n') }
}

/** The typed arrays of a batch, handed over instead of copied. */
export function buffersOf(batch: Batch): ArrayBuffer[] {
  return [
    batch.places,
    batch.sourceOf,
    batch.subjectOf,
    batch.lines,
    batch.kinds,
    batch.ts,
    batch.postEnd,
    batch.postMeasure,
    batch.postAmount,
  ]
    .filter((array) => array.byteLength === array.buffer.byteLength || hasRoom(array))
    .map((array) => array.buffer)
    .filter((buffer) => buffer instanceof ArrayBuffer)
}
