import { afterAll, beforeAll, expect, test } from 'vitest'
import type { CompareAnswer, TargetsAnswer } from '../../data/contract/targets.ts'
import { parseInstant } from '../../data/language/time.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const NOW = parseInstant('2026-07-02T12:00:00+08:00') ?? 0
/** Of 2026, 2 July included. */
const SHARE = 183 / 365

let server: TestGateway

const event = (id: string, type: string, time: string, data: object) => ({
  specversion: '1.0',
  id,
  source: 'urn:test',
  type,
  subject: 'b1',
  time: `${time}+08:00`,
  data,
})
const person = (member: string) => ({
  member,
  gender: 'female',
  birthMonth: '1990-11',
  education: 'edu-college',
  occupation: 'worker',
  ethnicity: 'han',
})
const meeting = (id: string, time: string, attended: number) =>
  event(id, 'meeting.held', time, { form: 'theme-day', attended, expected: 10, minutes: 60 })

beforeAll(async () => {
  server = await openTestGateway({ now: () => NOW })
  const founded = { name: '第一支部', kind: 'branch', parent: 'root', sector: 'community' }
  const events = [
    event('f', 'org.founded', '2024-01-02T09:00:00', founded),
    ...Array.from({ length: 100 }, (_, i) =>
      event(`r${i}`, 'member.registered', '2025-03-01T09:00:00', { ...person(`m${i}`), joined: '2013-05' }),
    ),
    event('a', 'member.admitted', '2026-05-01T09:00:00', person('n1')),
    meeting('m1', '2025-07-02T11:00:00', 6),
    meeting('m2', '2025-07-02T13:00:00', 10),
    meeting('m3', '2026-07-01T15:00:00', 9),
    meeting('m4', '2026-07-02T09:00:00', 8),
  ]
  expect(await (await server.send(events)).json()).toMatchObject({ accepted: events.length, rejected: [] })
})
afterAll(() => server.close())

const get = async <T>(path: string): Promise<T> => (await (await server.ask(path, 'manager')).json()) as T

test('compares now with the same time of day a year earlier, and with the target', async () => {
  const answer = await get<CompareAnswer>(
    '/api/compare?metric=meetings-month&metric=attendance-rate-month&metric=appeals-waiting',
  )
  expect(answer).toMatchObject({
    scope: 'root',
    at: '2026-07-02T12:00:00+08:00',
    earlierAt: '2025-07-02T12:00:00+08:00',
    rows: [
      { metric: 'meetings-month', value: 2, earlier: 1, difference: 1, target: null, distance: null },
      { metric: 'attendance-rate-month', value: 0.85, earlier: 0.6, target: 0.85, distance: 0 },
      { metric: 'appeals-waiting', value: null, earlier: null, difference: null },
    ],
  })
})

test('compares the end of a date with the end of the same date a year earlier', async () => {
  expect(await get<CompareAnswer>('/api/compare?metric=meetings-month&at=2026-07-02')).toMatchObject({
    earlierAt: '2025-07-02T23:59:59.999+08:00',
    rows: [{ value: 2, earlier: 2, difference: 0 }],
  })
  expect(await get<CompareAnswer>('/api/compare?metric=members&at=2024-02-29')).toMatchObject({
    earlierAt: '2023-02-28T23:59:59.999+08:00',
    rows: [{ value: null, earlier: null, difference: null }],
  })
})

test('compares with the same date of the month before, or its last', async () => {
  expect(await get<CompareAnswer>('/api/compare?metric=meetings-month&with=month')).toMatchObject({
    at: '2026-07-02T12:00:00+08:00',
    earlierAt: '2026-06-02T12:00:00+08:00',
  })
  expect(await get<CompareAnswer>('/api/compare?metric=members&with=month&at=2026-03-31')).toMatchObject({
    earlierAt: '2026-02-28T23:59:59.999+08:00',
  })
})

test('targets of the running year: a total of the year is due pro rata, a share of the stock at its start', async () => {
  const answer = await get<TargetsAnswer>('/api/targets')
  expect(answer).toMatchObject({ scope: 'root', year: 2026, day: '2026-07-02', yearShare: SHARE, isDemo: true })
  const row = (id: string) => answer.targets.find(({ metric }) => metric === id)
  // 22 of a thousand, of 100 members at the year's start.
  expect(row('members-admitted-year')).toMatchObject({ aim: 'at-least', value: 1, target: 2.2, dueToday: 2.2 * SHARE })
  expect(row('members-admitted-year')?.distance).toBeCloseTo(1.2)
  expect(row('members-admitted-year')?.behind).toBeCloseTo(2.2 * SHARE - 1)
  expect(row('attendance-rate-month')).toMatchObject({ value: 0.85, target: 0.85, dueToday: 0.85, distance: 0 })
  expect(row('appeals-answered-timely-month')).toMatchObject({ value: null, state: 'missing', distance: null })
})

test('targets of a year that is over are judged by its last day', async () => {
  const answer = await get<TargetsAnswer>('/api/targets?scope=root&year=2025')
  expect(answer).toMatchObject({ year: 2025, day: '2025-12-31', yearShare: 1, setBy: '演示目标，非任何单位设定' })
  expect(answer.targets[0]).toMatchObject({ metric: 'members-admitted-year', value: 0, target: 0 })
})

test('where nobody set a target there is none, of a year to come nothing is known, and nonsense is refused', async () => {
  expect(await get('/api/targets?scope=b1')).toMatchObject({ setBy: null, isDemo: false, targets: [] })
  expect(await get('/api/targets?year=2090')).toMatchObject({ yearShare: 0, targets: [] })
  for (const bad of ['targets?year=1', 'targets?year=soon', 'compare', 'compare?metric=members&at=soon'])
    expect([bad, (await server.ask(`/api/${bad}`, 'manager')).status]).toEqual([bad, 400])
  expect((await server.ask('/api/compare?metric=nope', 'manager')).status).toBe(404)
})
