import { unitOf } from '../charts/unit.ts'
import type { Size } from '../panels/panel.ts'
import { CHROME } from './shapes.ts'
import type { Layout, Shape } from './views/view.ts'

/** Where a panel lies, in u from the corner of the panels' field. */
export interface Box extends Size {
  readonly x: number
  readonly y: number
}

interface Span {
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** The panels of a layout, in order of reading. */
export function panelsOf(layout: Layout): string[] {
  return [...new Set(layout.areas.flatMap(namesOf).filter((name) => name !== '.'))]
}

/** What is wrong with a layout as a grid, in words: torn or overlapping panels, lines of another length. */
export function gridFaults(layout: Layout): string[] {
  const [columns, rows] = [tracksOf(layout.columns), tracksOf(layout.rows)]
  const faults: string[] = []
  if (layout.areas.length !== rows.length) faults.push(`有 ${layout.areas.length} 行，行高却有 ${rows.length} 个`)
  for (const [i, line] of layout.areas.entries())
    if (namesOf(line).length !== columns.length)
      faults.push(`第 ${i + 1} 行有 ${namesOf(line).length} 格，应为 ${columns.length} 格`)
  for (const name of panelsOf(layout)) {
    const { left, right, top, bottom } = spanOf(layout, name)
    for (let row = top; row <= bottom; row++)
      for (let column = left; column <= right; column++)
        if (namesOf(layout.areas[row] ?? '')[column] !== name) faults.push(`${name} 与别的面板重叠或断开`)
  }
  return [...new Set(faults)]
}

/** Where each panel of a layout comes to lie in a window. */
export function boxesOf(layout: Layout, at: { shape: Shape; window: Size }): ReadonlyMap<string, Box> {
  const chrome = CHROME[at.shape]
  const u = unitOf(at.window)
  const field = {
    width: at.window.width / u - 2 * chrome.margin,
    height: at.window.height / u - chrome.strip - chrome.ribbon - chrome.foot,
  }
  const columns = sizesOf(tracksOf(layout.columns), { room: field.width, gap: chrome.column })
  const rows = sizesOf(tracksOf(layout.rows), { room: field.height, gap: chrome.row })
  return new Map(
    panelsOf(layout).map((name) => {
      const { left, right, top, bottom } = spanOf(layout, name)
      const across = reach(columns, { from: left, to: right, gap: chrome.column })
      const down = reach(rows, { from: top, to: bottom, gap: chrome.row })
      return [name, { x: across.start, y: down.start, width: across.length, height: down.length }]
    }),
  )
}

/** A layout as the style of its grid. */
export function gridStyle(layout: Layout, shape: Shape): Readonly<Record<string, string>> {
  const { column, row, margin, foot } = CHROME[shape]
  const css = (tracks: string) =>
    tracksOf(tracks)
      .map(({ size, unit }) => (unit === 'u' ? inU(size) : `minmax(0, ${size}fr)`))
      .join(' ')
  return {
    gridTemplateColumns: css(layout.columns),
    gridTemplateRows: css(layout.rows),
    gridTemplateAreas: layout.areas.map((line) => `"${line}"`).join(' '),
    columnGap: inU(column),
    rowGap: inU(row),
    padding: `0 ${inU(margin)} ${inU(foot)}`,
  }
}

export function inU(size: number): string {
  return `calc(${size} * var(--u))`
}

interface Track {
  readonly size: number
  readonly unit: 'u' | 'fr'
}

function tracksOf(text: string): Track[] {
  return text.split(/\s+/).map((word) => {
    const [, size = '', unit = ''] = /^([\d.]+)(u|fr)$/.exec(word) ?? []
    if (unit !== 'u' && unit !== 'fr') throw new Error(`no track size: ${word}`)
    return { size: Number(size), unit }
  })
}

function sizesOf(tracks: readonly Track[], at: { room: number; gap: number }): number[] {
  const fixed = tracks.reduce((n, { size, unit }) => n + (unit === 'u' ? size : 0), at.gap * (tracks.length - 1))
  const shares = tracks.reduce((n, { size, unit }) => n + (unit === 'fr' ? size : 0), 0)
  const share = shares === 0 ? 0 : Math.max(0, at.room - fixed) / shares
  return tracks.map(({ size, unit }) => (unit === 'u' ? size : size * share))
}

function reach(sizes: readonly number[], at: { from: number; to: number; gap: number }) {
  const before = sizes.slice(0, at.from)
  const own = sizes.slice(at.from, at.to + 1)
  const sum = (list: readonly number[]) => list.reduce((a, b) => a + b, 0)
  return { start: sum(before) + before.length * at.gap, length: sum(own) + (own.length - 1) * at.gap }
}

function namesOf(line: string): string[] {
  return line.split(/\s+/)
}

function spanOf(layout: Layout, name: string): Span {
  const spots = layout.areas.flatMap((line, row) =>
    namesOf(line).flatMap((each, column) => (each === name ? [{ row, column }] : [])),
  )
  const [rows, columns] = [spots.map(({ row }) => row), spots.map(({ column }) => column)]
  return { left: Math.min(...columns), right: Math.max(...columns), top: Math.min(...rows), bottom: Math.max(...rows) }
}
