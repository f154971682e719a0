import { AREAS, type AreaCode } from './areas.ts'
import { CLOUD_MAP_CELLS } from './cloud-map-cells.ts'
import { cellCentre, cellCorners, cellKey, type HexPlace, outlineOf, type Point } from './hex.ts'

/** One hexagon of the cloud map: about 63 organisations of its area. It shows who borders whom, not where a border runs. */
export interface CloudCell extends HexPlace {
  readonly area: AreaCode
}

/** Where the name of an area is written: centred on the point, within the area or under it. */
export interface LabelAnchor extends Point {
  readonly stands: 'inside' | 'below'
}

export interface Extent extends Point {
  readonly width: number
  readonly height: number
}

/** The cells of an area as a walk: each touches the one before, so every run of the order is one connected patch. */
export function cellsOf(area: AreaCode): readonly CloudCell[] {
  return CELLS_BY_AREA.get(area) ?? []
}

/** All cells, by area in the order of `AREAS`, within an area in the order of its walk. */
export const CLOUD_CELLS: readonly CloudCell[] = CLOUD_MAP_CELLS.flatMap(toCells)

/** The closed rings around an area, for its dark border. Units: `size` is the width of a cell. */
export function districtOutline(area: AreaCode, size: number): Point[][] {
  return outlineOf(cellsOf(area), size)
}

/** The box around the whole map, without labels. Units: `size` is the width of a cell. */
export function mapExtent(size: number): Extent {
  return boxOf(CLOUD_CELLS, size)
}

/**
 * Where an area's name is written: in a district the cell centre or edge middle with most room for a wide word, under a
 * municipal unit its middle.
 *
 * Units: `size` is the width of a cell; an anchor below is the upper edge of the word.
 */
export function labelAnchor(area: AreaCode, size: number): LabelAnchor {
  const cells = cellsOf(area)
  if (AREAS.some(({ code, kind }) => code === area && kind === 'municipal')) {
    const { x, y, width, height } = boxOf(cells, size)
    return { x: x + width / 2, y: y + height + size * BELOW_GAP, stands: 'below' }
  }
  const { x, y } = roomiest(cells)
  return { x: x * size, y: y * size, stands: 'inside' }
}

/**
 * Shares an area's cells out among weights as contiguous runs: for each cell, in order, the index of its weight.
 *
 * By largest remainder; every positive weight gets a cell if there are enough, otherwise the largest ones do. A weight
 * of zero gets none, unless all are zero: then all count alike. No weights, no answer: the list is empty.
 */
export function splitCells(area: AreaCode, weights: readonly number[]): number[] {
  const counts = share(cellsOf(area).length, weights.some((w) => w > 0) ? weights : weights.map(() => 1))
  return counts.flatMap((count, index) => Array.from({ length: count }, () => index))
}

/** A word is wider than high: room to the side counts less by this factor. */
const WORD_SHAPE = 1.7
/** Gap between an island and the word below it, in cell widths. */
const BELOW_GAP = 0.35
/** How much an anchor is worse for each cell width that it lies off the middle of its area. */
const OFF_MIDDLE = 0.06

const CELLS_BY_AREA: ReadonlyMap<AreaCode, readonly CloudCell[]> = new Map(
  AREAS.map(({ code }) => [code, CLOUD_CELLS.filter(({ area }) => area === code)]),
)

function toCells(line: string): CloudCell[] {
  const [code, ...places] = line.split(' ')
  const area = AREAS.find((known) => known.code === code)?.code
  if (!area) return []
  return places.map((place) => {
    const [col = 0, row = 0] = place.split(',').map(Number)
    return { col, row, area }
  })
}

function boxOf(cells: readonly HexPlace[], size: number): Extent {
  const corners = cells.flatMap((cell) => cellCorners(cell, size))
  const xs = corners.map(({ x }) => x)
  const ys = corners.map(({ y }) => y)
  const x = Math.min(...xs)
  const y = Math.min(...ys)
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y }
}

/** Of the centres and the middles of upright edges inside, the point that a wide word has most room around. */
function roomiest(cells: readonly HexPlace[]): Point {
  const inside = new Set(cells.map(cellKey))
  const border = outlineOf(cells, 1).flat()
  const centres = cells.map((cell) => cellCentre(cell, 1))
  const upright = cells.filter((cell) => inside.has(cellKey({ col: cell.col + 1, row: cell.row })))
  const middles = upright.map((cell) => cellCentre(cell, 1)).map(({ x, y }) => ({ x: x + 0.5, y }))
  const middle = {
    x: centres.reduce((sum, { x }) => sum + x, 0) / centres.length,
    y: centres.reduce((sum, { y }) => sum + y, 0) / centres.length,
  }
  const merit = (p: Point) =>
    Math.min(...border.map((b) => Math.hypot((b.x - p.x) / WORD_SHAPE, b.y - p.y))) -
    OFF_MIDDLE * Math.hypot(middle.x - p.x, middle.y - p.y)
  return [...centres, ...middles].reduce((best, p) => (merit(p) > merit(best) ? p : best), middle)
}

/** Largest remainder with at least one for each positive weight, as far as the seats go. */
function share(seats: number, weights: readonly number[]): number[] {
  const byWeight = [...weights.keys()]
    .filter((k) => at(weights, k) > 0)
    .sort((a, b) => at(weights, b) - at(weights, a) || a - b)
  const counts = weights.map(() => 0)
  // The lightest first: whoever is due less than a cell gets one, and leaves the others less to share.
  const open = byWeight.slice(0, seats)
  let left = seats
  let total = open.reduce((sum, k) => sum + at(weights, k), 0)
  for (let k = open.at(-1); k !== undefined && at(weights, k) * left < total; k = open.at(-1)) {
    counts[k] = 1
    left -= 1
    total -= at(weights, k)
    open.pop()
  }
  const due = open.map((k) => ({ k, exact: (at(weights, k) * left) / total }))
  for (const { k, exact } of due) counts[k] = Math.floor(exact)
  const missing = seats - counts.reduce((sum, count) => sum + count, 0)
  due.sort((a, b) => (b.exact % 1) - (a.exact % 1) || a.k - b.k)
  for (const { k } of due.slice(0, missing)) counts[k] = at(counts, k) + 1
  return counts
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? 0
}
