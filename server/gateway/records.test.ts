import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { BranchAnswer, ContestDone, RecordDone } from '../../data/contract/records.ts'
import type { ValuesAnswer } from '../../data/contract/rest.ts'
import type { Role } from '../../data/contract/roles.ts'
import type { SupervisionAnswer } from '../../data/contract/supervision.ts'
import { letIn } from '../access/first-run.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { TRAITS } from '../testing/traits.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32))
let now = Date.parse('2026-06-20T12:00:00+08:00')
let server: TestGateway
let nr = 0

const event = (type: string, subject: string, time: string, data: object) => ({
  ...{ specversion: '1.0', id: `e${nr++}`, source: 'urn:test', type, subject, time: `${time}:00+08:00`, data },
})
const found = (code: string, kind: string, parent: string) =>
  event('org.founded', code, '2024-01-01T08:00', { name: code, kind, parent, sector: 'community' })
const registered = (member: string, subject: string, name: string) =>
  event('member.registered', subject, '2024-01-02T09:00', {
    ...{ member, name, ...TRAITS, joined: '2010-07' },
  })
const step = (name: string, time: string, member: string, more = {}) =>
  event('development.step', 'b1', time, { member, step: name, ...more })

beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1', now: () => (now += 1_000) })
  letIn({ access: server.access, run: server.run, branch: 'b1', member: pseudonymise('m1') })
  const sent = await server.send([
    ...[found('c1', 'committee', 'root'), found('b1', 'branch', 'c1'), found('b2', 'branch', 'c1')],
    ...[registered('m1', 'b1', '张三'), registered('m2', 'b1', '李四'), registered('m3', 'b2', '王五')],
    step('application', '2025-01-10T09:00', 'p1', { birthMonth: '1999-08' }),
    step('activist', '2025-03-10T09:00', 'p1'),
    step('application', '2025-01-10T09:00', 'p2', { birthMonth: '1999-08' }),
    step('activist', '2025-09-01T09:00', 'p2'),
    event('dues.assessed', 'b1', '2026-06-01T09:00', { month: '2026-06', member: 'm1', fen: 1_500 }),
    // Another source reports activities of this branch.
    event('activity.held', 'b1', '2026-05-01T09:00', {
      ...{ activity: 'a1', kind: 'activity-service', attended: 2, minutes: 60, members: ['m1'] },
    }),
  ])
  expect(await sent.json()).toMatchObject({ rejected: [], held: 0 })
})
afterAll(() => server.close())

async function post<T>(
  path: string,
  body: object,
  { role = 'secretary', at = server }: { role?: Role; at?: TestGateway } = {},
) {
  const response = await at.ask(path, role, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const answer = (await response.json()) as T & { code?: string; detail?: string; partial?: { code: string } }
  return { status: response.status, answer }
}
const branch = async () => (await (await server.ask('/api/branch', 'secretary')).json()) as BranchAnswer
const value = async (metric: string) => {
  const answer = (await (await server.ask(`/api/values?scope=b1&metric=${metric}`, 'secretary')).json()) as ValuesAnswer
  return answer.values[0]?.value
}
const [m1, m2, m3, p1, p2] = ['m1', 'm2', 'm3', 'p1', 'p2'].map(pseudonymise)
const meeting = (id: string, more: object = {}) => ({
  ...{ id, kind: 'meeting.held', time: '2026-06-20T09:00:00+08:00' },
  data: { form: 'theme-day', attended: 1, expected: 2, minutes: 60, members: [m1], absent: [m2], ...more },
})

test('the forms know the branch’s own people by name, who is on the way, and who reports what', async () => {
  const answer = await branch()
  expect(answer.members).toEqual([
    { pseudonym: m1, name: '张三', isFull: true },
    { pseudonym: m2, name: '李四', isFull: true },
  ])
  expect(answer.developing.map(({ pseudonym, stage, since }) => [pseudonym, stage, since]).sort()).toEqual(
    [
      [p1, 'activist', '2025-03-10'],
      [p2, 'activist', '2025-09-01'],
    ].sort(),
  )
  expect(answer.kinds.map(({ kind, owner }) => [kind, owner])).toEqual([
    ['meeting.held', null],
    ['activity.held', 'urn:test'],
    ['dues.paid', null],
    ['development.step', 'urn:test'],
  ])
  expect(answer.dues).toEqual([{ pseudonym: m1, month: '2026-06', assessedFen: 1_500, paidFen: 0 }])
  expect(JSON.stringify(answer)).not.toContain('王五')
  for (const role of ['manager', 'member', 'wall', 'source'] as const)
    expect((await server.ask('/api/branch', role)).status).toBe(403)
})

test('a meeting counts once however often it is sent, and its correction is a correction', async () => {
  const first = await post<RecordDone>('/api/records', meeting('k1'))
  expect(first).toMatchObject({ status: 200, answer: { isDuplicate: false } })
  expect((await post<RecordDone>('/api/records', meeting('k1'))).answer).toMatchObject({
    ...{ id: first.answer.id, isDuplicate: true },
  })
  expect(await value('meetings-month')).toBe(1)
  expect(await value('attended-month')).toBe(1)
  const held = (await branch()).kinds[0]?.latest[0]
  expect(held).toMatchObject({ id: first.answer.id, isOwn: true, isCorrected: false, data: { form: 'theme-day' } })
  expect((await branch()).lastHeld).toEqual({ 'theme-day': '2026-06-20' })
  const replacement = { time: '2026-06-20T09:00:00+08:00', data: { ...meeting('').data, attended: 2, absent: [] } }
  const correct = (body: object) => post<RecordDone>(`/api/records/${first.answer.id}/correct`, body)
  expect((await correct({ id: 'c1', reason: '数错了', replacement })).status).toBe(200)
  expect(await value('attended-month')).toBe(2)
  expect((await branch()).kinds[0]?.latest[0]).toMatchObject({ isCorrected: true, data: { attended: 2 } })
  expect((await correct({ id: 'c2', reason: '重复', replacement: null })).status).toBe(200)
  expect(await value('meetings-month')).toBeNull()
  expect((await branch()).kinds[0]?.latest).toEqual([])
})

test.each([
  ['strangers on the list', meeting('x1', { members: [m3] }), 'record-stranger'],
  ['a day to come', { ...meeting('x2'), time: '2026-06-21T09:00:00+08:00' }, 'record-future'],
  ['more came than were expected', meeting('x3', { attended: 3 }), 'field-rule'],
  [
    'a kind that another source reports',
    {
      ...{ id: 'x4', kind: 'activity.held', time: '2026-06-20T09:00:00+08:00' },
      data: { activity: 'a2', kind: 'activity-service', attended: 1, minutes: 60 },
    },
    'record-owned',
  ],
])('%s: refused with the reason, in both languages', async (_, body, code) => {
  const { status, answer } = await post('/api/records', body)
  expect([status, answer.code, answer.partial?.code]).toEqual([409, 'refused', code])
  expect(answer.detail).toMatch(/[一-龥]/)
  expect(JSON.stringify(answer.partial)).toContain('reasonEn')
})

test('who is no secretary records nothing, and other kinds are no records', async () => {
  for (const role of ['manager', 'member', 'leader'] as const)
    expect((await post('/api/records', meeting('y1'), { role })).status).toBe(403)
  expect((await post('/api/records', { ...meeting('y2'), kind: 'member.expelled' })).status).toBe(400)
})

test('a member contests what is his own once, and it becomes an item that the branch owes', async () => {
  const own = await branch()
  const seq = own.kinds[1]?.latest[0]?.seq ?? 0
  const contest = (of: number, id: string) => post<ContestDone>('/api/contests', { id, of }, { role: 'member' })
  expect(await contest(seq, 'q1')).toMatchObject({
    status: 200,
    answer: { item: `contest-${seq}`, isDuplicate: false },
  })
  expect((await contest(seq, 'q1')).answer.isDuplicate).toBe(true)
  expect((await contest(seq, 'q2')).answer.partial?.code).toBe('supervision-opened')
  expect((await contest(1, 'q3')).status).toBe(404)
  const { items } = (await (await server.ask('/api/supervision', 'manager')).json()) as SupervisionAnswer
  expect(items.find(({ id }) => id === `contest-${seq}`)).toMatchObject({
    ...{ cause: 'data-missing', owner: { org: 'b1', role: 'secretary' } },
  })
})

describe('an application, of a branch whose steps no source reports', () => {
  let other: TestGateway
  const apply = async (id: string, more: object = {}, time = '2026-06-20T09:00:00+08:00') => {
    const data = { member: 'new-1', step: 'application', birthMonth: '2000-05', name: '赵六', ...more }
    return post<RecordDone>('/api/records', { id, kind: 'development.step', time, data }, { at: other })
  }
  const onTheWay = async () =>
    ((await (await other.ask('/api/branch', 'secretary')).json()) as BranchAnswer).developing.map(
      ({ pseudonym, name, stage, steps }) => ({ pseudonym, name, stage, steps: steps.map(({ id }) => id) }),
    )

  beforeAll(async () => {
    other = await openTestGateway({ branch: 'b1', now: () => (now += 1_000) })
    letIn({ access: other.access, run: other.run, branch: 'b1', member: undefined })
    await other.send([found('c1', 'committee', 'root'), found('b1', 'branch', 'c1'), found('b2', 'branch', 'c1')])
    await other.send([registered('m1', 'b1', '张三')])
  })
  afterAll(() => other.close())

  test('begins the record of somebody under the code of the sources, which nobody reads afterwards', async () => {
    expect(await apply('a1')).toMatchObject({ status: 200, answer: { isDuplicate: false } })
    expect((await apply('a1')).answer).toMatchObject({ isDuplicate: true })
    expect(await onTheWay()).toEqual([
      { pseudonym: pseudonymise('new-1'), name: '赵六', stage: 'applicant', steps: ['talk', 'activist'] },
    ])
    const all = await (await other.ask('/api/branch', 'secretary')).text()
    expect(all).not.toContain('new-1')
  })

  test.each([
    ['somebody who is on the way already', 'a2', {}, 'development-begun'],
    ['a member', 'a3', { member: 'm1' }, 'development-member'],
    ['an ID number for a code', 'a4', { member: '330106199001011237' }, 'record-identifier'],
    ['a phone number beside the name', 'a5', { member: 'new-2', name: '钱七 13800138000' }, 'record-identifier'],
    ['somebody under age, with the article', 'a6', { member: 'new-2', birthMonth: '2008-07' }, 'development-age'],
    ['no month of birth', 'a7', { member: 'new-2', birthMonth: undefined }, 'field-rule'],
  ])('is refused for %s', async (_, id, more, code) => {
    const { status, answer } = await apply(id, more)
    expect([status, answer.partial?.code]).toEqual([409, code])
    expect(answer.detail).toMatch(code === 'development-age' ? /第.+条：.*18 周岁/ : /[一-龥]/)
    expect(await onTheWay()).toHaveLength(1)
  })

  test('may be of somebody who stands further already, and is corrected like everything', async () => {
    const more = { member: 'new-3', step: 'registered', stage: 'activist', since: '2025-01-15' }
    const first = await apply('a8', { ...more, birthMonth: undefined })
    expect(first.status).toBe(200)
    const of = { pseudonym: pseudonymise('new-3'), stage: 'activist' }
    expect(await onTheWay()).toContainEqual(expect.objectContaining(of))
    const data = { ...more, member: of.pseudonym, stage: 'candidate' }
    const replacement = { time: '2026-06-20T09:00:00+08:00', data }
    const body = { id: 'k1', reason: '录入有误', replacement }
    expect((await post(`/api/records/${first.answer.id}/correct`, body, { at: other })).status).toBe(200)
    expect(await onTheWay()).toContainEqual(expect.objectContaining({ ...of, stage: 'candidate' }))
    // The source that sends the same code later speaks of the same person.
    const sent = await other.send([step('talk', '2026-06-20T10:00', 'new-1')])
    expect(await sent.json()).toMatchObject({ rejected: [], held: 0 })
  })
})
