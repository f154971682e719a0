import { expect, test } from 'vitest'
import { fromCalendar } from '../../data/language/time.ts'
import { yearBefore } from './durations.ts'

test('finds the same date a year before, and the last of February for its 29th', () => {
  expect(yearBefore(fromCalendar(2026, 11, 26))).toBe('2025-11-26')
  expect(yearBefore(fromCalendar(2028, 2, 29))).toBe('2027-02-28')
  expect(yearBefore(fromCalendar(2026, 1, 1))).toBe('2025-01-01')
})
