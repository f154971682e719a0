import { expect, test } from 'vitest'
import type { Row } from '../run.ts'
import { plansFor } from './chart-plan.ts'

const of = (columns: Record<string, string>, ...rows: Row[]) => ({
  version: 1,
  columns: Object.entries(columns).map(([name, type]) => ({ name, type })),
  rows,
})
const kinds = (result: ReturnType<typeof of>) => plansFor(result).map(({ kind }) => kind)

test('one number is a figure', () => {
  expect(plansFor(of({ value: 'BIGINT' }, [7]))).toEqual([{ kind: 'figure', x: null, ys: [0], by: null }])
})

test('districts are coloured on the map first, and named in bars by their name', () => {
  const result = of(
    { code: 'VARCHAR', name: 'VARCHAR', value: 'DOUBLE' },
    ['330106', '西湖', 0.5],
    ['330110', '余杭', null],
  )
  expect(plansFor(result)).toEqual([
    { kind: 'map', x: 0, ys: [2], by: null },
    { kind: 'bar', x: 1, ys: [2], by: null },
  ])
})

test('days and months make lines, one for each value of a text that has few', () => {
  const result = of(
    { month: 'VARCHAR', kind: 'VARCHAR', n: 'BIGINT' },
    ['2026-01', 'a', 1],
    ['2026-01', 'b', 2],
    ['2026-02', 'a', 3],
  )
  expect(plansFor(result)[0]).toEqual({ kind: 'line', x: 0, ys: [2], by: 1 })
  expect(kinds(of({ day: 'DATE', n: 'BIGINT' }, ['2026-01-01', 1], ['2026-01-02', 2]))[0]).toBe('line')
})

test('numbers that only name are not measured, and without any other there is nothing to draw', () => {
  expect(kinds(of({ org: 'INTEGER', seq: 'BIGINT' }, [1, 2], [3, 4]))).toEqual([])
  expect(kinds(of({ a: 'BIGINT' }))).toEqual([])
  expect(kinds(of({ a: 'BIGINT' }, [null], [null]))).toEqual([])
})

test('two measures can be set against each other, one shows how it is spread', () => {
  expect(kinds(of({ a: 'BIGINT', b: 'DOUBLE' }, [1, 2], [2, 3], [3, 5]))).toEqual(['scatter', 'histogram'])
})
