import { CORRECTION_KIND, EVENTS, FOLD_OF, MEASURE_INDEX, PROJECTOR_OF } from '../../data/scenes/index.ts'
import { checkData } from './check.ts'
import { hasForbidden } from './forbidden.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the door does with a kind. */
export const KINDS = EVENTS.map((event) => ({
  event,
  hasMember: event.member !== undefined,
  isCorrection: event.kind === CORRECTION_KIND,
  // A fold reads the payload itself; only stateless kinds post here.
  keepsData: event.kind === CORRECTION_KIND || FOLD_OF.has(event.kind),
  projector: FOLD_OF.has(event.kind) ? undefined : PROJECTOR_OF.get(event.kind),
  isPlain: event.kind !== CORRECTION_KIND && !FOLD_OF.has(event.kind) && event.member === undefined,
}))
export type Kind = (typeof KINDS)[number]

export interface Good {
  readonly ok: true
  /** The payload as the journal writes it, and as a fold reads it (null where none does). */
  readonly json: string
  readonly stored: Fields | null
  readonly member: string
  readonly person: { member: string; name: string } | undefined
  readonly postings: readonly { readonly measure: number; readonly amount: number }[]
}
export type Kept = Good | { readonly ok: false; readonly field: string; readonly reason: string }

export const FORBIDDEN_TEXT: Kept = { ok: false, field: 'data', reason: '文字中不能有换行等控制字符' }

export function postingsOf({ projector }: Kind, data: Fields): Good['postings'] {
  return (
    projector?.post(data).map(({ measure, amount }) => ({ measure: MEASURE_INDEX.get(measure) ?? -1, amount })) ?? []
  )
}

const REMEMBERED = 50_000
const DATA = ',"data":{'

/** What is known of a payload by its text in the line, and of which kind it was. */
interface Remembered {
  readonly kind: number
  readonly kept: Good
}

/**
 * Payloads that say nothing of a person and that only a stateless projector reads, by their text: meetings are much
 * alike, and what was checked once is good again.
 */
const remembered = new Map<string, Remembered>()

/** A line whose payload is known already, cut before it. */
export interface Cut {
  /** The line without its payload, as JSON. */
  readonly head: string
  readonly known: Remembered
}

/**
 * Cuts a line whose last member is a payload that is known; `undefined` for any other.
 *
 * Where the head is an object and the payload's text is that of an object, the whole line is one too, and its last
 * `data` is that payload: so only the head is left to be read.
 */
export function cutKnown(line: string): Cut | undefined {
  const at = line.lastIndexOf(DATA)
  if (at < 0) return undefined
  const known = remembered.get(line.slice(at + DATA.length - 1, -1))
  return known && line.endsWith('}') ? { head: `${line.slice(0, at)}}`, known } : undefined
}

/** Checks a plain payload, and remembers it by its text where the line ends with it. */
export function keepPlain(kind: Kind, at: { place: number; data: Fields; line: string | undefined }): Kept {
  const checked = checkData(kind.event, at.data)
  if (!checked.ok) return checked
  const json = JSON.stringify(checked.data)
  if (hasForbidden(json, checked.data)) return FORBIDDEN_TEXT
  const postings = postingsOf(kind, checked.data)
  const kept: Good = { ok: true, json, stored: null, member: '', person: undefined, postings }
  const text = at.line === undefined ? undefined : payloadText(at.line, at.data)
  if (text !== undefined) {
    if (remembered.size >= REMEMBERED) remembered.clear()
    remembered.set(text, { kind: at.place, kept })
  }
  return kept
}

/** The text of a payload at the end of its line, where it is certain that it is this payload's. */
function payloadText(line: string, data: Fields): string | undefined {
  const at = line.lastIndexOf(DATA)
  if (at < 0 || !line.endsWith('}')) return undefined
  const text = line.slice(at + DATA.length - 1, -1)
  try {
    return JSON.stringify(JSON.parse(text)) === JSON.stringify(data) ? text : undefined
  } catch {
    return undefined // the pattern stood inside something else
  }
}
