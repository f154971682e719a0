import fc from 'fast-check'
import { expect, test } from 'vitest'
import { COLUMN_OF } from './columns.ts'
import { Cube } from './cube.ts'
import { Tree } from './tree.ts'

const MEASURE = COLUMN_OF.stock.findIndex((column) => column >= 0)
const STOCK = COLUMN_OF.stock[MEASURE] ?? -1

test('sums are exact wherever an organisation hangs, also those that do not fit 32 bits', () => {
  const amount = fc.oneof(fc.integer({ min: -9, max: 9 }), fc.integer({ min: -(2 ** 40), max: 2 ** 40 }))
  const step = fc.record({ org: fc.integer({ min: 1, max: 3 }), amount, isMove: fc.boolean() })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
      const tree = new Tree()
      const cube = new Cube(tree)
      for (let org = 1; org <= 3; org++) cube.reserve(tree.add())
      const own = [0, 0, 0, 0]
      const parents = [-1, 0, 0, 0]
      const hang = (org: number, parent: number, ts: number) => {
        parents[org] = parent
        cube.move(org, () => tree.setPlaces(org, [{ ts, parent }]))
      }
      for (let org = 1; org <= 3; org++) hang(org, 0, 0)
      for (const [ts, { org, amount: by, isMove }] of steps.entries()) {
        // The third hangs below the first or the second, and moves.
        if (isMove) hang(3, (ts % 2) + 1, ts)
        own[org] = (own[org] ?? 0) + by
        cube.add(org, MEASURE, ts, by)
      }
      const within = (org: number): number =>
        parents.reduce((sum, parent, child) => (parent === org ? sum + within(child) : sum), own[org] ?? 0)
      for (let org = 0; org <= 3; org++) {
        expect(cube.cell(org, STOCK)).toBe(within(org))
        expect(cube.row(org)[STOCK]).toBe(within(org))
      }
    }),
  )
})
