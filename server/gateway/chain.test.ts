import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ChainAnswer } from '../../data/contract/rest.ts'
import { ROLES, type Role } from '../../data/contract/roles.ts'
import { letIn } from '../access/first-run.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { TRAITS } from '../testing/traits.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32))
const [own, colleague, applicant, stranger] = ['m1', 'm2', 'p1', 'm3'].map(pseudonymise) as [
  string,
  string,
  string,
  string,
]
let server: TestGateway
let nr = 0

const event = (type: string, subject: string, time: string, data: object, id = `e${nr++}`) => ({
  specversion: '1.0',
  id,
  source: 'urn:test',
  type,
  subject,
  time: `${time}:00+08:00`,
  data,
})
const found = (code: string, kind: string, parent: string) =>
  event('org.founded', code, '2024-01-01T08:00', { name: code, kind, parent, sector: 'community' })
const registered = (member: string, subject: string) =>
  event('member.registered', subject, '2024-01-02T09:00', { member, name: '张三', ...TRAITS, joined: '2010-07' })
const step = (name: string, time: string, more = {}, member = 'm1') =>
  event('development.step', 'b1', time, { member, step: name, ...more })

beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1' })
  letIn({ access: server.access, run: server.run, branch: 'b1', member: own })
  const sent = await server.send([
    found('c1', 'committee', 'root'),
    found('b1', 'branch', 'c1'),
    found('b2', 'branch', 'c1'),
    registered('m2', 'b1'),
    registered('m3', 'b2'),
    step('application', '2024-02-01T09:00', { birthMonth: '1990-03' }),
    step('talk', '2024-02-10T09:00'),
    step('activist', '2024-04-01T09:00'),
    step('candidate', '2025-04-02T09:00'),
    event('development.step', 'b1', '2025-05-02T09:00', { member: 'm1', step: 'training', days: 3 }, 'training'),
    step('branch-meeting', '2025-06-01T09:00', { entitled: 9, present: 9, yes: 9 }),
    event('member.admitted', 'b1', '2025-06-01T09:00', { member: 'm1', ...TRAITS }),
    event('dues.assessed', 'b1', '2025-07-01T09:00', { month: '2025-07', members: ['m2', 'm1'], fens: [9_900, 500] }),
    event('dues.paid', 'b1', '2025-07-05T09:00', { month: '2025-07', member: 'm1', fen: 500, channel: 'online' }),
    event('member.away.began', 'b1', '2025-08-01T09:00', { member: 'm1', to: 'b2' }),
    event('member.away.ended', 'b1', '2025-09-01T09:00', { member: 'm1' }, 'back'),
    step('application', '2025-09-01T09:00', { birthMonth: '1999-01' }, 'p1'),
    event('event.corrected', 'b1', '2025-09-02T09:00', { id: 'back', reason: '重复录入' }),
    event('event.corrected', 'b1', '2025-09-03T09:00', {
      id: 'training',
      reason: '日期有误',
      replacement: { time: '2025-05-09T09:00:00+08:00', data: { member: 'm1', step: 'training', days: 4 } },
    }),
  ])
  expect(await sent.json()).toMatchObject({ held: 0, rejected: [] })
})
afterAll(() => server.close())

const ask = (pseudonym: string, role?: Role) => server.ask(`/api/members/${pseudonym}/chain`, role)

test('a member sees the whole of his own life in order, each event with where it left him', async () => {
  const answer = await ask(own, 'member')
  expect(answer.status).toBe(200)
  const chain = (await answer.json()) as ChainAnswer
  expect(chain.stage?.zh).toBe('预备党员')
  expect(chain.events.map((e) => [e.time.slice(0, 10), e.kind, e.nr, e.stage?.zh ?? null, e.fen])).toEqual([
    ['2024-02-01', 'development.step', 1, '入党申请人', null],
    ['2024-02-10', 'development.step', 2, '入党申请人', null],
    ['2024-04-01', 'development.step', 3, '入党积极分子', null],
    ['2025-04-02', 'development.step', 7, '发展对象', null],
    ['2025-05-09', 'development.step', 11, '发展对象', null],
    ['2025-06-01', 'development.step', 15, '发展对象', null],
    ['2025-06-01', 'member.admitted', null, '预备党员', null],
    ['2025-07-01', 'dues.assessed', null, '预备党员', 500],
    ['2025-07-05', 'dues.paid', null, '预备党员', 500],
    ['2025-08-01', 'member.away.began', null, '预备党员', null],
    ['2025-09-01', 'member.away.ended', null, null, null],
  ])
  const byKind = (kind: string) => chain.events.find((e) => e.kind === kind)
  expect(byKind('member.away.began')).toMatchObject({ other: { code: 'b2' }, orgName: 'b1', corrected: null })
  expect(byKind('member.away.ended')?.corrected).toMatchObject({ reason: '重复录入', withdrawn: true })
  expect(chain.events[4]).toMatchObject({ detail: { zh: '短期集中培训' }, corrected: { withdrawn: false } })
  // Nobody else is in it: no sum, no pseudonym, no name.
  const text = JSON.stringify(chain)
  for (const other of [colleague, applicant, stranger, '张三', '9900']) expect(text).not.toContain(other)
})

test('the secretary sees members and applicants of the branch, and nobody else', async () => {
  for (const mine of [own, colleague, applicant]) expect((await ask(mine, 'secretary')).status).toBe(200)
  const begun = (await (await ask(applicant, 'secretary')).json()) as ChainAnswer
  expect(begun).toMatchObject({ stage: { zh: '入党申请人' }, events: [{ kind: 'development.step' }] })
})

test('everybody else is answered the same, whether the person exists or not', async () => {
  const refused = async (pseudonym: string, role: Role) => {
    const answer = await ask(pseudonym, role)
    return [role, answer.status, await answer.text()]
  }
  const [, , forbidden] = await refused('nobody-at-all', 'secretary')
  for (const pseudonym of [stranger, 'nobody-at-all', '%00', 'a.b'])
    expect(await refused(pseudonym, 'secretary')).toEqual(['secretary', 403, forbidden])
  for (const pseudonym of [colleague, stranger, applicant, 'nobody-at-all'])
    expect(await refused(pseudonym, 'member')).toEqual(['member', 403, forbidden])
  for (const role of ROLES.filter((each) => each !== 'member' && each !== 'secretary'))
    expect(await refused(own, role)).toEqual([role, 403, forbidden])
  expect((await ask(own)).status).toBe(401)
})
