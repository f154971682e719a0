import { expect, test } from 'vitest'
import type { Fields } from '../../../data/imports/column.ts'
import { IMPORTS, importKind } from '../../../data/imports/index.ts'
import { DAY_MS, formatInstant, parseInstant } from '../../../data/language/time.ts'
import { NOBODY, STANDING } from '../../../data/scenes/organisation/member-state.ts'
import { ROOT } from '../../../data/scenes/organisation/orgs.ts'
import type { KeyState } from '../../engine/port.ts'
import { keepPseudonym } from '../personal.ts'
import { compare } from './compare.ts'
import { OrgWorld, type Plan, type Planning } from './plan.ts'
import { planEvent } from './plan-events.ts'
import { planMeeting } from './plan-meetings.ts'
import { planMember } from './plan-members.ts'
import { planOrganisation } from './plan-organisations.ts'
import { ROW_REASONS } from './reasons.ts'

const now = parseInstant('2026-05-01T09:00:00+08:00') ?? 0
const planning: Planning = { source: 'urn:test', pseudonymise: keepPseudonym, at: now, now, latest: now + 7 * DAY_MS }
const after = (days: number) => formatInstant(now + days * DAY_MS)

function known(state: KeyState['state'], org = 'b1'): KeyState {
  return { id: 7, state, org, ts: now - 90 * DAY_MS, members: 0, name: null }
}
const branch = { ...ROOT.state, kind: 5, parent: 0, name: '第一支部', short: '第一支部' }
const orgs = new OrgWorld()
orgs.add('b1', { id: 5, state: branch, members: 0 })

const full = { ...NOBODY, org: 5, home: 5, status: STANDING.full }
const meeting = { org: 'b1', time: after(-1), form: 'theme-day', attended: 8, expected: 9, minutes: 60 }
const appeal = { subject: 'b1', time: after(-1), appeal: 'a1', category: 'traffic' }
const member = (fields: Fields, state: KeyState['state'] = full) =>
  planMember({ member: 'm1', org: 'b1', ...fields }, { known: known(state), orgs, planning })
const held = (fields: object, of: KeyState | null = null) =>
  planMeeting({ ...meeting, ...fields }, { known: of, orgs, planning })
const raised = (fields: object) =>
  planEvent({ ...appeal, ...fields }, { known: null, orgs, planning, type: 'appeal.raised' })
const codeOf = (plan: Plan) => (plan.verdict === 'refused' ? plan.reason.code : plan.verdict)

const produced = new Set<string>()

test.each<[string, Plan, string]>([
  ['an organisation that nobody knows', held({ org: 'b9' }), 'row-org-unknown'],
  ['an event of an organisation that nobody knows', raised({ subject: 'b9' }), 'row-org-unknown'],
  [
    'a parent that nobody knows',
    planOrganisation({ code: 'b2', name: '第二支部', kind: 'branch', parent: 'x' }, { known: null, orgs, planning }),
    'row-parent-unknown',
  ],
  [
    'a change of what is dissolved',
    planOrganisation({ code: 'b1', name: '新' }, { known: known({ ...branch, dissolved: 1 }), orgs, planning }),
    'row-org-dissolved',
  ],
  ['a roster of tomorrow', member({ date: after(1) }), 'row-date-ahead'],
  ['a meeting that was held tomorrow', held({ time: after(1) }), 'row-date-ahead'],
  ['a meeting that was taken back', held({}, known(null)), 'row-meeting-withdrawn'],
  [
    'a sex that the ID number contradicts',
    member({ idNumber: '11010519491231002X', gender: 'male' }),
    'row-id-contradicts',
  ],
  ['a full member made probationary', member({ status: 'probationary' }), 'row-full-already'],
  ['another period of joining', member({ joined: '2020-01' }), 'row-joined-contradicts'],
])('%s refuses the row', (_, plan, code) => {
  expect(codeOf(plan)).toBe(code)
  produced.add(code)
})

test('a single event may lie as far ahead as the setting allows, as at the door of events', () => {
  expect(codeOf(raised({ time: after(6) }))).toBe('new')
  expect(codeOf(raised({ time: after(8) }))).toBe('time-too-late')
})

test('a row that stands twice is refused once, and the rest of the file goes on', async () => {
  async function* rows() {
    for (const n of [2, 3, 4]) yield { n, c: [], f: n === 3 ? { ...meeting, form: 'congress' } : meeting }
  }
  const states = async ({ kind, keys }: { kind: string; keys: readonly string[] }) =>
    keys.map(() => (kind === 'org' ? known(branch) : null))
  const orgsOf = () => Promise.reject(new Error('nobody asks'))
  const { counts, refusals } = await compare({
    kind: importKind('meetings') ?? IMPORTS.meetings,
    rows: rows(),
    isPart: false,
    engine: { states, orgs: orgsOf },
    scope: 'root',
    planning,
    onProgress: () => {},
  })
  expect([counts.new, counts.refused, refusals.get(4)]).toMatchObject([
    2,
    1,
    { code: 'row-twice', reason: '同一份文件里已有这一行：第 2 行', reasonEn: 'The file has this row already: row 2' },
  ])
  produced.add('row-twice')
})

test('every reason of a row is one of those above', () => {
  expect([...produced].sort()).toEqual(Object.keys(ROW_REASONS).sort())
})
