import { z } from 'zod'
import { MASK, plainText, redactText } from '../../data/language/personal.ts'
import { CORRECTION_KIND } from '../../data/scenes/correction.ts'
import { EVENTS, KIND_INDEX } from '../../data/scenes/index.ts'
import { isFields, MEMBER_LISTS } from './personal.ts'

type Fields = Readonly<Record<string, unknown>>

const MAX_CHARS = 2_000
const PERSONAL = new Set(['member', ...MEMBER_LISTS, 'name', 'idNumber'])
/** Official texts of organisations: in any other text somebody may have written a name. */
const OFFICIAL = new Set(['name', 'short'])

/** Fields of payloads that are known, and whether the kind is about organisations (whose `name` is no person's). */
const SHAPES: readonly { readonly fields: ReadonlySet<string>; readonly isPublic: boolean }[] = EVENTS.map((e) => ({
  fields: new Set(Object.keys(z.toJSONSchema(e.payload, { io: 'input', unrepresentable: 'any' }).properties ?? {})),
  isPublic: e.member === undefined && e.kind !== CORRECTION_KIND,
}))

/**
 * A refused record as the reject store keeps it: known fields only, identifiers of people as `***`.
 *
 * Invariant: nothing of a member's code, name or ID number, wherever it was put; at most 2 KB of text.
 */
export function redactRecord(raw: unknown): string {
  if (!isFields(raw)) return `${MASK}（不是一个事件）`
  const { id, source, type, subject, time } = raw
  const shape = SHAPES[(typeof type === 'string' ? KIND_INDEX.get(type) : undefined) ?? -1]
  const kept = {
    id: plain(id),
    source: plain(source),
    type: plain(type),
    subject: plain(subject),
    time: plain(time),
    data: shape && isFields(raw.data) ? redactFields(raw.data, shape) : MASK,
  }
  return cut(JSON.stringify(kept))
}

/** What remains of a line that could not even be read. */
export function redactLine(bytes: number): string {
  return `${MASK}（${bytes} 字节，未能读出）`
}

function redactFields(data: Fields, shape: { fields: ReadonlySet<string>; isPublic: boolean }): Fields {
  const result: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(data)) {
    if (!shape.fields.has(key)) continue
    const isOfficial = shape.isPublic && OFFICIAL.has(key)
    result[key] = PERSONAL.has(key) && !isOfficial ? MASK : scalar(value, isOfficial)
  }
  return result
}

function scalar(value: unknown, isOfficial: boolean): unknown {
  if (typeof value === 'string') return isOfficial ? redactText(value).slice(0, 200) : plain(value)
  if (typeof value === 'boolean' || value === null) return value
  // A phone number is a number too.
  if (typeof value === 'number') return Math.abs(value) < 10_000_000 ? value : MASK
  return MASK
}

function plain(value: unknown): unknown {
  if (value === undefined) return undefined
  return typeof value === 'string' ? plainText(value) : MASK
}

function cut(text: string): string {
  return text.length <= MAX_CHARS ? text : `${text.slice(0, MAX_CHARS)}…`
}
