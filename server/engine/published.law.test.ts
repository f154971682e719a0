import { expect, test } from 'vitest'
import { formatDay, fromCalendar, parseInstant } from '../../data/language/time.ts'
import { PUBLISHED_2021, publishedDualReport } from '../../data/scenes/dual-report/published.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const NOW = parseInstant('2021-11-30T18:00:00+08:00') ?? 0
const BATCH = 8_000

test('a folder seeded with what was published of 双报到 in 2021-11 answers exactly that', async () => {
  const { engine, take } = await openTestEngine({ now: () => NOW })
  const events = [...publishedDualReport()]
  for (let i = 0; i < events.length; i += BATCH) {
    const taken = await take(events.slice(i, i + BATCH))
    expect({ held: taken.held, rejected: taken.rejected }).toEqual({ held: 0, rejected: [] })
  }
  const { values } = await engine.values({
    scope: 'root',
    metrics: [
      'members-reported-year',
      'services-year',
      'wishes-claimed-year',
      'branches-paired',
      'communities-paired',
      'members-reported-share-year',
    ],
    at: null,
    version: null,
  })
  expect(values.map(({ value }) => value)).toEqual([
    15_480,
    13_891,
    16_797,
    988,
    1_136,
    PUBLISHED_2021.reported / PUBLISHED_2021.inService,
  ])
  expect(Math.round((PUBLISHED_2021.reported / PUBLISHED_2021.inService) * 100)).toBe(99)
  await engine.close()
}, 120_000)

const BRANCH = '第一支部'
const SHIFTS_NOW = parseInstant('2021-06-09T18:00:00+08:00') ?? 0

test('a branch of 25 members with 1,167 hours by 2021-06-09 answers exactly that', async () => {
  const { engine, take } = await openTestEngine({ now: () => SHIFTS_NOW })
  const members = Array.from({ length: 25 }, (_, i) => `m${i}`)
  const org = { name: BRANCH, kind: 'branch', sector: 'community', parent: 'root' }
  const person = {
    gender: 'female',
    birthMonth: '1980-06',
    education: 'edu-bachelor',
    occupation: 'official',
    ethnicity: 'han',
    joined: '2010-07',
  }
  const at = (type: string, id: string, time: string, data: TestEvent['data']): TestEvent => ({
    type,
    id,
    time: `${time}:00+08:00`,
    subject: BRANCH,
    data,
  })
  // An hour a week of everybody over 46 weeks, and one of 17 persons: 46 × 25 + 17.
  const weekly = Array.from({ length: 46 }, (_, i) => {
    const day = formatDay(fromCalendar(2020, 7, 18 + 7 * i))
    return at('shift.done', `s${i}`, `${day}T10:00`, { shift: `s${i}`, persons: 25, minutes: 60, members })
  })
  const last = { shift: 'last', persons: 17, minutes: 60, members: members.slice(0, 17) }
  const taken = await take([
    at('org.founded', 'f', '2020-01-02T08:00', org),
    ...members.map((member) => at('member.registered', member, '2020-01-02T09:00', { member, ...person })),
    ...weekly,
    at('shift.done', 'last', '2021-06-09T10:00', last),
  ])
  expect({ held: taken.held, rejected: taken.rejected }).toEqual({ held: 0, rejected: [] })
  const { values } = await engine.values({
    scope: BRANCH,
    metrics: ['volunteers-year', 'volunteers-month', 'shift-minutes-total', 'shift-named-share-year'],
    at: null,
    version: null,
  })
  expect(values.map(({ value }) => value)).toEqual([25, 17, 1_167 * 60, 1])
  await engine.close()
})
