import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fromCalendar, toCalendar } from '../../language/time.ts'
import { ageBandIn, ageBandStart, ageIn, firstDay, joiningBandOf, monthOf, toMonth } from './months.ts'
import { AGE_BANDS, JOINING_BANDS } from './vocabulary.ts'

const BANDS = Object.keys(AGE_BANDS)
const JOINED = Object.keys(JOINING_BANDS)

test('a day lies in the month of the calendar', () => {
  fc.assert(
    fc.property(fc.integer({ min: fromCalendar(1880, 1, 1), max: fromCalendar(2200, 1, 1) }), (day) => {
      const { year, month } = toCalendar(day)
      expect(monthOf(day)).toBe((year - 1900) * 12 + month - 1)
    }),
  )
  for (const [y, m, d] of [
    [1900, 1, 1],
    [2000, 2, 29],
    [2000, 3, 1],
    [2100, 2, 28],
    [2100, 3, 1],
    [2026, 12, 31],
  ] as const)
    expect(monthOf(fromCalendar(y, m, d))).toBe((y - 1900) * 12 + m - 1)
})

describe('age bands begin on the first of the birth month', () => {
  test.each([
    [31, 'age-le30', 'age-31-35'],
    [36, 'age-31-35', 'age-36-40'],
    [41, 'age-36-40', 'age-41-45'],
    [46, 'age-41-45', 'age-46-50'],
    [51, 'age-46-50', 'age-51-55'],
    [56, 'age-51-55', 'age-56-60'],
    [61, 'age-56-60', 'age-ge61'],
  ])('turning %i', (age, before, after) => {
    const birth = toMonth('1960-03')
    const day = fromCalendar(1960 + age, 3, 1)
    expect(BANDS[ageBandIn(birth, monthOf(day - 1))]).toBe(before)
    expect(BANDS[ageBandIn(birth, monthOf(day))]).toBe(after)
    expect(firstDay(ageBandStart(birth, BANDS.indexOf(after)))).toBe(day)
    expect(ageIn(birth, monthOf(day))).toBe(age)
  })
})

test.each([
  ['1921-07', 'joined-before-1949-10'],
  ['1949-09', 'joined-before-1949-10'],
  ['1949-10', 'joined-1949-10'],
  ['1978-11', 'joined-1949-10'],
  ['1978-12', 'joined-1978-12'],
  ['2012-10', 'joined-1978-12'],
  ['2012-11', 'joined-2012-11'],
  ['2026-01', 'joined-2012-11'],
])('who joined in %s is in the band %s', (month, band) => {
  expect(JOINED[joiningBandOf(toMonth(month))]).toBe(band)
})
