import { expect, test } from 'vitest'
import { type ChartOption, changesOf } from './changes.ts'

const option = (line: readonly number[], band: readonly number[], max = 10): ChartOption => ({
  grid: { left: 1 },
  yAxis: { max },
  series: [
    { id: 'band', type: 'line', data: band, silent: true },
    { id: 'line', type: 'line', data: line },
  ],
})

test('gives everything to a new chart and nothing to one that is as it was', () => {
  const first = option([1], [2])
  expect(changesOf(null, first)).toEqual({ option: first, replace: [] })
  expect(changesOf(first, option([1], [2]))).toBeNull()
})

test('gives only the series that has changed, and of it only what has', () => {
  expect(changesOf(option([1], [2]), option([1, 3], [2]))).toEqual({
    option: { series: [{ id: 'line', type: 'line', data: [1, 3] }] },
    replace: [],
  })
})

test('gives a changed axis alone', () => {
  expect(changesOf(option([1], [2]), option([1], [2], 20))).toEqual({ option: { yAxis: { max: 20 } }, replace: [] })
})

test('gives all series where there are others than before, so that the old ones go', () => {
  const after: ChartOption = { ...option([1], [2]), series: [{ id: 'line', type: 'line', data: [1] }] }
  expect(changesOf(option([1], [2]), after)).toEqual({ option: { series: after.series }, replace: ['series'] })
})
