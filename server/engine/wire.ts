import type { Batch } from './port.ts'

/** A batch as it crosses the port: thousands of short texts cost more than one long one. */
export type WireBatch = Omit<Batch, 'ids'> & { readonly ids: string }

/** Ids hold no control characters, so a newline parts them. */
export function toWire(batch: Batch): WireBatch {
  return { ...batch, ids: batch.ids.join('\n') }
}

export function fromWire(wire: WireBatch): Batch {
  return { ...wire, ids: wire.ids === '' ? [] : wire.ids.split('\n') }
}
