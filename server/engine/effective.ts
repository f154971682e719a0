import type { Refusal } from '../../data/language/project.ts'
import { parseInstant } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { checkPayload } from '../ingest/check.ts'
import type { Core } from './core.ts'
import { fromParts, type Incoming, toIncoming } from './incoming.ts'

/** An event as its latest correction left it. */
export interface Effective {
  readonly seq: number
  readonly incoming: Incoming
}

type Fields = Readonly<Record<string, unknown>>
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** The original event at a seq. */
export function originalAt(seq: number, core: Core): Incoming {
  const incoming = toIncoming(core.journal.lineAt(seq).line)
  if ('day' in incoming) throw new Error(`seq ${seq} opens a day: it is nobody's event`)
  return incoming
}

/** What a correction puts in place of an event; null where it only takes it back; or why it cannot stand there. */
export function replaced(original: Incoming, correction: Incoming): Incoming | Refusal | null {
  const replacement = correction.data?.replacement
  if (!isFields(replacement) || !isFields(replacement.data)) return null
  const checked = checkPayload(EVENTS[original.kind]?.kind ?? '', replacement.data)
  if (!checked.ok) return { ...checked.refusal, field: `data.replacement.${checked.refusal.field}` }
  const time = typeof replacement.time === 'string' ? parseInstant(replacement.time) : undefined
  return fromParts({
    source: original.source,
    id: original.id,
    kind: original.kind,
    ts: time ?? original.ts,
    subject: typeof replacement.subject === 'string' ? replacement.subject : original.subject,
    data: checked.data,
  })
}

export function isRefusal(value: Incoming | Refusal | null): value is Refusal {
  return value !== null && 'reason' in value
}

/**
 * The event at `seq` as it stood when everything before `before` was known; null where it was taken back.
 *
 * Of several corrections the latest by (time, id) holds, whatever the order of their arrival. `extra` is one that
 * is not in the journal yet.
 */
export function effectiveOf(seq: number, at: { before: number; core: Core; extra?: Incoming }): Effective | null {
  const original = originalAt(seq, at.core)
  const corrections = at.core.journal
    .history(`c:${seq}`)
    .filter((c) => c < at.before)
    .map((c) => originalAt(c, at.core))
  if (at.extra) corrections.push(at.extra)
  const last = corrections.sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1)).at(-1)
  if (!last) return { seq, incoming: original }
  const incoming = replaced(original, last)
  return incoming === null || isRefusal(incoming) ? null : { seq, incoming }
}
