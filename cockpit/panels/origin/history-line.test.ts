import { expect, test } from 'vitest'
import type { HistoryPoint } from '../../../data/contract/history.ts'
import { historyLine } from './history-line.ts'

const point = (published: number | null, now: number | null = published): HistoryPoint => ({
  day: '2026-11-25',
  version: 1,
  published,
  now,
  isCorrected: published !== now,
  reasons: [],
})
const box = { width: 100, height: 10 }

test('draws what was published, broken where there was nothing, and marks what is another now', () => {
  const line = historyLine([point(0), point(10, 5), point(null), point(10)], box)
  expect(line?.published).toBe('M0 10L33.3 0M100 0')
  expect(line?.corrected.map(({ x, y }) => [x, y])).toEqual([[33.3, 5]])
  expect(line?.dots).toHaveLength(3)
})

test('a level line lies in the middle, and without any value there is none', () => {
  expect(historyLine([point(3), point(3)], box)?.published).toBe('M0 5L100 5')
  expect(historyLine([point(null)], box)).toBeNull()
})
