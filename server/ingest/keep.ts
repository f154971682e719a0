import type { Posting, Refusal } from '../../data/language/project.ts'
import { toRefusal } from '../../data/language/reason.ts'
import { CORRECTION_KIND, EVENTS, FOLD_OF, KEYED_OF, PROJECTOR_OF, touchedBy } from '../../data/scenes/index.ts'
import { REASONS } from './reasons.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the door does with a kind. */
export const KINDS = EVENTS.map((event) => ({
  event,
  hasMember: event.member !== undefined || event.members === true,
  isCorrection: event.kind === CORRECTION_KIND,
  // A fold reads the payload itself; only projectors post here.
  keepsData: event.kind === CORRECTION_KIND || FOLD_OF.has(event.kind),
  isKeyed: KEYED_OF.has(event.kind),
  projector: FOLD_OF.has(event.kind) ? undefined : PROJECTOR_OF.get(event.kind),
}))
export type Kind = (typeof KINDS)[number]

export interface Good {
  readonly ok: true
  /** The payload as the journal writes it, and as a fold reads it (null where none does). */
  readonly json: string
  readonly stored: Fields | null
  readonly member: string
  readonly person: { member: string; name: string } | undefined
  readonly postings: readonly Posting[]
}
export type Kept = Good | { readonly ok: false; readonly refusal: Refusal }

export const FORBIDDEN_TEXT: Kept = { ok: false, refusal: toRefusal('data', REASONS['text-forbidden']) }

/** Whether a payload can speak of anybody: most of those that may list members (a meeting) list none. */
export function mayName({ event }: Kind, data: Fields): boolean {
  if (event.member !== undefined) return true
  for (const key in data) if (key === 'member' || typeof data[key] === 'object') return true
  return false
}

/** Whether the engine needs the payload: an event that touches no key is posted without it. */
export function isRead(kind: Kind, event: { subject: string; member: string; ts: number; data: Fields }): boolean {
  return kind.keepsData || (kind.isKeyed && touchedBy({ kind: kind.event.kind, ...event }).length > 0)
}

const NOTHING: readonly Posting[] = []

export function postingsOf({ projector }: Kind, data: Fields): readonly Posting[] {
  return projector?.post(data) ?? NOTHING
}
