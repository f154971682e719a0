import { expect, test } from 'vitest'
import { parseInstant } from '../../../data/language/time.ts'
import { lastMonth, readMonth } from './month.ts'

const at = (text: string) => parseInstant(`${text}:00+08:00`) ?? Number.NaN
const NOW = at('2026-11-26T15:30')

test('a month that is over ends with its last day, the running one with now', () => {
  expect(readMonth('2026-10', NOW)).toMatchObject({ moment: at('2026-11-01T00:00') - 1, isRunning: false })
  expect(readMonth('2025-12', NOW)).toMatchObject({ moment: at('2026-01-01T00:00') - 1 })
  expect(readMonth('2026-11', NOW)).toMatchObject({ moment: NOW, isRunning: true })
})

test('what is no month, or has not come, is refused with what and where', () => {
  expect(readMonth('2026-13', NOW)).toEqual({ ok: false, reason: '地址里的月份“2026-13”不是年月，须写作 2026-11' })
  expect(readMonth('<img src=x>', NOW)).toMatchObject({ ok: false })
  expect(readMonth('2026-12', NOW)).toEqual({ ok: false, reason: '2026-12 还没有到，最近的一期是 2026-11' })
})

test('without one it is the last that is over', () => {
  expect(lastMonth(NOW)).toBe('2026-10')
  expect(lastMonth(at('2026-01-03T08:00'))).toBe('2025-12')
})
