import { expect, test } from 'vitest'
import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS } from '../../../data/geo/areas.ts'
import { SHAPES } from '../../e2e/shots.ts'
import { boxesOf } from '../../wall/layout.ts'
import { shapeOf } from '../../wall/shapes.ts'
import { VIEWS } from '../../wall/views/index.ts'
import { unitOf } from '../unit.ts'
import { fitMap } from './fit.ts'
import { overlap, placeNames } from './place-names.ts'
import { planMap } from './plan.ts'

const WINDOWS = Object.values(SHAPES)
const row = (code: string, short: string, parent: string | null): OrgRow => ({
  ...{ code, short, parent, name: short, kind: 'area', sector: '', children: 0 },
})
const self = row('root', '杭州', null)
const city: OrgsAnswer = {
  ...{ version: 1, self, path: [self] },
  children: AREAS.map(({ code, short }) => row(code, short.zh, 'root')),
}
/** As wide as a font that is wider than most: letters of 0.62, everything else square. */
const measure = (text: string, { size }: { size: number }) =>
  [...text].reduce((n, letter) => n + (letter.charCodeAt(0) < 256 ? 0.62 : 1) * size, 0)

/** Where the map of a view lies at a window, with the figure and the legend over its corners. */
function mapsAt(window: { width: number; height: number }) {
  const shape = shapeOf(window)
  const u = unitOf(window)
  return VIEWS.flatMap((view) => {
    const box = boxesOf(view.layouts[shape], { shape, window }).get('map')
    if (!box) return []
    const room = { width: box.width * u, height: box.height * u }
    const taken = [
      { x: -u, y: -u, width: 34 * u, height: 17 * u },
      { x: room.width - 19 * u, y: -u, width: 20 * u, height: 21 * u },
    ]
    return [{ view: view.id, u, room, taken }]
  })
}

test.each(['zh', 'en'] as const)(
  'at 600 cells and more no name lies over another at any shape, and none is missing: %s',
  (lang) => {
    const plan = planMap({ tree: city, weightOf: () => 1, lang })
    expect(plan.cells.length).toBeGreaterThanOrEqual(600)
    for (const window of WINDOWS)
      for (const { view, u, room, taken } of mapsAt(window)) {
        const fit = fitMap({
          centres: plan.cells.map(({ centre }) => centre),
          box: { x: u / 2, y: u / 2, width: room.width - u, height: room.height - u },
          reserved: taken,
          margin: 3 * u,
          maxScale: 15 * u,
        })
        const names = placeNames({ plan, fit, u, room, taken, measure })
        expect({
          window,
          view,
          missing: AREAS.filter(({ code }) => !names.some((name) => name.code === code)),
        }).toEqual({
          ...{ window, view, missing: [] },
        })
        const boxes = names.map(({ x, y, width, size }) => ({ x: x - width / 2, y: y - size / 2, width, height: size }))
        for (const [i, a] of boxes.entries()) {
          for (const b of [...boxes.slice(i + 1), ...taken]) expect(overlap(a, b)).toBe(false)
          expect(a.x >= 0 && a.y >= 0 && a.x + a.width <= room.width && a.y + a.height <= room.height).toBe(true)
        }
        // What must be read from afar is never made smaller to fit.
        for (const { size, isBold } of names) expect(size).toBeGreaterThanOrEqual((isBold ? 2.2 : 1.8) * u)
      }
  },
)
