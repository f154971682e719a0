import { expect, test } from 'vitest'
import type { Boundary } from '../../../data/contract/boundary.ts'
import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS, DISTRICTS, MUNICIPAL_UNITS } from '../../../data/geo/areas.ts'
import { fitMap } from './fit.ts'
import { nearestGroup } from './move.ts'
import { cellAt } from './paint.ts'
import { overlap, placeNames } from './place-names.ts'
import { planMap } from './plan.ts'
import { isInside } from './plan-boundary.ts'

/** Squares of our own making in rows of five, the first with a hole, some rings wound the other way; nobody's borders. */
const square = (x: number, y: number, side: number): [number, number][] => [
  [x, y],
  [x + side, y],
  [x + side, y + side],
  [x, y + side],
  [x, y],
]
const boundary: Boundary = {
  approval: null,
  areas: DISTRICTS.map(({ code }, i) => {
    const [x, y] = [118 + (i % 5) * 0.4, 30.5 - Math.floor(i / 5) * 0.4]
    const outer = i % 2 === 0 ? square(x, y, 0.4) : square(x, y, 0.4).toReversed()
    return { code, polygons: [i === 0 ? [outer, square(x + 0.05, y + 0.05, 0.1)] : [outer]] }
  }),
}
const row = (code: string, short: string, parent: string | null): OrgRow => ({
  ...{ code, short, parent, name: short, kind: 'area', sector: '', children: 0 },
})
const self = row('root', '杭州', null)
const city: OrgsAnswer = {
  ...{ version: 1, self, path: [self] },
  children: AREAS.map(({ code, short }) => row(code, short.zh, 'root')),
}
const plan = planMap({ tree: city, weightOf: () => 1, lang: 'zh', boundary })

test('draws each district once, with its own value, and keeps islands for what has no territory', () => {
  expect(plan.kind).toBe('boundary')
  for (const { code } of DISTRICTS)
    expect(plan.cells.filter(({ group }) => group === code).map(({ org }) => org)).toEqual([code])
  for (const { code } of MUNICIPAL_UNITS)
    expect(plan.cells.filter(({ group }) => group === code).length).toBeGreaterThan(3)
  expect(plan.groups.map(({ code, known }) => [code, known])).toEqual(AREAS.map(({ code }) => [code, true]))
  // Nothing of the land lies over an island.
  const bottom = (codes: readonly { code: string }[]) =>
    plan.groups.filter(({ code }) => codes.some((each) => each.code === code)).flatMap(({ outline }) => outline.flat())
  const land = Math.max(...bottom(DISTRICTS).map(({ y }) => y))
  expect(land).toBeLessThan(Math.min(...bottom(MUNICIPAL_UNITS).map(({ y }) => y)))
})

test('writes names inside their districts, and finds the district under a touch, a hole left out', () => {
  const box = { x: 0, y: 0, width: 900, height: 700 }
  const centres = plan.cells.flatMap(({ shape }) => shape.flat())
  const fit = fitMap({ centres, box, reserved: [], margin: 30, maxScale: 200 })
  const pixel = ({ x, y }: { x: number; y: number }) => ({ x: x * fit.scale + fit.x, y: y * fit.scale + fit.y })
  for (const { code, anchor, outline } of plan.groups.slice(0, DISTRICTS.length)) {
    expect(isInside(outline, anchor)).toBe(true)
    expect(cellAt(plan, fit, pixel(anchor))?.group).toBe(code)
  }
  const hole = plan.groups[0]?.outline[1] ?? []
  const middle = { x: (hole[0]?.x ?? 0) / 2 + (hole[2]?.x ?? 0) / 2, y: (hole[0]?.y ?? 0) / 2 + (hole[2]?.y ?? 0) / 2 }
  expect(cellAt(plan, fit, pixel(middle))).toBeUndefined()
})

test('winds outer rings one way and holes the other, whatever the file does', () => {
  const turn = (ring: readonly { x: number; y: number }[]) =>
    Math.sign(
      ring.reduce(
        (sum, { x, y }, i) =>
          sum + x * (ring[(i + 1) % ring.length]?.y ?? 0) - y * (ring[(i + 1) % ring.length]?.x ?? 0),
        0,
      ),
    )
  expect(plan.cells.slice(0, DISTRICTS.length).map(({ shape }) => shape.map((ring) => turn(ring)))).toEqual(
    DISTRICTS.map((_, i) => (i === 0 ? [1, -1] : [1])),
  )
})

test('arrow keys go from district to district', () => {
  expect(nearestGroup(plan, '330102', 'ArrowRight')).toBe('330105')
  expect(nearestGroup(plan, '330105', 'ArrowLeft')).toBe('330102')
})

test('districts that are smaller than their names keep them, apart, with a line', () => {
  const small: Boundary = {
    ...boundary,
    areas: boundary.areas.map((area, i) => {
      const [x, y] = [118 + (i % 3) * 0.02, 30 + Math.floor(i / 3) * 0.02]
      return i < 9 ? { ...area, polygons: [[square(x, y, 0.02)]] } : area
    }),
  }
  const crowded = planMap({ tree: city, weightOf: () => 1, lang: 'zh', boundary: small })
  const fit = fitMap({
    centres: crowded.cells.flatMap(({ shape }) => shape.flat()),
    box: { x: 0, y: 0, width: 900, height: 640 },
    ...{ reserved: [], margin: 30, maxScale: 200 },
  })
  const names = placeNames({
    ...{ plan: crowded, fit, u: 10, room: { width: 900, height: 640 }, taken: [] },
    measure: (text, { size }) => [...text].length * size,
  })
  expect(names.length).toBe(AREAS.length)
  expect(names.filter(({ from }) => from !== null).length).toBeGreaterThan(3)
  const boxes = names.map(({ x, y, width, size }) => ({ x: x - width / 2, y: y - size / 2, width, height: size }))
  for (const [i, a] of boxes.entries()) for (const b of boxes.slice(i + 1)) expect(overlap(a, b)).toBe(false)
})
