import { afterAll, beforeAll, expect, test } from 'vitest'
import type { PlaceAnswer, QuietAnswer, SearchAnswer, TimelineAnswer } from '../../data/contract/standing.ts'
import type { TermMonths } from '../../data/contract/terms.ts'
import { DAY_MS, formatDay, formatInstant, fromCalendar, toCalendar, toDay } from '../../data/language/time.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

let server: TestGateway
const now = Date.now()

const org = (subject: string, parent: string, kind: string) => ({
  ...{ specversion: '1.0', id: `found-${subject}`, source: 'urn:test', type: 'org.founded', subject },
  time: formatInstant(now - 90 * DAY_MS),
  data: { name: `组织${subject}`, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})
const meeting = (subject: string, attended: number) => ({
  ...{ specversion: '1.0', id: `meet-${subject}`, source: 'urn:test', type: 'meeting.held', subject },
  time: formatInstant(now - 1_000),
  data: { form: 'theme-day', attended, expected: 20, minutes: 60 },
})

beforeAll(async () => {
  server = await openTestGateway({ branch: 'b1' })
  const branches = ['b1', 'b2', 'b3', 'b4', 'b5', 'b6']
  await server.send([org('d1', 'root', 'area'), ...branches.map((code) => org(code, 'd1', 'branch'))])
  await server.send(branches.slice(0, 5).map((code, i) => meeting(code, 10 + i)))
})
afterAll(() => server.close())

const ask = async <T>(path: string, role: 'manager' | 'secretary' | 'member') => {
  const response = await server.ask(path, role)
  return { status: response.status, body: (await response.json()) as T }
}

test('a branch of which nothing was heard for long is quiet; asking ends at the scope', async () => {
  const { body } = await ask<QuietAnswer>('/api/quiet?scope=d1', 'manager')
  expect(body).toMatchObject({ scope: 'd1', days: 30, branches: 6, quiet: 1, rows: [{ org: 'b6', name: '组织b6' }] })
  expect((await ask<QuietAnswer>('/api/quiet', 'secretary')).body).toMatchObject({ branches: 1, quiet: 0 })
  expect((await ask('/api/quiet?scope=d1', 'secretary')).status).toBe(403)
  expect((await ask('/api/quiet', 'member')).status).toBe(403)
})

test('a scope sees where it lies among those beside it, and none of them', async () => {
  const metric = 'attendance-rate-month'
  const { body } = await ask<PlaceAnswer>(`/api/place?metric=${metric}`, 'secretary')
  expect(body).toMatchObject({ scope: 'b1', value: 0.5, parent: { org: 'd1' } })
  expect(body.distribution).toMatchObject({ units: 5, median: 0.6, from: 0.5, to: 0.7, own: 0 })
  expect(body.distribution?.steps.reduce((sum, n) => sum + n, 0)).toBe(5)
  expect(JSON.stringify(body)).not.toContain('b2')
  expect((await ask(`/api/place?metric=${metric}&scope=b2`, 'secretary')).status).toBe(403)
  expect((await ask(`/api/place?metric=${metric}`, 'member')).status).toBe(403)
})

test('terms are counted by the month in which they end, of the scope that is asked for and no other', async () => {
  const { year, month } = toCalendar(toDay(now))
  const registered = (subject: string, data: object) => ({
    ...{ specversion: '1.0', id: `term-${subject}`, source: 'urn:test', type: 'org.term.registered', subject },
    ...{ time: formatInstant(now - DAY_MS), data: { years: 3, ...data } },
  })
  // The last days of the running month and of the fourteenth after it.
  const elected = formatDay(fromCalendar(year - 3, month + 1, 0))
  const next = formatDay(fromCalendar(year, month + 14, 0))
  const sent = await server.send([registered('b1', { elected }), registered('b2', { elected, next })])
  expect(await sent.json()).toMatchObject({ rejected: [] })
  const { body } = await ask<TermMonths>('/api/terms/months?scope=d1', 'manager')
  expect(body).toMatchObject({ scope: 'd1', known: 2, overdue: 0, later: 1 })
  expect(body.months.map(({ terms }) => terms)).toEqual([1, ...new Array(11).fill(0)])
  expect(body.months[0]?.month).toBe(formatDay(toDay(now)).slice(0, 7))
  expect((await ask<TermMonths>('/api/terms/months', 'manager')).body).toMatchObject({ ...body, scope: 'root' })
  expect((await ask<TermMonths>('/api/terms/months', 'secretary')).body).toMatchObject({ known: 1, later: 0 })
  expect((await ask('/api/terms/months?scope=b2', 'secretary')).status).toBe(403)
})

test('few units give no distribution, nothing above gives none, and sums are not compared', async () => {
  const metric = 'attendance-rate-month'
  expect((await ask<PlaceAnswer>(`/api/place?metric=${metric}&scope=d1`, 'manager')).body.distribution).toBeNull()
  expect((await ask<PlaceAnswer>(`/api/place?metric=${metric}`, 'manager')).body.parent).toBeNull()
  expect((await ask('/api/place?metric=members&scope=b1', 'manager')).status).toBe(400)
})

test('an organisation is found by its name and by the letters of its pinyin, within the scope', async () => {
  const find = async (text: string, role: 'manager' | 'member') =>
    (await ask<SearchAnswer>(`/api/orgs/search?text=${encodeURIComponent(text)}`, role)).body
  expect(await find('组织b2', 'manager')).toMatchObject({ total: 1, rows: [{ code: 'b2', above: '组织d1' }] })
  expect((await find('zzb', 'manager')).total).toBe(6)
  expect((await find('zzb', 'member')).rows.map(({ code }) => code)).toEqual(['b1'])
  expect((await ask('/api/orgs/search?text=zz&scope=b2', 'member')).status).toBe(403)
})

test('the timeline shows public events as corrections left them, within the scope', async () => {
  const correction = (id: string, data: object) => ({
    ...{ specversion: '1.0', id: `corrects-${id}`, source: 'urn:test', type: 'event.corrected', subject: id.slice(-2) },
    ...{ time: formatInstant(now), data: { id, reason: '录入有误', ...data } },
  })
  await server.send([
    correction('meet-b2', {}),
    correction('meet-b3', {
      replacement: { data: { form: 'theme-day', attended: 1, expected: 9, minutes: 60 } },
    }),
  ])
  const { body } = await ask<TimelineAnswer>('/api/timeline?scope=d1', 'manager')
  const held = body.events.filter(({ kind }) => kind === 'meeting.held')
  expect(held.map(({ org, isCorrected }) => [org, isCorrected])).toEqual([
    ['b5', false],
    ['b4', false],
    ['b3', true],
    ['b1', false],
  ])
  expect((await ask<TimelineAnswer>('/api/timeline', 'member')).body.events.map(({ org }) => org)).toEqual(['b1', 'b1'])
  expect((await ask('/api/timeline?scope=d1', 'member')).status).toBe(403)
})
