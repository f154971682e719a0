import { expect, test } from 'vitest'
import { METRICS, metricById } from '../../../data/scenes/index.ts'
import { ORG_METRICS, orgTable } from './rows.ts'

test('has a figure of the catalogue for every sector and kind', () => {
  expect(ORG_METRICS.filter((metric) => !metricById(metric))).toEqual([])
  const { rows, head } = orgTable({}, 'root')
  expect([rows.length, head.length]).toEqual([10, 3])
})

test('scales its bars to the largest of one sector and kind, not to a sum', () => {
  const cells = Object.fromEntries(METRICS.map(({ id }) => [id, { root: 2 }]))
  const table = orgTable({ ...cells, orgs: { root: 60 }, 'orgs-village-branch': { root: 9 } }, 'root')
  expect(table.most).toBe(9)
  expect(table.total).toEqual({ metric: 'orgs', value: 60 })
})
