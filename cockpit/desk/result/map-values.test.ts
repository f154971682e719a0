import { expect, test } from 'vitest'
import type { MapPlan } from '../../charts/cloud-map/map-plan.ts'
import { mapBounds, mapValues } from './map-values.ts'

const cell = (org: string | null, group: string) => ({ org, group, shape: [], centre: { x: 0, y: 0 } })
const plan: MapPlan = {
  kind: 'city',
  groups: [],
  cells: [cell('330106001', '330106'), cell('330106002', '330106'), cell('330110001', '330110'), cell(null, '330111')],
}
const columns = ['code', 'n'].map((name) => ({ name, type: name === 'n' ? 'BIGINT' : 'VARCHAR' }))
const as = { kind: 'map' as const, x: 0, ys: [1], by: null }

test('a cell takes its own row, else its district’s; what has none stays unknown, and missing is not 0', () => {
  const result = {
    version: 1,
    columns,
    rows: [
      ['330106', 5],
      ['330106002', null],
      ['330111', 7],
    ],
  }
  expect(mapValues(result, as, plan)).toEqual({ '330106001': 5, '330106002': null })
  expect(mapValues({ ...result, rows: [['330110', null]] }, as, plan)).toEqual({ '330110001': null })
})

test('classes are equal steps within what there is', () => {
  expect(mapBounds([0, 3, 10, null])).toEqual([2, 4, 6, 8])
  expect(mapBounds([0.1, 0.9])).toEqual([0.2, 0.4, 0.6, 0.8])
  expect([mapBounds([5, 5]), mapBounds([null]), mapBounds([6, 7, 9])]).toEqual([[], [], [7, 8, 9]])
})
