import { describe, expect, test } from 'vitest'
import { formatDay, parseDay } from '../language/time.ts'
import { addMonths, addWorkingDays, addYears, periodStart } from './calendar.ts'
import { HOLIDAYS } from './holidays.ts'

const day = (text: string) => parseDay(text) ?? Number.NaN

describe('months and years go by the calendar', () => {
  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', 1, '2026-04-30'],
    ['2026-02-28', 1, '2026-03-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2026-08-31', -6, '2026-02-28'],
    ['2026-01-15', -1, '2025-12-15'],
    ['2026-05-20', 0, '2026-05-20'],
  ])('%s and %i months is %s', (from, months, to) => {
    expect(formatDay(addMonths(day(from), months))).toBe(to)
  })

  test.each([
    ['2024-02-29', 1, '2025-02-28'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2025-06-30', 1, '2026-06-30'],
    ['2008-02-29', 18, '2026-02-28'],
  ])('%s and %i years is %s', (from, years, to) => {
    expect(formatDay(addYears(day(from), years))).toBe(to)
  })

  test.each([
    ['month', '2026-02-28', 0, '2026-02-01'],
    ['month', '2026-12-31', 1, '2027-01-01'],
    ['quarter', '2026-03-31', 0, '2026-01-01'],
    ['quarter', '2026-04-01', 0, '2026-04-01'],
    ['quarter', '2026-11-30', 1, '2027-01-01'],
    ['year', '2026-07-01', 2, '2028-01-01'],
  ] as const)('the %s of %s and %i more begins on %s', (period, of, ahead, first) => {
    expect(formatDay(periodStart(period, day(of), ahead))).toBe(first)
  })
})

describe('working days go by the arrangements of the State Council', () => {
  test.each([
    // A week without holidays.
    ['2026-03-09', 5, '2026-03-16', false],
    ['2026-03-13', 1, '2026-03-16', false],
    // Over 1 May, and the Saturday that makes up for it.
    ['2026-04-30', 1, '2026-05-06', false],
    ['2026-05-08', 1, '2026-05-09', false],
    ['2026-04-29', 5, '2026-05-09', false],
    // Over the Spring Festival, 9 days off.
    ['2026-02-14', 1, '2026-02-24', false],
    // Over a year's end into a year that is not arranged yet.
    ['2026-12-30', 1, '2026-12-31', false],
    ['2026-12-30', 2, '2027-01-01', true],
    ['2019-06-03', 5, '2019-06-10', true],
  ])('%s and %i working days is %s (provisional: %s)', (from, count, to, provisional) => {
    const end = addWorkingDays(day(from), count)
    expect([formatDay(end.day), end.provisional]).toEqual([to, provisional])
  })

  test('a make-up day is a weekend day, every stretch runs forward, and the totals are those of the arrangements', () => {
    const totals = HOLIDAYS.map(({ year, off, working }) => {
      for (const date of working) expect([0, 6]).toContain(new Date(`${year}-${date}`).getUTCDay())
      const lengths = off.map(([from, to]) => day(`${year}-${to}`) - day(`${year}-${from}`) + 1)
      expect(Math.min(...lengths)).toBeGreaterThan(0)
      return [year, lengths.reduce((a, b) => a + b, 0), working.length]
    })
    // 2023's first day off is the last of 2022.
    expect(totals).toEqual([
      [2023, 26, 7],
      [2024, 28, 8],
      [2025, 28, 5],
      [2026, 33, 6],
    ])
  })
})
