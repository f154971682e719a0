import type { EventKind } from '../../data/language/event.ts'
import type { Refusal } from '../../data/language/project.ts'
import { toRefusal as refusalFor } from '../../data/language/reason.ts'
import { EVENTS, KIND_INDEX } from '../../data/scenes/index.ts'
import { toChinese, toRefusal } from './messages.ts'
import { REASONS } from './reasons.ts'

type Fields = Readonly<Record<string, unknown>>

export type Checked = { readonly ok: true; readonly data: Fields } | { readonly ok: false; readonly refusal: Refusal }

/**
 * A payload against the schema of its kind: with defaults filled in, or the first thing that is wrong.
 *
 * `field` is the path from the event, e.g. `data.attended`; the reason never repeats a value.
 */
export function checkPayload(kind: string, data: unknown): Checked {
  const event = EVENTS[KIND_INDEX.get(kind) ?? -1]
  return event ? checkData(event, data) : { ok: false, refusal: refusalFor('type', REASONS['kind-unknown']) }
}

export function checkData(event: EventKind, data: unknown): Checked {
  const parsed = event.payload.safeParse(data)
  if (parsed.success) return { ok: true, data: parsed.data }
  // Words only where they are needed: the second pass is for the few that fail.
  const again = event.payload.safeParse(data, { error: toChinese })
  return { ok: false, refusal: toRefusal(again.success ? [] : again.error.issues, 'data') }
}
