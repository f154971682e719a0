import { expect, test } from 'vitest'
import { fromCalendar } from '../../../data/language/time.ts'
import { lastMonths, monthColumns } from './columns.ts'

const at = (month: string) => `${month}-01T00:00:00+08:00`

test('reaches over twelve months, the running one among them', () => {
  expect(lastMonths(fromCalendar(2026, 11, 26))).toEqual({ from: '2025-12-01', to: '2026-11-26' })
  expect(lastMonths(fromCalendar(2026, 12, 1))).toEqual({ from: '2026-01-01', to: '2026-12-01' })
})

test('says the year where it begins, and keeps what was not held apart from its rate', () => {
  const columns = monthColumns(
    [
      { time: at('2025-12'), value: 4 },
      { time: at('2026-01'), value: 0 },
      { time: at('2026-02'), value: 2 },
    ],
    [
      { time: at('2025-12'), value: 0.9 },
      { time: at('2026-01'), value: null },
      { time: at('2026-02'), value: 0.75 },
    ],
  )
  expect(columns.map(({ year }) => year)).toEqual([2025, 2026, null])
  expect(columns.map(({ height }) => height)).toEqual([1, 0, 0.5])
  expect(columns.map(({ rate }) => rate)).toEqual([0.9, null, 0.75])
  expect(columns.map(({ running }) => running)).toEqual([false, false, true])
})
