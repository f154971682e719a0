import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { once, type ScoreItem, type ScoreSet } from './score-set.ts'
import { BUCKETS, bucketOf, countItem, countVeto, type Draft, signOf, standingOf } from './tally.ts'

const label = { zh: '某', en: 'Some' }
const item = (code: string, group: string, points: number, cap: ScoreItem['cap']): ScoreItem => ({
  code,
  label,
  group,
  kinds: ['some.event'],
  units: once,
  points,
  cap,
})
const SET: ScoreSet = {
  subject: 'member',
  version: 'test',
  prefix: 't',
  label,
  validFrom: '2026-01-01',
  source: label,
  checked: 'own',
  range: { from: 0, to: 30 },
  groups: [
    { code: 'base', label, sign: 1, cap: 20 },
    { code: 'plus', label, sign: 1, cap: 15 },
    { code: 'minus', label, sign: -1, cap: 10 },
  ],
  items: [
    item('t-a', 'base', 2, { points: 3, per: 'month' }),
    item('t-b', 'base', 5, { points: 10, per: 'year' }),
    item('t-c', 'plus', 4, { points: 8, per: 'quarter' }),
    item('t-d', 'minus', 3, { points: 9, per: 'year' }),
  ],
  vetoes: [{ code: 't-v', label, kinds: ['bad.event'], units: once }],
}
const itemAt = (code: string) => {
  const found = SET.items.find((each) => each.code === code)
  if (!found) throw new Error(code)
  return found
}

describe('an item', () => {
  test('counts up to its cap in each period, and says what the cap took', () => {
    const draft: Draft = {}
    const counts = [1, 1, 1, 2, 2].map((period) => countItem(draft, itemAt('t-a'), { period, units: 1 }))
    expect(counts).toEqual([
      { points: 2, capped: 0 },
      { points: 1, capped: 1 },
      { points: 0, capped: 2 },
      { points: 2, capped: 0 },
      { points: 1, capped: 1 },
    ])
    expect(standingOf(SET, draft)).toMatchObject({ total: 6, overGroup: 0, overTotal: 0, cleared: 0 })
  })

  const step = fc.record({ period: fc.integer({ min: 1, max: 12 }), units: fc.integer({ min: 1, max: 2_000 }) })
  test('never counts more than the cap of each period, and loses nothing of what was shown', () => {
    fc.assert(
      fc.property(fc.array(step), (steps) => {
        const draft: Draft = {}
        const counted = new Map<number, number>()
        for (const at of steps.sort((a, b) => a.period - b.period)) {
          const { points, capped } = countItem(draft, itemAt('t-a'), at)
          expect(points + capped).toBe(at.units * 2)
          counted.set(at.period, (counted.get(at.period) ?? 0) + points)
        }
        for (const points of counted.values()) expect(points).toBeLessThanOrEqual(3)
      }),
    )
  })
})

describe('a score', () => {
  const count = (...codes: string[]) => {
    const draft: Draft = {}
    for (const code of codes) countItem(draft, itemAt(code), { period: 1, units: 1 })
    return draft
  }

  test('adds groups by their signs and caps each of them', () => {
    const draft = count('t-b', 't-b', 't-c', 't-c', 't-d')
    expect(standingOf(SET, draft)).toMatchObject({ total: 15 })
    countItem(draft, itemAt('t-d'), { period: 1, units: 9 })
    expect(standingOf(SET, draft)).toMatchObject({ total: 9, overGroup: 0 })
    for (let month = 1; month <= 12; month++) countItem(draft, itemAt('t-a'), { period: month, units: 2 })
    expect(standingOf(SET, draft)).toMatchObject({ total: 19, overGroup: -26 })
  })

  test('is never below its range or above it', () => {
    expect(standingOf(SET, count('t-d', 't-d'))).toMatchObject({ total: 0, overTotal: 6 })
    const draft = count('t-b', 't-b')
    for (let month = 1; month <= 12; month++) countItem(draft, itemAt('t-a'), { period: month, units: 2 })
    for (let quarter = 1; quarter <= 4; quarter++) countItem(draft, itemAt('t-c'), { period: quarter, units: 2 })
    expect(standingOf(SET, draft)).toMatchObject({ total: 30, overTotal: -5 })
  })

  test('is cleared by a veto, whatever comes after', () => {
    const draft = count('t-b', 't-c')
    countVeto(draft, 1)
    expect(standingOf(SET, draft)).toMatchObject({ total: 0, cleared: -9, isVetoed: true })
    countItem(draft, itemAt('t-b'), { period: 1, units: 1 })
    expect(standingOf(SET, draft)).toMatchObject({ total: 0, cleared: -14 })
  })

  const codes = fc.constantFrom('t-a', 't-b', 't-c', 't-d', 't-v')
  test('is the sum of its items’ points and of what caps, range and veto change', () => {
    fc.assert(
      fc.property(fc.array(codes), (shown) => {
        const draft: Draft = {}
        let sum = 0
        for (const code of shown) {
          if (code === 't-v') countVeto(draft, 1)
          else sum += signOf(SET, itemAt(code)) * countItem(draft, itemAt(code), { period: 1, units: 1 }).points
        }
        const { total, overGroup, overTotal, cleared } = standingOf(SET, draft)
        expect(sum + overGroup + overTotal + cleared).toBe(total)
        expect(total).toBeGreaterThanOrEqual(0)
        expect(total).toBeLessThanOrEqual(30)
      }),
    )
  })

  test('lies in one class', () => {
    expect([0, 59, 60, 69, 70, 79, 80, 89, 90, 100].map(bucketOf)).toEqual(
      Object.keys(BUCKETS).flatMap((bucket) => [bucket, bucket]),
    )
  })
})
