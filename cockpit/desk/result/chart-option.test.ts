import { expect, test } from 'vitest'
import type { Tokens } from '../../charts/theme.ts'
import type { Row } from '../run.ts'
import { binsOf, chartOption, MOST_BARS, stepOf } from './chart-option.ts'

const tokens: Tokens = {
  ...{ u: 8, family: 'f', ink: '#000000', cellLine: '#000000', line: '#111111', edge: '#222222', bar: '#333333' },
  ...{ band: '#444444', track: '#555555', text: '#ffffff', quiet: '#cccccc', focus: '#0000ff', classes: [], cat: [] },
}
const of = (columns: Record<string, string>, ...rows: Row[]) => ({
  version: 1,
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  rows,
})

test('lines of a parted result stand at their own months, with a gap where one has no row', () => {
  const result = of(
    { m: 'VARCHAR', k: 'VARCHAR', n: 'BIGINT' },
    ['2026-01', 'a', 1],
    ['2026-02', 'a', 0],
    ['2026-02', 'b', 5],
  )
  const { series, xAxis } = chartOption({ result, tokens, plan: { kind: 'line', x: 0, ys: [2], by: 1 } })
  expect(xAxis).toMatchObject({ data: ['2026-01', '2026-02'] })
  expect(series.map(({ name, data }) => [name, data])).toEqual([
    ['a', [1, 0]],
    ['b', [null, 5]],
  ])
})

test('bars are as many as can be read, and a missing value is no bar', () => {
  const rows = Array.from({ length: MOST_BARS + 5 }, (_, i): Row => [`o${i}`, i === 0 ? null : i])
  const { series } = chartOption({
    result: of({ name: 'VARCHAR', n: 'BIGINT' }, ...rows),
    ...{ tokens, plan: { kind: 'bar', x: 0, ys: [1], by: null } },
  })
  expect(series[0]?.data).toHaveLength(MOST_BARS)
  expect(series[0]?.data.slice(0, 2)).toEqual([null, 1])
})

test('a histogram counts every value once in spans that people count in', () => {
  const result = of({ n: 'DOUBLE' }, [0], [1], [19.5], [20], [null], [-1])
  const bins = binsOf(result, { ys: [0] })
  expect(bins.reduce((sum, { n }) => sum + n, 0)).toBe(5)
  expect([bins[0]?.label, bins.at(-1)?.label]).toEqual(['−2', '20'])
  expect(binsOf(of({ n: 'DOUBLE' }, [3], [3]), { ys: [0] })).toEqual([{ label: '3', n: 2 }])
  expect([0.0011, 0.3, 1, 7, 120].map(stepOf)).toEqual([0.002, 0.5, 1, 10, 200])
})
