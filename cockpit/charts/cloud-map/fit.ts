import type { Point } from '../../../data/geo/hex.ts'

export interface Box {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** Where a plan of cell widths comes to lie: pixels = cell widths × scale + (x, y). */
export interface Fit {
  readonly scale: number
  readonly x: number
  readonly y: number
}

/** Half the height of a cell that is one wide. */
export const CELL_RADIUS = 1 / Math.sqrt(3)

/**
 * The largest scale, and the most central place, at which all cells lie in the box and none touches a reserved one.
 *
 * The reserved boxes are the big figure and the legend, which stand in the map's empty corners. Units: pixels; `margin`
 * is kept free below the cells for names. Falls back on the bare box when the reserved ones leave no room.
 */
export function fitMap(options: {
  centres: readonly Point[]
  box: Box
  reserved: readonly Box[]
  margin: number
  maxScale: number
}): Fit {
  const { centres, box, reserved, margin, maxScale } = options
  const left = Math.min(...centres.map(({ x }) => x)) - 0.5
  const right = Math.max(...centres.map(({ x }) => x)) + 0.5
  const top = Math.min(...centres.map(({ y }) => y)) - CELL_RADIUS
  const bottom = Math.max(...centres.map(({ y }) => y)) + CELL_RADIUS
  const room = { width: box.width, height: box.height - margin }
  const most = Math.min(room.width / (right - left), room.height / (bottom - top), maxScale)

  const place = (scale: number, across: number, down: number): Fit => ({
    scale,
    x: box.x + (room.width - (right - left) * scale) * across - left * scale,
    y: box.y + (room.height - (bottom - top) * scale) * down - top * scale,
  })
  for (let scale = most; scale > most * 0.6; scale *= 0.985)
    for (const [across, down] of PLACES) {
      const fit = place(scale, across, down)
      if (!centres.some((centre) => reserved.some((taken) => touches(centre, fit, taken)))) return fit
    }
  return place(most, 0.5, 0.5)
}

/** Shares of the free room to the left and above, the most central first. */
const STEPS = [0.5, 0.6, 0.4, 0.7, 0.3, 0.8, 0.2, 0.9, 0.1, 1, 0]
const PLACES: readonly (readonly [number, number])[] = STEPS.flatMap((across) =>
  STEPS.map((down): [number, number] => [across, down]),
).sort((a, b) => distance(a) - distance(b))

function distance([across, down]: readonly [number, number]): number {
  return Math.hypot(across - 0.5, down - 0.5)
}

function touches(centre: Point, { scale, x, y }: Fit, box: Box): boolean {
  const px = centre.x * scale + x
  const py = centre.y * scale + y
  return (
    px + scale / 2 > box.x &&
    px - scale / 2 < box.x + box.width &&
    py + CELL_RADIUS * scale > box.y &&
    py - CELL_RADIUS * scale < box.y + box.height
  )
}
