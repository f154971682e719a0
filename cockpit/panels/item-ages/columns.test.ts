import { expect, test } from 'vitest'
import { ageColumns } from './columns.ts'

test('the last column is of all that are older', () => {
  const columns = ageColumns([
    { upTo: 7, items: 3 },
    { upTo: null, items: 1 },
  ])
  expect(columns.map(({ label, value }) => [label.zh, value])).toEqual([
    ['≤7日', 3],
    ['>7日', 1],
  ])
})
