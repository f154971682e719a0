import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../../data/contract/roles.ts'
import type { OwnScoreAnswer, ScoresAnswer, SimulateAnswer } from '../../data/contract/scores.ts'
import { letIn } from '../access/first-run.ts'
import { mayDo } from '../access/policy.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { TRAITS } from '../testing/traits.ts'
import { ANSWERS } from './answer-schemas.ts'

const pseudonymise = pseudonymiser(new Uint8Array(32))
const own = pseudonymise('b1-m0')
let server: TestGateway
let nr = 0

const event = (type: string, subject: string, time: string, data: object) => ({
  specversion: '1.0',
  id: `e${String(nr++).padStart(4, '0')}`,
  source: 'urn:test',
  type,
  subject,
  time: `2026-${time}:00+08:00`,
  data,
})
const found = (code: string, sector: string, parent = 'd1') =>
  event('org.founded', code, '01-02T08:00', {
    name: code,
    kind: code === 'd1' ? 'committee' : 'branch',
    parent,
    sector,
  })
const registered = (member: string, subject: string) =>
  event('member.registered', subject, '01-03T09:00', {
    member,
    name: '欧阳某',
    ...TRAITS,
    joined: '2010-07',
  })
const served = (member: string, subject: string, time: string) =>
  event('service.given', subject, time, { service: `s${nr}`, kind: 'policy', minutes: 120, points: 4, member })

/** Ten members of a community's branch who were served by, three of a school's, all with a score. */
beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1' })
  letIn({ access: server.access, run: server.run, branch: 'b1', member: own })
  const people = (branch: string, count: number) => Array.from({ length: count }, (_, i) => `${branch}-m${i}`)
  const members = { b1: people('b1', 10), b2: people('b2', 3), b3: people('b3', 12) }
  const sent = await server.send([
    found('d1', 'community', 'root'),
    found('b1', 'community'),
    found('b2', 'school'),
    found('b3', 'village'),
    ...Object.entries(members).flatMap(([branch, list]) => list.map((member) => registered(member, branch))),
    ...Object.entries(members).flatMap(([branch, list]) => list.map((member) => served(member, branch, '02-10T10:00'))),
    ...['02-11T10:00', '02-12T10:00', '05-11T10:00'].map((time) => served('b1-m0', 'b1', time)),
    event('report-in.made', 'b1', '02-13T10:00', { member: 'b1-m0', community: 'b3' }),
  ])
  expect(await sent.json()).toMatchObject({ held: 0, rejected: [] })
})
afterAll(() => server.close())

const get = async <T>(path: string, role: Role) => {
  const response = await server.ask(path, role)
  expect([path, role, response.status]).toEqual([path, role, 200])
  const answer = (await response.json()) as T
  const schema = ANSWERS[`get ${path.split('?')[0]}`]
  if (schema && !('media' in schema)) expect(schema.safeParse(answer).error?.issues ?? []).toEqual([])
  return answer
}
const simulate = (body: object, role: Role) =>
  server.ask('/api/rules/simulate', role, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code
const NOTICE = { zh: '不作考核依据', en: 'No basis for appraisal' }
const YEAR = { from: '2026-01-01', to: '2026-12-31' }

describe('a member', () => {
  test('sees every movement of his own score: item, points, cap, version, evidence and time', async () => {
    const answer = await get<OwnScoreAnswer>('/api/scores/me', 'member')
    expect(answer).toMatchObject({ year: 2026, notice: NOTICE, ruleSet: { version: 'member-1', checked: 'own' } })
    expect(answer.total).toBe(answer.movements.reduce((sum, { points }) => sum + points, 0))
    const of = (item: string) => answer.movements.filter((movement) => movement.item === item)
    expect(of('m1-service').map(({ points, capped }) => [points, capped])).toEqual([
      [1, 0],
      [1, 0],
      [0, 1],
      [1, 0],
    ])
    expect(of('m1-report-in')).toEqual([
      {
        item: 'm1-report-in',
        label: { zh: '到社区报到', en: 'Reported in at a community' },
        version: 'member-1',
        group: 'base',
        points: 4,
        capped: 0,
        cap: { points: 4, per: 'year' },
        time: '2026-02-13T10:00:00+08:00',
        seq: expect.any(Number),
        kind: 'report-in.made',
        kindLabel: { zh: '党员到社区报到', en: expect.any(String) },
        org: 'b1',
      },
    ])
    expect(await get<OwnScoreAnswer>('/api/scores/me?year=2024', 'member')).toMatchObject({
      total: 0,
      movements: [],
      ruleSet: null,
    })
  })

  test('is the only one who sees it, and nobody without a member behind the account does', async () => {
    for (const role of ROLES.filter((each) => each !== 'member'))
      expect([role, (await server.ask('/api/scores/me', role)).status]).toEqual([role, 403])
    letIn({ access: server.access, run: server.run, branch: 'b1' })
    expect((await server.ask('/api/scores/me', 'member')).status).toBe(403)
    letIn({ access: server.access, run: server.run, branch: 'b1', member: own })
  })
})

describe('scores of others', () => {
  test('are shown to the secretary of the branch alone, by pseudonym, with a masked name', async () => {
    const { people } = await get<ScoresAnswer>('/api/scores', 'secretary')
    expect(people).toHaveLength(10)
    const order = people?.map(({ pseudonym }) => pseudonym) ?? []
    expect(order).toEqual([...order].sort())
    expect(people?.find(({ pseudonym }) => pseudonym === own)).toEqual({ pseudonym: own, name: '欧*', total: 11 })
    for (const role of ROLES.filter((each) => mayDo(each, 'scores.read') && each !== 'secretary'))
      expect([role, (await get<ScoresAnswer>('/api/scores?scope=b1', role)).people]).toEqual([role, null])
    expect(await codeOf(await server.ask('/api/scores?scope=b2', 'secretary'))).toBe('forbidden')
    expect(await codeOf(await server.ask('/api/scores?scope=d1', 'secretary'))).toBe('forbidden')
  })

  test('are distributions by type of branch, with no count of a few and none that follows', async () => {
    const { members, notice, classes } = await get<ScoresAnswer>('/api/scores?scope=d1', 'manager')
    expect(notice).toEqual(NOTICE)
    expect(Object.keys(classes)).toEqual(['0-59', '60-69', '70-79', '80-89', '90-100'])
    const row = (type: string) => members.find((each) => each.type === type)
    // Three people of a school are not shown, and so that they do not follow from the sum, another type is not either.
    expect(row('institution')).toMatchObject({ counts: { '0-59': null }, total: null })
    expect(row('all')).toMatchObject({ counts: { '0-59': 25 }, total: 25 })
    const shown = members.flatMap(({ counts, total }) => [...Object.values(counts), total])
    for (const n of shown) if (n !== null) expect(n === 0 || n >= 5).toBe(true)
    expect([row('community'), row('village')].filter((each) => each?.total === null)).toHaveLength(1)
  })
})

describe('a changed rule set', () => {
  const ruleSet = { subject: 'member', items: [{ code: 'm1-report-in', points: 40, cap: { points: 60, per: 'year' } }] }

  test('says who would move by how much, as distributions, and to the secretary by person', async () => {
    const before = await get<OwnScoreAnswer>('/api/scores/me', 'member')
    const answer = (await (await simulate({ ruleSet, ...YEAR }, 'secretary')).json()) as SimulateAnswer
    expect(answer.people?.find(({ pseudonym }) => pseudonym === own)).toMatchObject({ before: 11, total: 47 })
    expect(answer.people?.filter((each) => each.before !== each.total)).toHaveLength(1)
    const others = (await (await simulate({ ruleSet, scope: 'd1', ...YEAR }, 'leader')).json()) as SimulateAnswer
    expect([others.people, others.notice]).toEqual([null, NOTICE])
    for (const n of others.moves.flatMap(({ counts }) => Object.values(counts)))
      if (n !== null) expect(n === 0 || n >= 5).toBe(true)
    // Nothing of it was posted.
    expect(await get<OwnScoreAnswer>('/api/scores/me', 'member')).toEqual(before)
  })

  test('may be one of branches', async () => {
    const changes = { subject: 'branch', groups: [{ code: 'by-type', cap: 0 }] }
    const answer = (await (await simulate({ ruleSet: changes, ...YEAR }, 'analyst')).json()) as SimulateAnswer
    expect(answer.ruleSet.version).toBe('branch-1')
    expect(answer.people).toBeNull()
  })

  test('runs one at a time, of a bounded set, while events go on being taken', async () => {
    const bodies = Array.from({ length: 4 }, () => simulate({ ruleSet, scope: 'd1', ...YEAR }, 'leader'))
    const sent = server.send([found('b9', 'community')])
    const answers = await Promise.all(bodies)
    expect(await (await sent).json()).toMatchObject({ accepted: 1 })
    const taken = answers.filter(({ ok }) => ok)
    expect(taken.length).toBeGreaterThan(0)
    expect(taken.length).toBeLessThan(4)
    for (const answer of answers) if (!answer.ok) expect(await codeOf(answer)).toBe('too-many')
    // One that is refused leaves the place free.
    expect(await codeOf(await simulate({ ruleSet, from: '2020-05-01', to: '2020-06-01' }, 'leader'))).toBe(
      'bad-request',
    )
    expect((await simulate({ ruleSet, ...YEAR }, 'leader')).status).toBe(200)
    const items = Array.from({ length: 201 }, () => ({ code: 'm1-report-in', points: 1 }))
    expect(await codeOf(await simulate({ ruleSet: { subject: 'member', items }, ...YEAR }, 'leader'))).toBe(
      'bad-request',
    )
  })

  test('is refused where it, its days or its scope are none, and to roles that may not', async () => {
    const wrong = [
      { ruleSet: { subject: 'member', items: [{ code: 'nothing', points: 1 }] }, ...YEAR },
      { ruleSet: { subject: 'member', items: [{ code: 'm1-report-in', points: -1 }] }, ...YEAR },
      { ruleSet, from: '2026-05-01', to: '2026-04-01' },
      { ruleSet, from: '2025-05-01', to: '2026-04-01' },
      { ruleSet, from: '2020-05-01', to: '2020-06-01' },
      { ruleSet, from: 'soon', to: '2026-04-01' },
      { ruleSet: { ...ruleSet, sql: 'select' }, ...YEAR },
    ]
    for (const body of wrong)
      expect([body, await codeOf(await simulate(body, 'leader'))]).toEqual([body, 'bad-request'])
    expect(await codeOf(await simulate({ ruleSet, scope: 'nowhere', ...YEAR }, 'leader'))).toBe('scope-unknown')
    expect(await codeOf(await simulate({ ruleSet, scope: 'd1', ...YEAR }, 'secretary'))).toBe('forbidden')
    for (const role of ['member', 'wall', 'source', 'admin'] as const)
      expect([role, await codeOf(await simulate({ ruleSet, ...YEAR }, role))]).toEqual([role, 'forbidden'])
  })
})
