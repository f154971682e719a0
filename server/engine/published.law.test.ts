import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { PUBLISHED_2021, publishedDualReport } from '../../data/scenes/dual-report/published.ts'
import { openTestEngine } from '../testing/engine.ts'

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
