import { expect, test } from 'vitest'
import { brightness, happenedAt, nextGlows } from './glow.ts'

test('rises in 120 ms and is gone after 1200', () => {
  const at = (now: number) => brightness({ cell: 1, began: 1_000 }, now)
  expect([1_000, 1_060, 1_120, 1_660, 2_200].map(at)).toEqual([0, 0.5, 1, 0.5, 0])
})

test('lets three cells glow at a time and queues nothing', () => {
  const glows = nextGlows([], [1, 2, 3, 4], 0)
  expect(glows.map(({ cell }) => cell)).toEqual([1, 2, 3])
  expect(nextGlows(glows, [5], 600)).toHaveLength(3)
  expect(nextGlows(glows, [5], 1_300).map(({ cell }) => cell)).toEqual([5])
})

const today = (values: Record<string, number | null>, of = 'root 2026-11-26') => ({ of, values })

test('tells of organisations that were there before and count more now', () => {
  expect(happenedAt(today({ a: 1, b: 2, d: null }), today({ a: 1, b: 3, c: 4, d: 1 }))).toEqual(['b', 'd'])
})

test('nothing happened where something is taken back, a day begins, or another place or time is shown', () => {
  expect(happenedAt(today({ a: 3 }), today({ a: 2 }))).toEqual([])
  expect(happenedAt(today({ a: 3 }), today({ a: null }))).toEqual([])
  expect(happenedAt(today({ a: 3 }), today({ a: 9 }, 'root 2026-11-27'))).toEqual([])
})
