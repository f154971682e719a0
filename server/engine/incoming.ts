import type { Posting } from '../../data/language/project.ts'
import { parseInstant } from '../../data/language/time.ts'
import { CORRECTION_KIND } from '../../data/scenes/correction.ts'
import { EVENTS, FOLD_OF, KIND_INDEX, MEASURE_INDEX, PROJECTOR_OF, touchedBy } from '../../data/scenes/index.ts'

/** An event on its way into the ledger: checked in itself, not yet against what is there. */
export interface Incoming {
  readonly source: string
  readonly id: string
  /** Index of the kind in `EVENTS`. */
  readonly kind: number
  readonly ts: number
  readonly subject: string
  /** The member's pseudonym, '' for none. */
  readonly member: string
  /** The payload, where a fold, a key or a correction reads it. */
  readonly data: Readonly<Record<string, unknown>> | null
  /** What a stateless projector posts: measure index and amount. */
  readonly postings: readonly (readonly [measure: number, amount: number])[]
}

export const CORRECTION = KIND_INDEX.get(CORRECTION_KIND) ?? -1

/** How a kind is posted. */
export type Way = 'stateless' | 'member' | 'org' | 'correction'
export const WAY_OF: readonly Way[] = EVENTS.map((e) =>
  e.kind === CORRECTION_KIND ? 'correction' : (FOLD_OF.get(e.kind)?.key ?? 'stateless'),
)

/** The key under which an event is known for ever: newlines cannot occur in either part. */
export function keyOf(source: string, id: string): string {
  return `${source}\n${id}`
}

function toPostings(posted: readonly Posting[]): (readonly [number, number])[] {
  return posted.map((p) => [MEASURE_INDEX.get(p.measure) ?? -1, p.amount] as const)
}

type Record_ = Readonly<Record<string, unknown>>
const isRecord = (value: unknown): value is Record_ =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** An event as its journal line says it; trusted, since only checked events are journaled. */
export function toIncoming(line: string): Incoming | { readonly day: number } {
  const json: unknown = JSON.parse(line)
  if (!isRecord(json) || !isRecord(json.data)) throw new Error('a journal line is no event')
  if (json.type === 'day.opened') return { day: Number(json.data.day) }
  return fromParts({
    source: String(json.source),
    id: String(json.id),
    kind: KIND_INDEX.get(String(json.type)) ?? -1,
    ts: parseInstant(String(json.time)) ?? Number.NaN,
    subject: String(json.subject),
    data: json.data,
  })
}

/** An event from its parts, with what its kind posts. */
export function fromParts(parts: {
  source: string
  id: string
  kind: number
  ts: number
  subject: string
  data: Record_
}): Incoming {
  // Written out: a spread costs several times as much, and every event comes through here.
  const { source, id, kind, ts, subject, data } = parts
  const name = EVENTS[kind]?.kind
  if (name === undefined) throw new Error('a journal line is of an unknown kind')
  const stateless = WAY_OF[kind] === 'stateless'
  const member = typeof data.member === 'string' ? data.member : ''
  const isPlain = stateless && touchedBy({ kind: name, subject, member, ts, data }).length === 0
  return {
    source,
    id,
    kind,
    ts,
    subject,
    member,
    data: isPlain ? null : data,
    postings: stateless ? toPostings(PROJECTOR_OF.get(name)?.post(data) ?? []) : [],
  }
}
