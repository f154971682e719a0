import { expect, test } from 'vitest'
import { SHAPES } from '../../e2e/shots.ts'
import { PANELS } from '../../panels/index.ts'
import type { Panel, Size } from '../../panels/panel.ts'
import { boxesOf, gridFaults, panelsOf } from '../layout.ts'
import { shapeOf } from '../shapes.ts'
import { VIEWS } from './index.ts'
import type { Layout } from './view.ts'

const MOST = 7
const WINDOWS = Object.values(SHAPES)
const panels: Readonly<Record<string, Panel>> = PANELS

/** What is wrong with a layout at every window of its shape. */
function faultsOf(layout: Layout, windows: readonly Size[] = WINDOWS): string[] {
  const ids = panelsOf(layout)
  const faults = [...gridFaults(layout)]
  if (ids.length > MOST) faults.push(`${ids.length} panels`)
  for (const window of windows)
    for (const [id, { width, height }] of boxesOf(layout, { shape: shapeOf(window), window })) {
      const least = panels[id]?.definition.least
      if (!least) faults.push(`no panel ${id}`)
      else if (width < least.width - 0.01 || height < least.height - 0.01)
        faults.push(
          `${id} has ${width.toFixed(1)} × ${height.toFixed(1)} u at ${window.width}, least ${least.width} × ${least.height}`,
        )
    }
  return [...new Set(faults)]
}

const shapes = (['wide', 'ultra', 'tall'] as const).flatMap((shape) =>
  VIEWS.map((view) => ({ shape, view, name: `${view.id} ${shape}` })),
)

test.each(shapes)(
  '$name: nothing overlaps, nothing is below its least size, one panel is read first',
  ({ view, shape }) => {
    const windows = WINDOWS.filter((window) => shapeOf(window) === shape)
    expect(windows.length).toBeGreaterThan(0)
    expect(faultsOf(view.layouts[shape], windows)).toEqual([])
    expect(panelsOf(view.layouts[shape])).toContain(view.focus)
  },
)

test('views have an id of their own', () => {
  expect(new Set(VIEWS.map(({ id }) => id)).size).toBe(VIEWS.length)
})

test('an overlap, an eighth panel, a torn line and a panel without room are refused', () => {
  const wide = [{ width: 1920, height: 1080 }]
  const whole = { columns: '1fr 1fr', rows: '1fr 1fr', areas: ['map rhythm', 'map flow'] }
  expect(faultsOf(whole, wide)).toEqual([])
  expect(faultsOf({ ...whole, areas: ['map rhythm', 'flow map'] }, wide).join()).toContain('重叠')
  expect(faultsOf({ ...whole, areas: ['map rhythm', 'map'] }, wide).join()).toContain('应为 2 格')
  expect(faultsOf({ ...whole, columns: '10u 1fr' }, wide).join()).toContain('map has 10.0')
  expect(faultsOf({ ...whole, areas: ['map nobody', 'map flow'] }, wide)).toContain('no panel nobody')
  const many = { columns: '1fr '.repeat(8).trim(), rows: '1fr', areas: ['a b c d e f g h'] }
  expect(faultsOf(many, wide)).toContain('8 panels')
})
