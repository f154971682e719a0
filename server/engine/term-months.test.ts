import { expect, test } from 'vitest'
import { dayStart, fromCalendar, parseInstant } from '../../data/language/time.ts'
import { countMonths } from './term-months.ts'

const NOW = parseInstant('2026-11-26T15:00:00+08:00') ?? 0
/** A term whose last day is this one. */
const term = (year: number, month: number, date: number, stage = 'term-running') => ({
  stage,
  end: dayStart(fromCalendar(year, month, date) + 1),
  orgs: 1,
})

test('counts each known term once, by the month of its last day; twelve months, then later', () => {
  const counted = countMonths(
    [
      ...[term(2026, 11, 30), term(2026, 12, 1, 'term-remind'), term(2027, 10, 31), term(2027, 11, 1)],
      ...[{ ...term(2026, 11, 1, 'term-overdue'), orgs: 3 }, term(1970, 1, 1, ''), term(1970, 1, 1, 'dissolved')],
    ],
    NOW,
  )
  expect(counted).toMatchObject({ known: 7, overdue: 3, later: 1 })
  expect(counted.months.map(({ month }) => month).filter((_, i) => i % 11 === 0)).toEqual(['2026-11', '2027-10'])
  expect(counted.months.map(({ terms }) => terms)).toEqual([1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1])
})

test('what has ended and is not yet told to be overdue stands in the running month', () => {
  expect(countMonths([term(2026, 10, 31, 'term-remind')], NOW).months[0]?.terms).toBe(1)
})
