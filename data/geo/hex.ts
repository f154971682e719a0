/** A place in the lattice: pointy-top hexagons, odd rows pushed half a cell to the east, rows counted southwards. */
export interface HexPlace {
  readonly col: number
  readonly row: number
}

export interface Point {
  readonly x: number
  readonly y: number
}

/** Height of a lattice row when neighbouring centres lie one apart. */
const ROW_STEP = Math.sqrt(3) / 2

/** The six neighbours, clockwise from the east; the k-th lies across the k-th edge of `hexCorners`. */
export function hexNeighbours({ col, row }: HexPlace): HexPlace[] {
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

/** Centre of a place, y pointing south. Units: `size` is the distance of neighbouring centres. */
export function hexCentre({ col, row }: HexPlace, size: number): Point {
  return { x: (col + (row & 1) / 2) * size, y: row * ROW_STEP * size }
}

/** The six corners, clockwise from the upper right; edge k runs from corner k to corner k + 1. */
export function hexCorners(place: HexPlace, size: number): Point[] {
  const { x, y } = hexCentre(place, size)
  const half = size / 2
  const radius = size / Math.sqrt(3)
  return [
    { x: x + half, y: y - radius / 2 },
    { x: x + half, y: y + radius / 2 },
    { x, y: y + radius },
    { x: x - half, y: y + radius / 2 },
    { x: x - half, y: y - radius / 2 },
    { x, y: y - radius },
  ]
}

/** One word per place, for maps and sets. */
export function hexKey({ col, row }: HexPlace): string {
  return `${col},${row}`
}
