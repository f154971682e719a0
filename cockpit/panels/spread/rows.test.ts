import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cells } from '../../../data/contract/cells.ts'
import { OVERVIEW } from '../../../data/contract/overview.ts'
import { AREAS } from '../../../data/geo/areas.ts'
import { metricById } from '../../../data/scenes/index.ts'
import { comparedUnits, quantile, spreadRows } from './rows.ts'

const M = 'age-le35-rate'
const rowOf = (values: Record<string, number | null>, units: readonly string[]) =>
  spreadRows({ [M]: values } satisfies Cells, { scope: 'root', units, metrics: [M] })[0]

test('compares means and shares only: sums would compare the size of units', () => {
  for (const metric of OVERVIEW.spread) expect(['ratio', 'mean']).toContain(metricById(metric)?.unit)
})

test('draws from the least to the greatest, in the order of the units', () => {
  const row = rowOf({ root: 0.25, a: 0.3, b: 0.1, c: 0.2, d: 0.4 }, ['a', 'b', 'c', 'd'])
  expect(row?.dots.map(({ org }) => org)).toEqual(['a', 'b', 'c', 'd'])
  expect(row).toMatchObject({ least: 0.1, most: 0.4, missing: 0, own: { value: 0.25 } })
  expect(row?.quartiles?.median).toBeCloseTo(0.25)
  expect(row?.dots[1]?.at).toBe(0)
  expect(row?.dots[3]?.at).toBe(1)
})

test('has no quartiles for three units, no strip for one, and no dot for what was not reported', () => {
  expect(rowOf({ a: 1, b: 2, c: 3 }, ['a', 'b', 'c'])).toMatchObject({ quartiles: null, band: null, own: null })
  expect(rowOf({ a: 1, b: null }, ['a', 'b'])).toBeUndefined()
  expect(rowOf({ a: 1, b: null, c: 0 }, ['a', 'b', 'c'])).toMatchObject({
    missing: 1,
    dots: [{ org: 'a' }, { org: 'c' }],
  })
})

test('a scope that lies outside all its units stands beyond them, and takes nothing from their spread', () => {
  const ownOf = (own: number) => rowOf({ root: own, a: 0.1, b: 0.2 }, ['a', 'b'])?.own
  expect(ownOf(0.4)).toEqual({ value: 0.4, at: 1, beyond: 1 })
  expect(ownOf(0.05)).toEqual({ value: 0.05, at: 0, beyond: -1 })
  expect(ownOf(0.2)).toMatchObject({ at: 1, beyond: 0 })
})

test('puts units that are all alike in the middle', () => {
  expect(rowOf({ a: 0.5, b: 0.5 }, ['a', 'b'])?.dots.map(({ at }) => at)).toEqual([0.5, 0.5])
})

test('quartiles lie between the ends and in order', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 1, maxLength: 40 }), (values) => {
      const sorted = [...values].sort((a, b) => a - b)
      const [low, middle, high] = [0.25, 0.5, 0.75].map((share) => quantile(sorted, share))
      const ascending = [sorted[0] ?? 0, low ?? 0, middle ?? 0, high ?? 0, sorted.at(-1) ?? 0]
      for (const [i, value] of ascending.entries()) expect(value + 1e-12).toBeGreaterThanOrEqual(ascending[i - 1] ?? 0)
    }),
  )
})

test('leaves municipal units out beside districts, and nobody out below', () => {
  expect(comparedUnits(AREAS.map(({ code }) => code))).toHaveLength(13)
  expect(comparedUnits(['330106001', '330106002'])).toHaveLength(2)
})
