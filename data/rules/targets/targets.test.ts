import { describe, expect, test } from 'vitest'
import { termsOf } from '../../language/metric.ts'
import { parseDay } from '../../language/time.ts'
import { metricById } from '../../scenes/index.ts'
import { TARGET_FILES, targetOf } from './index.ts'
import { metricsOf, progressOf, yearShare } from './progress.ts'
import type { Target } from './target.ts'

const day = (text: string) => parseDay(text) ?? Number.NaN

describe('the files of targets', () => {
  test('stand once for a scope and year, say who set them, and name each metric once', () => {
    expect(new Set(TARGET_FILES.map(({ scope, year }) => `${scope}/${year}`)).size).toBe(TARGET_FILES.length)
    for (const { scope, setBy, targets } of TARGET_FILES) {
      expect([scope, setBy.length > 0]).toEqual([scope, true])
      expect(new Set(targets.map(({ metric }) => metric)).size).toBe(targets.length)
    }
  })

  test('aim at metrics of the catalogue, in the direction in which they are better', () => {
    for (const target of TARGET_FILES.flatMap(({ targets }) => targets)) {
      for (const id of metricsOf(target)) expect([id, metricById(id)?.id]).toEqual([id, id])
      const direction = metricById(target.metric)?.direction
      if (direction !== 'none')
        expect([target.metric, direction === 'up']).toEqual([target.metric, target.aim === 'at-least'])
    }
  })

  test('of a total of the year to be reached are due bit by bit', () => {
    for (const { metric, aim, pace } of TARGET_FILES.flatMap(({ targets }) => targets)) {
      const of = metricById(metric)?.of
      const isTotal = of?.kind === 'sum' && termsOf(of).every(({ window }) => window === 'year')
      if (isTotal && aim === 'at-least') expect([metric, pace]).toEqual([metric, 'year'])
    }
  })

  test('are found by scope, metric and year', () => {
    expect(targetOf('root', 'attendance-rate-month', 2026)).toMatchObject({ value: 0.85 })
    expect(targetOf('330106', 'attendance-rate-month', 2026)).toMatchObject({ value: 0.88 })
    expect(targetOf('root', 'attendance-rate-month', 1999)).toBeUndefined()
    expect(targetOf('nowhere', 'attendance-rate-month', 2026)).toBeUndefined()
  })
})

test.each([
  [2026, '2025-12-31', 0],
  [2026, '2026-01-01', 1 / 365],
  [2024, '2024-02-29', 60 / 366],
  [2025, '2025-03-01', 60 / 365],
  [2026, '2026-12-31', 1],
  [2026, '2027-01-01', 1],
])('of the year %i, %s leaves %d behind', (year, text, share) => {
  expect(yearShare(year, day(text))).toBe(share)
})

describe('progress', () => {
  const least: Target = { metric: 'm', aim: 'at-least', pace: 'year', value: 200 }
  const most: Target = { metric: 'm', aim: 'at-most', pace: 'always', value: 10 }
  const at = (values: Record<string, number>) => ({ share: 0.5, valueOf: (metric: string) => values[metric] ?? null })

  test('of what grows over the year is due pro rata', () => {
    expect(progressOf(least, at({ m: 90 }))).toEqual({ target: 200, dueToday: 100, distance: 110, behind: 10 })
    expect(progressOf(least, at({ m: 250 }))).toMatchObject({ distance: -50, behind: -150 })
  })

  test('of what is to hold always is due at any time, and counted from above where it is a limit', () => {
    expect(progressOf({ ...least, pace: 'always' }, at({ m: 90 }))).toMatchObject({ dueToday: 200, behind: 110 })
    expect(progressOf(most, at({ m: 12 }))).toEqual({ target: 10, dueToday: 10, distance: 2, behind: 2 })
    expect(progressOf(most, at({ m: 7 }))).toMatchObject({ distance: -3 })
  })

  test('is not known where the value, or what the target is a share of, is not', () => {
    expect(progressOf(least, at({}))).toEqual({ target: 200, dueToday: 100, distance: null, behind: null })
    const share: Target = { ...least, value: { perMille: 22, of: 'n' } }
    expect(progressOf(share, at({ m: 5, n: 1_000 }))).toMatchObject({ target: 22, dueToday: 11, distance: 17 })
    expect(progressOf(share, at({ m: 5 }))).toEqual({ target: null, dueToday: null, distance: null, behind: null })
  })
})
