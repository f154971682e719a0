import { describe, expect, test } from 'vitest'
import type { KeyedEvent, KeyedFold } from '../../language/keyed.ts'
import type { Entry, FlatState } from '../../language/project.ts'
import { parseInstant } from '../../language/time.ts'
import { SCORE_SETS, scoreSetOf } from '../../rules/scores/index.ts'
import { branchScoreFold } from './branch-scores.ts'
import { memberScoreFold } from './member-scores.ts'

const members = memberScoreFold(SCORE_SETS, (year) => scoreSetOf('member', year))
const branches = branchScoreFold(SCORE_SETS, (year) => scoreSetOf('branch', year))

const MEMBER = 'somebody'
type Told = Pick<KeyedEvent, 'kind' | 'data'> & { day: string; org?: number; to?: number }

function eventOf({ kind, data, day, org = 1, to = -1 }: Told): KeyedEvent {
  const ts = parseInstant(`${day}T10:00:00+08:00`) ?? Number.NaN
  return {
    kind,
    id: `${kind} ${day}`,
    ts,
    org,
    data,
    orgs: { to },
    key: '',
    subject: `o${org}`,
    member: 7,
    pseudonym: MEMBER,
  }
}

/** Folds what is told; returns the sums of entries by `org measure`, without those that are 0, and the last state. */
function run<State extends FlatState>(fold: KeyedFold<State>, told: readonly Told[]) {
  let state: FlatState = fold.initial
  const entries: Entry[] = []
  for (const each of told) {
    const step = fold.step(state as State, eventOf(each)) // what its own steps made
    if (!step.ok) throw new Error(step.refusal.reason)
    state = step.state
    entries.push(...step.entries)
  }
  const sums: Record<string, number> = {}
  for (const { org, measure, amount } of entries) sums[`${org} ${measure}`] = (sums[`${org} ${measure}`] ?? 0) + amount
  return { state, sums: Object.fromEntries(Object.entries(sums).filter(([, n]) => n !== 0)) }
}

const total = (sums: Readonly<Record<string, number>>, subject: string) =>
  Object.entries(sums).reduce((n, [key, amount]) => (key.includes(` score.${subject}/`) ? n + amount : n), 0)

const meeting = (day: string, form: string, org = 1): Told => ({
  kind: 'meeting.held',
  day,
  org,
  data: { form, attended: 9, expected: 10, members: [MEMBER] },
})
const reportIn = (day: string): Told => ({ kind: 'report-in.made', day, data: { member: MEMBER } })
const transfer = (day: string, to: number): Told => ({ kind: 'member.transferred', day, org: to, to, data: {} })

describe('a member’s score', () => {
  test('names item and cap with every movement, and is counted in one class', () => {
    const { sums } = run(members, [
      meeting('2026-02-03', 'theme-day'),
      meeting('2026-02-20', 'theme-day'),
      reportIn('2026-03-01'),
    ])
    expect(sums).toEqual({
      '1 score.member/m1-theme-day': 1,
      '1 score.capped/m1-theme-day': 1,
      '1 score.member/m1-report-in': 4,
      '1 score.members': 1,
      '1 score.members/0-59': 1,
    })
  })

  test('moves to the receiver with the member, and leaves its points where they were earned', () => {
    const told = [meeting('2026-02-03', 'congress'), transfer('2026-04-01', 2), meeting('2026-05-01', 'congress', 2)]
    const { sums } = run(members, told)
    expect(sums).toMatchObject({
      '1 score.member/m1-congress': 2,
      '2 score.member/m1-congress': 2,
      '2 score.members': 1,
    })
    expect(sums['1 score.members']).toBeUndefined()
    // To a place outside the city: counted nowhere.
    expect(run(members, [...told, transfer('2026-06-01', -1)]).sums['2 score.members']).toBeUndefined()
  })

  test('stays at home when evidence comes from elsewhere', () => {
    const other: Told = { kind: 'member.contact.lost', day: '2026-03-01', org: 5, data: {} }
    const { sums } = run(members, [meeting('2026-02-03', 'congress'), other])
    expect(sums).toMatchObject({ '1 score.members': 1, '5 score.member/m1-contact-lost': -5 })
    expect(total(sums, 'member')).toBe(0)
  })

  test('is cleared by a veto for the year, and whoever lost membership is counted nowhere', () => {
    const stopped: Told = { kind: 'member.stopped', day: '2026-06-01', data: {} }
    const { sums } = run(members, [reportIn('2026-03-01'), stopped])
    expect(sums).toEqual({
      '1 score.member/m1-report-in': 4,
      '1 score.member/m1-cleared': -4,
      '1 score.veto/m1-stopped': 1,
    })
    const back: Told = { kind: 'member.restored', day: '2026-07-01', org: 3, data: {} }
    const restored = run(members, [reportIn('2026-03-01'), stopped, back, meeting('2026-08-01', 'congress', 3)])
    expect(restored.sums).toMatchObject({ '3 score.members/0-59': 1 })
    expect(total(restored.sums, 'member')).toBe(0)
  })

  test('touches one key for each person and year, and none where nothing is shown', () => {
    const keys = (told: Told, member = '') => members.keys({ ...eventOf(told), member }).map(({ key }) => key)
    expect(keys(meeting('2026-02-03', 'lecture'))).toEqual([`${MEMBER}/2026`])
    expect(keys({ ...meeting('2026-12-31', 'lecture'), data: { form: 'lecture', members: ['a', 'b'] } })).toEqual([
      'a/2026',
      'b/2026',
    ])
    expect(keys({ ...meeting('2026-02-03', 'lecture'), data: { form: 'lecture' } })).toEqual([])
    expect(keys(meeting('2020-02-03', 'lecture'))).toEqual([])
    expect(keys({ kind: 'development.step', day: '2026-02-03', data: { step: 'oath' } }, 'a')).toEqual([])
  })
})

const founded = (day: string, data = {}): Told => ({
  kind: 'org.founded',
  day,
  org: -1,
  data: { kind: 'branch', sector: 'village', ...data },
})

describe('a branch’s score', () => {
  test('is that of its type, and begins anew with the year', () => {
    const told = [founded('2025-01-01'), meeting('2025-11-20', 'congress'), meeting('2026-02-03', 'life-meeting')]
    const { sums, state } = run(branches, told)
    expect(sums).toEqual({
      '1 score.branch/b1-congress': 2,
      '1 score.branch/b1-congress-attended': 1,
      '1 score.branch/b1-life-meeting': 5,
      '1 score.branches': 2,
      '1 score.branches/village-0-59': 2,
    })
    expect(state).toMatchObject({ year: 2026, total: 5 })
  })

  test('counts what its type asks for, and not what another type does', () => {
    const resolved: Told = { kind: 'appeal.resolved', day: '2026-02-03', data: {} }
    expect(run(branches, [founded('2026-01-01'), resolved]).sums).toMatchObject({
      '1 score.branch/b1-village-appeal': 1,
    })
    expect(run(branches, [founded('2026-01-01', { sector: 'government' }), resolved]).sums).toEqual({})
  })

  test('goes with a change of type, and is counted no more when it is dissolved or no branch', () => {
    const told = [founded('2026-01-01'), meeting('2026-02-03', 'congress')]
    const changed = (data: Told['data']): Told => ({ kind: 'org.changed', day: '2026-03-01', data })
    expect(run(branches, [...told, changed({ sector: 'community' })]).sums).toMatchObject({
      '1 score.branches': 1,
      '1 score.branches/community-0-59': 1,
    })
    for (const ends of [changed({ kind: 'committee' }), { ...changed({}), kind: 'org.dissolved' }])
      expect(run(branches, [...told, ends]).sums).toEqual({
        '1 score.branch/b1-congress': 2,
        '1 score.branch/b1-congress-attended': 1,
      })
  })

  test('is cleared by a veto', () => {
    const passed: Told = { kind: 'deadline.passed', day: '2026-03-01', data: { rule: 'term-due' } }
    const { sums } = run(branches, [founded('2026-01-01'), meeting('2026-02-03', 'congress'), passed])
    expect(total(sums, 'branch')).toBe(0)
    expect(sums).toMatchObject({ '1 score.veto/b1-term-overdue': 1, '1 score.branch/b1-cleared': -3 })
  })

  test('is not touched by the many meetings of every month, nor by areas', () => {
    const keys = (told: Told) => branches.keys({ ...eventOf(told), member: '' })
    expect(keys(meeting('2026-02-03', 'theme-day'))).toEqual([])
    expect(keys(meeting('2026-02-03', 'congress'))).toEqual([{ key: 'o1' }])
    expect(keys(founded('2026-01-01', { kind: 'area' }))).toEqual([])
    expect(keys({ kind: 'org.changed', day: '2026-03-01', data: { name: '某' } })).toEqual([])
  })
})
