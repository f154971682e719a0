import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS } from '../../../data/geo/areas.ts'
import { CLOUD_CELLS, cellsOf } from '../../../data/geo/cloud-map.ts'
import { CELL_RADIUS, fitMap } from './fit.ts'
import { cellAt, twoLines } from './paint.ts'
import { classOf, planMap } from './plan.ts'

const row = (code: string, parent: string | null, children = 0): OrgRow => ({
  code,
  name: code,
  short: code,
  kind: 'area',
  sector: '',
  parent,
  children,
})
const tree = (self: OrgRow, children: readonly OrgRow[]): OrgsAnswer => ({ version: 1, self, path: [self], children })
const city = tree(
  row('root', null, AREAS.length),
  AREAS.flatMap(({ code }) => [row(code, 'root', 3), ...[1, 2, 3].map((n) => row(`${code}00${n}`, code))]),
)
const plan = planMap({ tree: city, weightOf: () => 10, lang: 'zh' })

test('gives every cell of the city a street of its own district', () => {
  expect(plan.kind).toBe('city')
  expect(plan.cells).toHaveLength(CLOUD_CELLS.length)
  for (const { org, group } of plan.cells) expect(org?.startsWith(group)).toBe(true)
  expect(new Set(plan.cells.map(({ org }) => org)).size).toBe(AREAS.length * 3)
})

test('leaves the cells of an area that the tree does not have without a value', () => {
  const lone = planMap({ tree: tree(row('root', null, 1), [row('330106', 'root')]), weightOf: () => 1, lang: 'zh' })
  expect(lone.cells.find(({ group }) => group === '330106')?.org).toBe('330106')
  expect(lone.cells.find(({ group }) => group === '330102')?.org).toBeNull()
  expect(lone.groups.filter(({ known }) => known).map(({ name }) => name)).toEqual(['西湖'])
})

test('opens a district into its streets, and anything below into one cell a child', () => {
  const streets = ['330106001', '330106002'].map((code) => row(code, '330106'))
  const district = planMap({ tree: tree(row('330106', 'root', 2), streets), weightOf: () => 1, lang: 'zh' })
  expect(district.kind).toBe('district')
  expect(district.cells).toHaveLength(cellsOf('330106').length)
  const grid = planMap({
    tree: tree(row('330106001', '330106', 2), [row('x', '330106001'), row('y', '330106001')]),
    weightOf: () => 1,
    lang: 'zh',
  })
  expect(grid).toMatchObject({ kind: 'grid', cells: [{ org: 'x' }, { org: 'y' }] })
  expect(planMap({ tree: tree(row('x', '330106001'), []), weightOf: () => 1, lang: 'zh' }).kind).toBe('none')
})

test('takes the class from fixed bounds', () => {
  const bounds = [0.6, 0.7, 0.8, 0.9]
  expect([0, 0.599, 0.6, 0.85, 0.9, 1].map((value) => classOf(value, bounds))).toEqual([0, 0, 1, 3, 4, 4])
  expect(classOf(null, bounds)).toBeNull()
})

test('writes a long name on two lines and keeps its tail', () => {
  const fits = (text: string) => [...text].length <= 5
  expect(twoLines('第三支部', fits)).toEqual(['第三支部'])
  expect(twoLines('和苑社区党总支', fits)).toEqual(['和苑社区', '党总支'])
  expect(twoLines('岭远城西卫生服务中心党支部', fits)).toEqual(['岭远城西…', '中心党支部'])
})

test('keeps every cell out of the figure and the legend, and finds the cell under a touch', () => {
  const centres = plan.cells.map(({ centre }) => centre)
  fc.assert(
    fc.property(fc.integer({ min: 600, max: 2400 }), fc.integer({ min: 500, max: 1600 }), (width, height) => {
      const box = { x: 0, y: 0, width, height }
      const figure = { x: 0, y: 0, width: width * 0.3, height: height * 0.2 }
      const fit = fitMap({ centres, box, reserved: [figure], margin: 30, maxScale: 200 })
      for (const { x, y } of centres) {
        const [px, py] = [x * fit.scale + fit.x, y * fit.scale + fit.y]
        expect(px - fit.scale / 2).toBeGreaterThanOrEqual(-1e-6)
        expect(px + fit.scale / 2).toBeLessThanOrEqual(width + 1e-6)
        expect(py + CELL_RADIUS * fit.scale).toBeLessThanOrEqual(height - 30 + 1e-6)
        expect(px - fit.scale / 2 < figure.width && py - CELL_RADIUS * fit.scale < figure.height).toBe(false)
      }
      const cell = plan.cells[100]
      if (cell)
        expect(cellAt(plan, fit, { x: cell.centre.x * fit.scale + fit.x, y: cell.centre.y * fit.scale + fit.y })).toBe(
          cell,
        )
    }),
    { numRuns: 10 },
  )
})
