import type { EventKind } from '../../data/language/event.ts'
import { EVENTS, KIND_INDEX } from '../../data/scenes/index.ts'
import { toChinese, toRefusal } from './messages.ts'

type Fields = Readonly<Record<string, unknown>>

export type Checked =
  | { readonly ok: true; readonly data: Fields }
  | { readonly ok: false; readonly field: string; readonly reason: string }

/**
 * A payload against the schema of its kind: with defaults filled in, or the first thing that is wrong.
 *
 * `field` is the path from the event, e.g. `data.attended`; `reason` is Chinese and never repeats a value.
 */
export function checkPayload(kind: string, data: unknown): Checked {
  const event = EVENTS[KIND_INDEX.get(kind) ?? -1]
  return event ? checkData(event, data) : { ok: false, field: 'type', reason: '没有这种事件' }
}

export function checkData(event: EventKind, data: unknown): Checked {
  const parsed = event.payload.safeParse(data)
  if (parsed.success) return { ok: true, data: parsed.data }
  // Words only where they are needed: the second pass is for the few that fail.
  const again = event.payload.safeParse(data, { error: toChinese })
  return { ok: false, ...toRefusal(again.success ? [] : again.error.issues, 'data') }
}
