/** A place in the lattice: pointy-top hexagons, odd rows pushed half a cell to the east, rows counted southwards. */
export interface HexPlace {
  readonly col: number
  readonly row: number
}

/** A point of the drawing plane, y pointing south. */
export interface Point {
  readonly x: number
  readonly y: number
}

/** Centre of a cell. Units: `size` is the distance of neighbouring centres, which is a cell's width. */
export function cellCentre({ col, row }: HexPlace, size: number): Point {
  return toPoint(2 * col + (row & 1), 3 * row, size)
}

/** The six corners, clockwise from the upper right; edge k runs from corner k to corner k + 1. Cells share theirs exactly. */
export function cellCorners({ col, row }: HexPlace, size: number): Point[] {
  const x = 2 * col + (row & 1)
  return CORNERS.map(([dx, dy]) => toPoint(x + dx, 3 * row + dy, size))
}

/** The six neighbours, clockwise from the east: the k-th lies across edge k of `cellCorners`. */
export function cellNeighbours({ col, row }: HexPlace): HexPlace[] {
  const shift = row & 1
  return [
    { col: col + 1, row },
    { col: col + shift, row: row + 1 },
    { col: col - 1 + shift, row: row + 1 },
    { col: col - 1, row },
    { col: col - 1 + shift, row: row - 1 },
    { col: col + shift, row: row - 1 },
  ]
}

/** One word per place, for maps and sets. */
export function cellKey({ col, row }: HexPlace): string {
  return `${col},${row}`
}

/**
 * The border of a set of cells as closed rings: each a list of corners, the last joined to the first.
 *
 * The cells lie to the right of the way, so outer rings run clockwise on screen and holes counterclockwise.
 */
export function outlineOf(cells: readonly HexPlace[], size: number): Point[][] {
  const inside = new Set(cells.map(cellKey))
  const next = new Map<string, readonly [Point, Point]>()
  for (const cell of cells) {
    const corners = cellCorners(cell, size)
    for (const [k, beside] of cellNeighbours(cell).entries()) {
      const from = corners[k]
      const to = corners[(k + 1) % 6]
      if (from && to && !inside.has(cellKey(beside))) next.set(pointKey(from), [from, to])
    }
  }
  const rings: Point[][] = []
  for (const start of next.keys()) {
    const ring = takeRing(next, start)
    if (ring.length > 0) rings.push(ring)
  }
  return rings
}

/** Follows the edges from a corner until they return to it, and takes them away. */
function takeRing(next: Map<string, readonly [Point, Point]>, start: string): Point[] {
  const ring: Point[] = []
  let key = start
  for (let edge = next.get(key); edge; edge = next.get(key)) {
    next.delete(key)
    ring.push(edge[0])
    key = pointKey(edge[1])
  }
  return ring
}

/** Offsets from a centre in the grid of half widths and half radii, on which every centre and corner is an integer. */
const CORNERS = [
  [1, -1],
  [1, 1],
  [0, 2],
  [-1, 1],
  [-1, -1],
  [0, -2],
] as const
const HALF_RADIUS = 1 / (2 * Math.sqrt(3))

function toPoint(halfWidths: number, halfRadii: number, size: number): Point {
  return { x: (halfWidths / 2) * size, y: halfRadii * HALF_RADIUS * size }
}

function pointKey({ x, y }: Point): string {
  return `${x},${y}`
}
