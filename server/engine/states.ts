import { parseInstant } from '../../data/language/time.ts'
import type { Core } from './core.ts'
import type { KeyState, StatesQuery } from './port.ts'
import { foldOf, type States } from './registry.ts'

/** What keys are now, for who wants to report only what has changed; what lies outside the scope is not there. */
export function answerStates(query: StatesQuery, core: Core): (KeyState | null)[] {
  const scope = core.registry.orgOf(query.scope)
  if (scope === undefined) return query.keys.map(() => null)
  const isWithin = (org: number) => scope === 0 || (org >= 0 && core.tree.isBelow(org, scope))
  switch (query.kind) {
    case 'org':
      return query.keys.map((code) => {
        const id = core.registry.orgOf(code)
        if (id === undefined || !isWithin(id)) return null
        return keyed(id, { key: 'org', states: core.registry.orgs, core, members: core.registry.memberCount(id) })
      })
    case 'member':
      return query.keys.map((pseudonym) => {
        const id = core.journal.codeOf(pseudonym)
        if (id === undefined) return null
        const at = { key: 'member', states: core.registry.members, core, members: 0 } as const
        const org = core.registry.members.int(id, foldOf('member').orgField)
        return isWithin(org) ? { ...keyed(id, at), name: core.journal.nameOf(pseudonym) ?? null } : null
      })
    case 'event': {
      const { source } = query
      return query.keys.map((id) => {
        const seq = core.journal.seqOf(source, id)
        return seq === undefined ? null : eventState(seq, { core, isWithin })
      })
    }
  }
}

function keyed(id: number, at: { key: 'org' | 'member'; states: States; core: Core; members: number }): KeyState {
  const state = at.states.get(id)
  const org = Number(state[foldOf(at.key).orgField])
  return {
    id,
    state,
    org: org < 0 ? null : at.core.registry.codeOf(org),
    ts: at.states.lastTs(id),
    members: at.members,
    name: null,
  }
}

function eventState(seq: number, at: { core: Core; isWithin: (org: number) => boolean }): KeyState | null {
  const { core } = at
  const original = lineOf(seq, core)
  const corrections = core.journal.history(`c:${seq}`).map((each) => lineOf(each, core))
  // The latest by (time, id) holds, as in `effectiveOf`; here the payload itself is wanted, also of stateless kinds.
  const last = corrections.sort((a, b) => a.ts - b.ts || (a.id < b.id ? -1 : 1)).at(-1)
  const replacement = last === undefined ? original : (last.data.replacement as Partial<Line> | null | undefined) // checked at the door
  const subject = replacement?.subject ?? original.subject
  if (!at.isWithin(core.registry.orgOf(subject) ?? -1)) return null
  return {
    id: seq,
    state: replacement?.data ?? null,
    org: subject,
    ts: last?.ts ?? original.ts,
    members: 0,
    name: null,
  }
}

interface Line {
  readonly id: string
  readonly ts: number
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

function lineOf(seq: number, core: Core): Line {
  // A line of the journal is an event that was checked when it came.
  const line = JSON.parse(core.journal.lineAt(seq).line) as Omit<Line, 'ts'> & { time: string }
  return { ...line, ts: parseInstant(line.time) ?? 0 }
}
