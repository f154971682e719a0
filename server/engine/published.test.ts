import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const at = (text: string) => parseInstant(`${text}+08:00`) ?? 0
const event = (id: string, type: string, time: string, data: TestEvent['data'], subject = 'b1'): TestEvent => ({
  id,
  type,
  subject,
  time: `${time}+08:00`,
  data,
})
const held = (id: string, time: string, attended: number, subject = 'b1') =>
  event(id, 'meeting.held', time, { form: 'theme-day', attended, expected: 20, minutes: 60 }, subject)
const branch = (code: string, name: string) =>
  event(
    `f-${code}`,
    'org.founded',
    '2026-03-01T09:00:00',
    { name, kind: 'branch', sector: 'community', parent: 'root' },
    code,
  )

test('says what was published at the end of each day, what is known now, and which events made the difference', async () => {
  let now = at('2026-03-09T10:00:00')
  const { engine, take } = await openTestEngine({ now: () => now })
  await engine.tick()
  await take([branch('b1', '一支部'), branch('b2', '二支部'), held('m1', '2026-03-09T09:00:00', 15)])
  now = at('2026-03-10T10:00:00')
  await engine.tick()
  // A meeting of the day before that was told late, and a correction of the first one.
  await take([held('m2', '2026-03-09T15:00:00', 5, 'b2')])
  now = at('2026-03-11T10:00:00')
  await engine.tick()
  await take([
    event('c1', 'event.corrected', '2026-03-11T09:00:00', {
      id: 'm1',
      reason: '录入有误',
      replacement: { data: { form: 'theme-day', attended: 10, expected: 20, minutes: 60 } },
    }),
    held('m3', '2026-03-11T09:30:00', 20),
  ])
  const rate = await engine.history({ scope: 'root', metric: 'attendance-rate-month', days: 14 })
  expect(rate.points.map(({ day, published, now: known }) => [day, published, known])).toEqual([
    ['2026-03-09', 15 / 20, 15 / 40],
    ['2026-03-10', 20 / 40, 15 / 40],
    ['2026-03-11', 35 / 60, 35 / 60],
  ])
  expect(rate.points[0]?.reasons.map(({ kind, events }) => [kind, events]).sort()).toEqual([
    ['event.corrected', 1],
    ['meeting.held', 1],
  ])
  expect(rate.points.map((point) => point.isCorrected)).toEqual([true, true, false])
  for (const { day, version, published, now: known } of rate.points) {
    const ask = async (asked: { at: number | null; version: number | null }) =>
      (await engine.values({ scope: 'root', metrics: ['attendance-rate-month'], ...asked })).values[0]?.value
    expect(published).toBe(await ask({ at: null, version }))
    expect(known).toBe(await ask({ at: at(`${day}T23:59:59`), version: null }))
  }

  const card = await engine.origin({
    scope: 'root',
    metric: 'attendance-rate-month',
    entries: true,
    at: null,
    version: null,
  })
  expect(card.movers.map(({ org, measure, hour, day }) => [org, measure, hour, day])).toEqual([
    ['b1', 'meeting.expected', 20, 20],
    ['b1', 'meeting.attended', 15, 15],
  ])
  await engine.close()
})
