import { geoMercator } from 'd3-geo'
import type { Boundary, BoundaryArea } from '../../../data/contract/boundary.ts'
import type { OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS, DISTRICTS, MUNICIPAL_UNITS } from '../../../data/geo/areas.ts'
import { cellsOf, labelAnchor } from '../../../data/geo/cloud-map.ts'
import { cellCentre, outlineOf, type Point } from '../../../data/geo/hex.ts'
import type { Lang } from '../format.ts'
import { type MapPlan, type PlanCell, type PlanGroup, type Shape, toCell } from './map-plan.ts'

/**
 * The city with the districts of the operator's layer: each takes its own value and opens as on the cloud map. What has
 * no territory keeps its island of cells, in the same place below the land.
 */
export function planBoundary(options: { tree: OrgsAnswer; boundary: Boundary; lang: Lang }): MapPlan {
  const { tree, boundary, lang } = options
  const known = new Set(tree.children.map(({ code }) => code))
  const shapes = project(boundary)
  const cells: PlanCell[] = []
  const groups: PlanGroup[] = []
  for (const { code, short } of AREAS) {
    const shape = shapes.get(code)
    const org = known.has(code) ? code : null
    const own = cellsOf(code)
    if (shape) cells.push({ shape, centre: roomiest(shape), org, group: code })
    else cells.push(...own.map((place) => toCell(place, org, code)))
    const anchor = shape ? { ...roomiest(shape), stands: 'inside' as const } : labelAnchor(code, 1)
    groups.push({ code, name: short[lang], anchor, outline: shape ?? outlineOf(own, 1), known: known.has(code) })
  }
  return { kind: 'boundary', cells, groups }
}

/** The districts by Mercator, in cell widths, where the cloud map has its land and above its islands. */
function project({ areas }: Boundary): ReadonlyMap<string, Shape> {
  const land = boxOf(DISTRICTS.map(({ code }) => code))
  const islands = boxOf(MUNICIPAL_UNITS.map(({ code }) => code))
  const bottom = Math.min(land.bottom, islands.top - 1)
  const places = areas.flatMap(({ polygons }) => polygons.flat(2)).map(([lon, lat]): [number, number] => [lon, lat])
  const projection = geoMercator().fitExtent(
    [
      [land.left, land.top],
      [land.right, bottom],
    ],
    { type: 'MultiPoint', coordinates: places },
  )
  const toPoint = ([lon, lat]: readonly [number, number]): Point[] => {
    const found = projection([lon, lat])
    return found ? [{ x: found[0], y: found[1] }] : []
  }
  const toShape = ({ polygons }: BoundaryArea): Shape =>
    polygons.flatMap((rings) => rings.map((ring, i) => wound(ring.slice(0, -1).flatMap(toPoint), i === 0)))
  return new Map(areas.map((area) => [area.code, toShape(area)]))
}

/** Outer rings run clockwise on screen and holes the other way, as those of cells do, whatever way the file has them. */
function wound(ring: readonly Point[], isOuter: boolean): readonly Point[] {
  const area = ring.reduce((sum, { x, y }, i) => {
    const next = ring[(i + 1) % ring.length] ?? { x, y }
    return sum + x * next.y - next.x * y
  }, 0)
  return area > 0 === isOuter ? ring : ring.toReversed()
}

function boxOf(codes: readonly Parameters<typeof cellsOf>[0][]) {
  const centres = codes.flatMap((code) => cellsOf(code).map((place) => cellCentre(place, 1)))
  const [xs, ys] = [centres.map(({ x }) => x), centres.map(({ y }) => y)]
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) }
}

const STEPS = 32
/** So many points of a border tell how far it is. */
const BORDER_POINTS = 400
/** A word is wider than high: room to the side counts less. */
const WORD_SHAPE = 1.7

/** The point of a grid over a shape, and inside it, that a wide word has most room around. */
function roomiest(shape: Shape): Point {
  const border = shape.flat()
  const thinned = border.filter((_, i) => i % Math.ceil(border.length / BORDER_POINTS) === 0)
  const [xs, ys] = [border.map(({ x }) => x), border.map(({ y }) => y)]
  const [left, top] = [Math.min(...xs), Math.min(...ys)]
  const [width, height] = [Math.max(...xs) - left, Math.max(...ys) - top]
  let best: Point = { x: left + width / 2, y: top + height / 2 }
  let most = -1
  for (let i = 1; i < STEPS; i++)
    for (let j = 1; j < STEPS; j++) {
      const point = { x: left + (width * i) / STEPS, y: top + (height * j) / STEPS }
      if (!isInside(shape, point)) continue
      const room = Math.min(...thinned.map(({ x, y }) => Math.hypot((x - point.x) / WORD_SHAPE, y - point.y)))
      if (room <= most) continue
      most = room
      best = point
    }
  return best
}

/** Whether a point lies within the rings of a shape, holes left out (even–odd). */
export function isInside(shape: Shape, { x, y }: Point): boolean {
  let inside = false
  for (const ring of shape)
    for (const [i, a] of ring.entries()) {
      const b = ring[(i + 1) % ring.length] ?? a
      if (a.y > y !== b.y > y && x < a.x + ((y - a.y) / (b.y - a.y)) * (b.x - a.x)) inside = !inside
    }
  return inside
}
