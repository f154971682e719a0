import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST_SHOWN, suppress } from './suppress.ts'

test('shows counts of five and more, and none, with their sums', () => {
  expect(suppress([[5, 0, 12]])).toEqual([
    [5, 0, 12, 17],
    [5, 0, 12, 17],
  ])
})

test('leaves out a small count, and another so that the sum does not give it away', () => {
  const shown = suppress([
    [3, 9, 20],
    [8, 30, 40],
    [11, 12, 13],
  ])
  expect(shown[0]).toEqual([null, null, 20, 32])
  // The other count of each of the two columns is left out too, and the sums stay.
  expect(shown.at(-1)).toEqual([22, 51, 73, 146])
  for (const column of [0, 1]) expect(shown.filter((row) => row[column] === null).length).toBeGreaterThan(1)
})

test('leaves out everything of a few people', () => {
  // Where the others are 0, it follows in which class the few stand: that is not told either.
  for (const row of [
    [1, 0, 2],
    [0, 4, 0],
  ])
    expect(suppress([row]).flat()).toEqual(Array(8).fill(null))
  expect(suppress([[0, 0, 0]]).flat()).toEqual(Array(8).fill(0))
  const [few, many] = suppress([
    [0, 3, 0],
    [20, 30, 40],
  ])
  expect(few).toEqual(Array(4).fill(null))
  expect(many).toEqual([null, null, null, null])
})

const counts = fc.oneof(fc.constant(0), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 5, max: 60 }))
const table = fc
  .integer({ min: 1, max: 5 })
  .chain((width) => fc.array(fc.array(counts, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 7 }))

test('no small count is shown, and none follows from a row or a column', () => {
  fc.assert(
    fc.property(table, (rows) => {
      const shown = suppress(rows)
      const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
      const all = [...rows, (rows[0] ?? []).map((_, c) => sum(rows.map((row) => row[c] ?? 0)))].map((row) => [
        ...row,
        sum(row),
      ])
      for (const [r, row] of shown.entries())
        for (const [c, n] of row.entries()) {
          if (n !== null) expect([r, c, n]).toEqual([r, c, all[r]?.[c]])
          if (n !== null && n > 0) expect(n).toBeGreaterThanOrEqual(LEAST_SHOWN)
        }
      const lines = [...shown.keys()].map((r) => (shown[r] ?? []).map((n, c) => ({ n, real: all[r]?.[c] ?? 0 })))
      const columns = (shown[0] ?? []).map((_, c) =>
        shown.map((row, r) => ({ n: row[c] ?? null, real: all[r]?.[c] ?? 0 })),
      )
      for (const line of lines) {
        const total = line.at(-1)?.real ?? 0
        if (total > 0 && total < LEAST_SHOWN) expect(line.every(({ n }) => n === null)).toBe(true)
      }
      for (const line of [...lines, ...columns]) {
        const hidden = line.slice(0, -1).filter(({ n }) => n === null)
        if (line.at(-1)?.n === null) expect(hidden.length).toBeGreaterThan(0)
        else if (hidden.length > 0 && line.some(({ real }) => real > 0)) {
          expect(hidden.length).toBeGreaterThan(1)
          expect(sum(hidden.map(({ real }) => real))).toBeGreaterThanOrEqual(LEAST_SHOWN)
        }
      }
    }),
  )
})
