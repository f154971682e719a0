import { CORRECTION_KIND, EVENTS, FOLD_OF, MEASURE_INDEX, PROJECTOR_OF } from '../../data/scenes/index.ts'

type Fields = Readonly<Record<string, unknown>>

/** What the door does with a kind. */
export const KINDS = EVENTS.map((event) => ({
  event,
  hasMember: event.member !== undefined,
  isCorrection: event.kind === CORRECTION_KIND,
  // A fold reads the payload itself; only stateless kinds post here.
  keepsData: event.kind === CORRECTION_KIND || FOLD_OF.has(event.kind),
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
  readonly postings: readonly { readonly measure: number; readonly amount: number }[]
}
export type Kept = Good | { readonly ok: false; readonly field: string; readonly reason: string }

export const FORBIDDEN_TEXT: Kept = { ok: false, field: 'data', reason: '文字中不能有换行等控制字符' }

export function postingsOf({ projector }: Kind, data: Fields): Good['postings'] {
  return (
    projector?.post(data).map(({ measure, amount }) => ({ measure: MEASURE_INDEX.get(measure) ?? -1, amount })) ?? []
  )
}
