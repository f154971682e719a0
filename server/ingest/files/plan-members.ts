import type { Fields } from '../../../data/imports/column.ts'
import { REASONS } from '../../../data/imports/reasons.ts'
import { parseIdNumber } from '../../../data/language/personal.ts'
import {
  isInStock,
  type MemberState,
  NOBODY,
  STANDING,
  statusIn,
  withChanges,
} from '../../../data/scenes/organisation/member-state.ts'
import { joiningBandOf, toMonth } from '../../../data/scenes/organisation/months.ts'
import type { KeyState } from '../../engine/port.ts'
import {
  idOf,
  type OrgWorld,
  type Plan,
  type Planning,
  pick,
  type Refused,
  refuse,
  type Step,
  timeOf,
  toEvent,
  Walk,
} from './plan.ts'
import { ROW_REASONS } from './reasons.ts'

/** The code that a row names its member by: the upstream's own, else the ID number. */
export function memberCode(fields: Fields): string {
  return String(fields.member ?? fields.idNumber)
}

/** What a row of 党员名册 does: registers, changes, converts, transfers, or nothing. */
export function planMember(fields: Fields, at: { known: KeyState | null; orgs: OrgWorld; planning: Planning }): Plan {
  const org = orgOf(fields, at.orgs)
  if ('verdict' in org) return org
  // The state of a member's fold.
  const state = at.known?.state as MemberState | undefined
  const time = timeOf(at.planning, { given: fields.date, last: at.known?.ts ?? Number.NEGATIVE_INFINITY })
  if ('verdict' in time) return { ...time, field: 'date' }
  const walk = new Walk(state ?? NOBODY, at.orgs)
  const isKnown = at.known !== null && state !== undefined && isInStock(state)
  const refusal = isKnown
    ? changeKnown(walk, { fields, known: at.known as KeyState, state, org, ts: time.ts }) // known, as was just seen
    : walk.take(registration(fields, { org, ts: time.ts }))
  if (refusal) return refusal
  const key = at.planning.pseudonymise(memberCode(fields))
  const basis = at.known?.ts ?? 0
  const events = walk.steps.map((step) => {
    const { member: _, ...content } = step.data
    const id = idOf(at.planning, {
      type: step.type,
      key,
      content: [step.subject, content, time.own ? fields.date : ''],
      basis,
    })
    return toEvent(step, { ...at.planning, id })
  })
  return { verdict: isKnown ? (events.length > 0 ? 'changed' : 'unchanged') : 'new', events }
}

interface Org {
  readonly code: string
  readonly id: number
}

function orgOf(fields: Fields, orgs: OrgWorld): Org | Refused {
  if (fields.org === undefined) return refuse('subject', REASONS['cell-missing'])
  const code = String(fields.org)
  const org = orgs.get(code)
  return org ? { code, id: org.id } : refuse('subject', ROW_REASONS['row-org-unknown'])
}

const PROFILE = ['name', 'idNumber', 'gender', 'birthMonth', 'education', 'occupation', 'ethnicity', 'status', 'joined']

function registration(fields: Fields, at: { org: Org; ts: number }): Step {
  const data = { member: memberCode(fields), ...pick(fields, PROFILE) }
  return { type: 'member.registered', subject: at.org.code, org: at.org.id, ts: at.ts, data }
}

const ATTRIBUTES = ['gender', 'birthMonth', 'education', 'occupation', 'ethnicity'] as const

function changeKnown(
  walk: Walk,
  at: { fields: Fields; known: KeyState; state: MemberState; org: Org; ts: number },
): Refused | undefined {
  const { fields, known, state, org, ts } = at
  const contradiction = contradictionOf(fields, state)
  if (contradiction) return contradiction
  const member = memberCode(fields)
  const here = { subject: known.org ?? '', org: state.org }
  const changes = differences(fields, { state, name: known.name })
  if (Object.keys(changes).length > 0) {
    const refusal = walk.take({ type: 'member.changed', ...here, ts, data: { member, ...changes } })
    if (refusal) return refusal
  }
  if (fields.status === 'full' && state.status === STANDING.probationary) {
    const refusal = walk.take({ type: 'member.converted', ...here, ts: ts + walk.steps.length, data: { member } })
    if (refusal) return refusal
  }
  if (org.code === known.org) return undefined
  return walk.take({
    type: 'member.transferred',
    subject: org.code,
    org: org.id,
    orgs: { from: state.org, to: org.id },
    ts: ts + walk.steps.length,
    data: { member, from: known.org, to: org.code },
  })
}

/** What a file may not say of somebody known: it could only be posted as a correction of what was registered. */
function contradictionOf(fields: Fields, state: MemberState): Refused | undefined {
  const byId = typeof fields.idNumber === 'string' ? parseIdNumber(fields.idNumber) : undefined
  for (const field of ['gender', 'birthMonth'] as const)
    if (byId && fields[field] !== undefined && fields[field] !== byId[field])
      return refuse(`data.${field}`, ROW_REASONS['row-id-contradicts'])
  if (fields.status !== undefined && statusIn(fields) !== state.status && fields.status !== 'full')
    return refuse('data.status', ROW_REASONS['row-full-already'])
  if (fields.joined !== undefined && joiningBandOf(toMonth(String(fields.joined))) !== state.joined)
    return refuse('data.joined', ROW_REASONS['row-joined-contradicts'])
  return undefined
}

/** The attributes in which a row says something else than what is there. */
function differences(fields: Fields, at: { state: MemberState; name: string | null }): Record<string, unknown> {
  const byId = typeof fields.idNumber === 'string' ? parseIdNumber(fields.idNumber) : undefined
  const said: Fields = { ...fields, ...byId }
  const isNews = (field: string) => {
    const after = withChanges(at.state, { [field]: said[field] })
    return JSON.stringify(after) !== JSON.stringify(at.state)
  }
  const changes = pick(
    said,
    ATTRIBUTES.filter((field) => said[field] !== undefined && isNews(field)),
  )
  return said.name !== undefined && said.name !== at.name ? { ...changes, name: said.name } : changes
}
