import type { Fields } from '../../../data/imports/column.ts'
import { OUTSIDE } from '../../../data/imports/event-kinds.ts'
import { parseInstant } from '../../../data/language/time.ts'
import { EVENTS } from '../../../data/scenes/index.ts'
import type { KeyState } from '../../engine/port.ts'
import { checkPayload } from '../check.ts'
import { REASONS } from '../reasons.ts'
import { idOf, type OrgWorld, type Plan, type Planning, refuse, refusedBy, toEvent } from './plan.ts'
import { ROW_REASONS } from './reasons.ts'

/** The id of a row that is one event: all that it says. */
export function eventId(fields: Fields, at: { planning: Planning; type: string }): string {
  const content = Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1))
  return idOf(at.planning, { type: at.type, key: String(fields.subject), content, basis: 0 })
}

/** What a row of an event kind's own file does: reports the event, unless it was reported before. */
export function planEvent(
  fields: Fields,
  at: { known: KeyState | null; orgs: OrgWorld; planning: Planning; type: string },
): Plan {
  const { planning, type } = at
  const subject = String(fields.subject)
  const ts = parseInstant(String(fields.time)) ?? 0
  const kind = EVENTS.find((event) => event.kind === type)
  if (at.known) return { verdict: 'unchanged', events: [] }
  if (kind?.founds !== true && !at.orgs.get(subject)) return refuse('subject', ROW_REASONS['row-org-unknown'])
  if (ts > planning.latest) return refuse('time', REASONS['time-too-late'])
  const data = toData(fields, kind?.orgs ?? [])
  const checked = checkPayload(type, data)
  if (!checked.ok) return refusedBy(checked.refusal)
  const id = eventId(fields, { planning, type })
  return { verdict: 'new', events: [toEvent({ type, subject, org: 0, ts, data }, { ...planning, id })] }
}

/** Columns such as `profile.gender` make an object; an organisation outside the city is null. */
function toData(fields: Fields, orgs: readonly string[]): Record<string, unknown> {
  const data: Record<string, unknown> = {}
  for (const [field, value] of Object.entries(fields)) {
    if (field === 'subject' || field === 'time') continue
    const [outer = '', inner] = field.split('.')
    const said = orgs.includes(field) && value === OUTSIDE ? null : value
    if (inner === undefined) data[outer] = said
    else data[outer] = { ...(data[outer] as object | undefined), [inner]: said } // only ever set here
  }
  return data
}
