import { expect, test } from 'vitest'
import { DAY_MS, parseInstant } from '../../data/language/time.ts'
import { countWeeks } from './supervision-weeks.ts'

const NOW = parseInstant('2026-11-26T15:00:00+08:00') ?? 0
const item = (due: number, age: number, overdue = 0) => ({
  due: NOW + due * DAY_MS,
  opened: NOW - age * DAY_MS,
  overdue,
})

test('counts each open item once by week and once by age; what is overdue stands in no week', () => {
  const counted = countWeeks([item(0, 1), item(6, 7), item(7, 8), item(60, 400), item(-3, 20, 1)], NOW)
  expect(counted).toMatchObject({ open: 5, overdue: 1, later: 1 })
  expect(counted.weeks).toEqual([2, 1, 0, 0, 0, 0, 0, 0])
  expect(counted.ages.map(({ items }) => items)).toEqual([2, 1, 1, 0, 0, 1])
})

test('what was due this morning and is not yet judged overdue is due this week', () => {
  expect(countWeeks([item(-0.2, 1)], NOW).weeks[0]).toBe(1)
})
