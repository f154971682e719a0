import { type Touch as DataTouch, EVENTS, touchedBy } from '../../data/scenes/index.ts'
import type { Incoming } from './incoming.ts'

/** A key that an event touches, with the name of its history. */
export interface Touch extends DataTouch {
  readonly name: string
}

const UNTOUCHED: readonly Touch[] = []

/** The keys that an event touches. */
export function touchesOf(e: Incoming): readonly Touch[] {
  if (e.data === null) return UNTOUCHED
  const { subject, member, ts, data } = e
  const touches = touchedBy({ kind: EVENTS[e.kind]?.kind ?? '', subject, member, ts, data })
  if (touches.length === 0) return UNTOUCHED
  return touches.map((touch) => ({ fold: touch.fold, key: touch.key, member: touch.member, name: nameOf(touch) }))
}

/** The name of a key's history in the journal, and of what waits for it. */
function nameOf(touch: Pick<DataTouch, 'fold' | 'key'>): string {
  return `k:${touch.fold.id}:${touch.key}`
}
