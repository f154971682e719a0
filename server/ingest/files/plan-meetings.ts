import type { Fields } from '../../../data/imports/column.ts'
import { formatInstant, parseInstant } from '../../../data/language/time.ts'
import { CORRECTION_KIND } from '../../../data/scenes/index.ts'
import type { KeyState } from '../../engine/port.ts'
import { checkPayload } from '../check.ts'
import { idOf, type OrgWorld, type Plan, type Planning, pick, refuse, refusedBy, toEvent } from './plan.ts'
import { ROW_REASONS } from './reasons.ts'

const TYPE = 'meeting.held'

/** The id of a meeting: branch, time and form say which it is. In order of time, as the journal likes them. */
export function meetingId(fields: Fields, planning: Planning): string {
  const time = String(fields.time)
  return `${time.slice(0, 16)}-${idOf(planning, { type: TYPE, key: String(fields.org), content: [time, fields.form], basis: 0 })}`
}

/** What a row of 组织生活台账 does: reports a meeting, corrects one that it reported otherwise before, or nothing. */
export function planMeeting(fields: Fields, at: { known: KeyState | null; orgs: OrgWorld; planning: Planning }): Plan {
  const { known, planning } = at
  const subject = String(fields.org)
  const ts = parseInstant(String(fields.time)) ?? 0
  if (!at.orgs.get(subject)) return refuse('subject', ROW_REASONS['row-org-unknown'])
  if (ts > planning.now) return refuse('time', ROW_REASONS['row-date-ahead'])
  const data = pick(fields, ['form', 'attended', 'expected', 'minutes'])
  const checked = checkPayload(TYPE, data)
  if (!checked.ok) return refusedBy(checked.refusal)
  const id = meetingId(fields, planning)
  if (!known) {
    const event = toEvent({ type: TYPE, subject, org: 0, ts, data }, { ...planning, id })
    return { verdict: 'new', events: [event] }
  }
  if (known.state === null) return refuse('', ROW_REASONS['row-meeting-withdrawn'])
  const before = known.state
  if (Object.entries(checked.data).every(([name, value]) => before[name] === value))
    return { verdict: 'unchanged', events: [] }
  const correction = { id, reason: '导入的台账有更改', replacement: { data } }
  const event = {
    ...toEvent(
      { type: CORRECTION_KIND, subject, org: 0, ts, data: correction },
      {
        ...planning,
        id: idOf(planning, { type: CORRECTION_KIND, key: id, content: data, basis: known.ts }),
      },
    ),
    time: formatInstant(Math.max(planning.at, known.ts + 1)),
  }
  return { verdict: 'changed', events: [event] }
}
