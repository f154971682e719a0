import { expect, test } from 'vitest'
import { isWithinHours } from './hours.ts'
import { parseInstant } from './time.ts'

const at = (time: string) => parseInstant(`2026-11-26T${time}:00+08:00`) ?? 0

test('hours go over midnight, hold from their first minute, and end before their last', () => {
  const within = (from: string, to: string) =>
    ['07:59', '08:00', '12:00', '21:59', '22:00'].map((time) => isWithinHours({ from, to }, at(time)))
  expect(within('22:00', '08:00')).toEqual([true, false, false, false, true])
  expect(within('08:00', '22:00')).toEqual([false, true, true, true, false])
  expect(isWithinHours(null, at('12:00'))).toBe(false)
})
