import type { Fields } from '../../../data/imports/column.ts'
import { type OrgState, orgFold } from '../../../data/scenes/organisation/orgs.ts'
import { ORG_KINDS, SECTORS } from '../../../data/scenes/organisation/vocabulary.ts'
import type { KeyState } from '../../engine/port.ts'
import { idOf, type OrgWorld, type Plan, type Planning, pick, refuse, timeOf, toEvent, Walk } from './plan.ts'
import { ROW_REASONS } from './reasons.ts'

const KINDS = Object.keys(ORG_KINDS)
const SECTOR_KEYS = Object.keys(SECTORS)

/**
 * What a row of 党组织名册 does: founds, changes, moves, or nothing. `orgs` then has it as the row leaves it.
 *
 * Rows must come with parents before children (`inOrder`).
 */
export function planOrganisation(
  fields: Fields,
  at: { known: KeyState | null; orgs: OrgWorld; planning: Planning },
): Plan {
  return at.known ? change(fields, { ...at, known: at.known }) : found(fields, at)
}

function found(fields: Fields, at: { orgs: OrgWorld; planning: Planning }): Plan {
  const { orgs, planning } = at
  const code = String(fields.code)
  const parent = fields.parent === undefined ? undefined : orgs.get(String(fields.parent))
  if (fields.parent !== undefined && !parent) return refuse('data.parent', ROW_REASONS['row-parent-unknown'])
  const given = fields.founded ?? fields.date
  const time = timeOf(planning, { given, last: Number.NEGATIVE_INFINITY })
  if ('verdict' in time) return { ...time, field: fields.founded === undefined ? 'date' : 'time' }
  const id = orgs.newId()
  const walk = new Walk(orgFold.initial, orgs)
  const data = pick(fields, ['name', 'short', 'kind', 'sector', 'parent'])
  const type = 'org.founded'
  const refusal = walk.take({ type, subject: code, org: id, orgs: { parent: parent?.id ?? -1 }, ts: time.ts, data })
  if (refusal) return refusal
  orgs.put(code, { id, state: walk.state, members: 0 })
  const content = [data, time.own ? given : '']
  return {
    verdict: 'new',
    events: walk.steps.map((s) =>
      toEvent(s, { ...planning, id: idOf(planning, { type, key: code, content, basis: 0 }) }),
    ),
  }
}

function change(fields: Fields, at: { known: KeyState; orgs: OrgWorld; planning: Planning }): Plan {
  const { known, orgs, planning } = at
  const code = String(fields.code)
  // The state of an organisation's fold.
  const state = known.state as OrgState
  const time = timeOf(planning, { given: fields.date, last: known.ts })
  if ('verdict' in time) return { ...time, field: 'date' }
  const walk = new Walk(state, orgs)
  if (state.dissolved === 1) return refuse('subject', ROW_REASONS['row-org-dissolved'])
  const data = differences(fields, state)
  if (Object.keys(data).length > 0) {
    const refusal = walk.take({ type: 'org.changed', subject: code, org: known.id, ts: time.ts, data })
    if (refusal) return refusal
  }
  if (fields.parent !== undefined && fields.parent !== known.org) {
    const parent = orgs.get(String(fields.parent))
    if (!parent) return refuse('data.parent', ROW_REASONS['row-parent-unknown'])
    const refusal = walk.take({
      type: 'org.moved',
      subject: code,
      org: known.id,
      orgs: { parent: parent.id },
      ts: time.ts + walk.steps.length,
      data: { parent: fields.parent },
    })
    if (refusal) return refusal
  }
  orgs.put(code, { id: known.id, state: walk.state, members: known.members })
  const events = walk.steps.map((step) => {
    const content = [step.data, time.own ? fields.date : '']
    return toEvent(step, { ...planning, id: idOf(planning, { type: step.type, key: code, content, basis: known.ts }) })
  })
  return { verdict: events.length > 0 ? 'changed' : 'unchanged', events }
}

/** The fields in which a row says something else than what is there. */
function differences(fields: Fields, state: OrgState): Record<string, unknown> {
  const now: Fields = {
    name: state.name,
    short: state.short,
    kind: KINDS[state.kind] ?? '',
    sector: SECTOR_KEYS[state.sector] ?? '',
  }
  return pick(
    fields,
    Object.keys(now).filter((name) => fields[name] !== now[name]),
  )
}

/** Rows with every parent before its children; those whose parents go in a circle come last, in their own order. */
export function inOrder<Row extends { readonly fields: Fields }>(rows: readonly Row[]): Row[] {
  const byCode = new Map(rows.map((row) => [String(row.fields.code), row]))
  const done = new Set<Row>()
  const ordered: Row[] = []
  for (const row of rows) {
    const path: Row[] = []
    const onPath = new Set<Row>()
    for (let each: Row | undefined = row; each && !done.has(each) && !onPath.has(each); ) {
      path.push(each)
      onPath.add(each)
      each = byCode.get(String(each.fields.parent))
    }
    for (const each of path.reverse()) {
      done.add(each)
      ordered.push(each)
    }
  }
  return ordered
}
