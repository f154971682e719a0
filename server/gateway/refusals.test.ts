import { afterAll, beforeAll, expect, test } from 'vitest'
import type { TakenAnswer, ValuesAnswer } from '../../data/contract/rest.ts'
import { parseInstant } from '../../data/language/time.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const NOW = parseInstant('2026-11-20T12:00:00+08:00') ?? 0
let server: TestGateway
beforeAll(async () => {
  server = await openTestGateway({ now: () => NOW, branch: 'b1' })
})
afterAll(() => server.close())

let nr = 0
const event = (type: string, subject: string, time: string, data: object) => ({
  specversion: '1.0',
  id: `e-${++nr}`,
  source: 'urn:test',
  type,
  subject,
  time: `${time}T09:00:00+08:00`,
  data,
})
const founded = (code: string, kind: string, parent: string) =>
  event('org.founded', code, '2024-01-02', { name: `组织${code}`, kind, parent, sector: 'community' })
const profile = { gender: 'female', education: 'edu-college', occupation: 'worker', ethnicity: 'han' }
const registered = (member: string, more: object = {}) =>
  event('member.registered', 'b1', '2024-01-03', {
    member,
    ...profile,
    birthMonth: '1990-03',
    joined: '2013-05',
    ...more,
  })
const step = (name: string, time: string, more: object = {}) =>
  event('development.step', 'b1', time, { member: 'p1', step: name, ...more })
const item = (name: string, time: string, more: object = {}) =>
  event(`supervision.${name}`, 'b1', time, { item: 'i1', ...more })
const meeting = (more: object, time = '2026-03-02') =>
  event('meeting.held', 'b1', time, { form: 'lecture', attended: 3, expected: 4, minutes: 60, ...more })

/** What is sent in one batch, and the code with which it comes back; null: it is taken, `held`: it waits. */
const STORY: readonly (readonly [outcome: string | null, event: object])[] = [
  [null, founded('c1', 'committee', 'root')],
  [null, founded('b1', 'branch', 'c1')],
  [null, founded('b2', 'branch', 'c1')],
  ['parent-branch', founded('b3', 'branch', 'b1')],
  ['branch-has-children', event('org.changed', 'c1', '2024-02-01', { kind: 'branch' })],
  ['org-cycle', event('org.moved', 'c1', '2024-02-02', { parent: 'c1' })],
  [null, founded('c2', 'committee', 'c1')],
  ['org-cycle', event('org.moved', 'c1', '2024-02-03', { parent: 'c2' })],
  ['held', event('org.dissolved', 'nowhere', '2024-02-04', {})],
  ['held', event('member.converted', 'b1', '2024-02-05', { member: 'nobody' })],
  ['birth-ahead', registered('m0', { birthMonth: '2025-01' })],
  ['joined-before-birth', registered('m0', { joined: '1980-01' })],
  ['time-too-late', meeting({}, '2031-03-02')],
  ['time-too-early', meeting({}, '1901-03-02')],
  [null, registered('m1')],
  [
    'second-membership',
    event('member.admitted', 'b2', '2025-03-01', { member: 'm1', ...profile, birthMonth: '1990-03' }),
  ],
  ['transfer-to-self', event('member.transferred', 'b1', '2025-03-02', { member: 'm1', from: 'b1', to: 'b1' })],
  [null, step('application', '2025-03-03', { birthMonth: '1995-01' })],
  ['development-stage-skipped', step('candidate', '2025-04-03')],
  ['field-range', meeting({ minutes: -60 })],
  [null, meeting({})],
  [null, event('dues.paid', 'b1', '2026-03-05', { month: '2026-03', channel: 'cash', member: 'm1', fen: 500 })],
  [null, item('opened', '2026-03-06', { by: 'c1', cause: 'inspection', due: '2026-03-20T18:00:00+08:00' })],
  [null, item('evidence.given', '2026-03-07', { evidence: 'r1' })],
  [null, item('closed', '2026-03-08', { by: 'c1' })],
  ['supervision-closed', item('progressed', '2026-03-09')],
  ['supervision-closed', item('urged', '2026-03-10', { by: 'c1' })],
  [null, meeting({}, '2026-03-11')],
]

test('each of what is wrong has a reason of its own in both languages, and the rest of its batch goes on', async () => {
  const answer = (await (await server.send(STORY.map(([, each]) => each))).json()) as TakenAnswer
  const wrong = STORY.flatMap(([outcome], i) =>
    outcome === null || outcome === 'held' ? [] : [{ line: i + 1, code: outcome }],
  )
  expect(answer.rejected.map(({ line, code }) => ({ line, code }))).toEqual(wrong)
  expect(answer).toMatchObject({
    accepted: STORY.filter(([outcome]) => outcome === null).length,
    held: STORY.filter(([outcome]) => outcome === 'held').length,
    duplicate: 0,
  })
  for (const { field, reason, reasonEn } of answer.rejected) {
    expect(field).not.toBe('')
    expect(reason).toMatch(/\p{Script=Han}/u)
    expect(reasonEn).not.toMatch(/\p{Script=Han}/u)
  }
})

test('a payment for a month that is not assessed is kept, marked as matching nothing', async () => {
  const path = '/api/values?scope=b1&metric=dues-unmatched&metric=meetings-year'
  const { values } = (await (await server.ask(path, 'manager')).json()) as ValuesAnswer
  expect(values.map(({ value }) => value)).toEqual([500, 2])
})
