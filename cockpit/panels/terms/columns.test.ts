import { expect, test } from 'vitest'
import { termColumns, termTable } from './columns.ts'

const months = Array.from({ length: 12 }, (_, i) => ({
  month: `${i < 2 ? 2026 : 2027}-${String(((i + 10) % 12) + 1).padStart(2, '0')}`,
  terms: 900 + i,
}))

test('shows as many months as their numbers leave room for, in order and under their names', () => {
  expect(termColumns({ months }).map(({ label }) => label.zh)).toEqual(
    '11月 12月 1月 2月 3月 4月 5月 6月 7月 8月 9月 10月'.split(' '),
  )
  expect(termColumns({ months }, 38)).toHaveLength(10)
  const many = months.map((each) => ({ ...each, terms: 98_765 }))
  expect(termColumns({ months: many }, 38)).toHaveLength(5)
  expect(termColumns({ months }, 1)).toHaveLength(1)
})

test('its table has the figures of the frame, every month, and what ends later', () => {
  const { rows } = termTable({ months, later: 30_000 }, [['届满未换届', { metric: 'terms-overdue', value: 7 }]])
  expect(rows).toHaveLength(14)
  expect(rows[0]?.[1]).toEqual({ metric: 'terms-overdue', value: 7 })
  expect(rows[1]).toEqual(['届满：2026-11', '900'])
  expect(rows.at(-1)?.[1]).toBe('30,000')
})
