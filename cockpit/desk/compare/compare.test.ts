import { expect, test } from 'vitest'
import type { Row } from '../run.ts'
import { compareResults, guessKey } from './compare.ts'

const columns = [
  { name: 'code', type: 'VARCHAR' },
  { name: 'kind', type: 'VARCHAR' },
  { name: 'n', type: 'BIGINT' },
]
const of = (...rows: Row[]) => ({ version: 1, columns, rows })

test('says what was added, what is gone and which cells changed, whatever the order', () => {
  const before = of(['a', 'x', 1], ['b', 'x', 2], ['c', 'x', null])
  const after = of(['c', 'x', 0], ['a', 'x', 1], ['d', 'y', 4])
  expect(compareResults(before, after, [0])).toEqual({
    status: 'compared',
    same: 1,
    differences: [
      // Missing is not zero.
      { kind: 'changed', before: ['c', 'x', null], after: ['c', 'x', 0], cells: [2] },
      { kind: 'added', after: ['d', 'y', 4] },
      { kind: 'gone', before: ['b', 'x', 2] },
    ],
  })
})

test('a key that repeats, or other columns, cannot be compared, and it says so', () => {
  const twice = of(['a', 'x', 1], ['a', 'y', 2])
  expect(compareResults(twice, twice, [0])).toEqual({ status: 'repeated', key: '["a"]' })
  expect(compareResults(twice, twice, [0, 1])).toMatchObject({ status: 'compared', same: 2 })
  expect(compareResults(twice, { ...twice, columns: columns.slice(1) }, [0])).toEqual({ status: 'unlike' })
})

test('a sum without a key is one row that changed', () => {
  const sum = (n: number) => ({ version: 1, columns: columns.slice(2), rows: [[n]] })
  expect(compareResults(sum(1), sum(2), guessKey(sum(1)))).toMatchObject({ differences: [{ kind: 'changed' }] })
})

test('the first guess is one column that never repeats, else all texts together', () => {
  expect(guessKey(of(['a', 'x', 1], ['b', 'x', 1]))).toEqual([0])
  expect(guessKey(of(['a', 'x', 1], ['a', 'y', 1], ['b', 'x', 1]))).toEqual([0, 1])
})
