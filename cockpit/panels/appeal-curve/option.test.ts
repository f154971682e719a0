import { expect, test } from 'vitest'
import type { Tokens } from '../../charts/theme.ts'
import { curveOption } from './option.ts'

const tokens = { u: 10, text: '#ffffff' } as unknown as Tokens
const point = (date: string, value: number | null) => ({ time: `${date}T00:00:00+08:00`, value })

test('ends in the value of the frame, and leaves a gap where a day was not reported', () => {
  const [days, now] = curveOption(
    [point('2026-11-24', 3), point('2026-11-25', null), point('2026-11-26', 4)],
    6,
    tokens,
  ).series
  expect(days?.data).toEqual([
    [0, 3],
    [1, null],
    [2, 6],
  ])
  expect(now?.data).toEqual([[2, 6]])
})

test('has no end where nothing is known', () => {
  expect(curveOption([], null, tokens).series.map(({ data }) => data)).toEqual([[], []])
})
