import type { Box, Fit } from './fit.ts'
import type { MapPlan, PlanGroup } from './map-plan.ts'

/** A name as it is written: centred on (x, y). Pixels. */
export interface PlacedName {
  readonly code: string
  readonly text: string
  readonly x: number
  readonly y: number
  readonly width: number
  readonly size: number
  readonly isBold: boolean
  /** Where the group is, when the name had to go so far away that a line has to say so. */
  readonly from: { readonly x: number; readonly y: number } | null
}

/** Where else a name may stand, in its own widths to the side and line heights down; the nearest first. */
const NEAR: readonly (readonly [across: number, down: number])[] = [
  ...[0, -0.6, 0.6, -1.1, 1.1].map((down): [number, number] => [0, down]),
  ...[0.25, -0.25, 0.45, -0.45].flatMap((across) =>
    [0, -0.6, 0.6, -1.1, 1.1].map((down): [number, number] => [across, down]),
  ),
]
/** Farther away, where a line leads back: in line heights up, and in its own widths to the side. */
const AWAY = [1.7, 2.6, 3.6, 4.8].flatMap((down) =>
  [0, 0.75, -0.75, 1.4, -1.4].flatMap((across): [number, number][] => [
    [across, -down],
    [across, down],
  ]),
)

/**
 * Where the names of groups stand: over their cells where they can, else next to them; none over another, over what is
 * `taken` already, or out of the map. One that finds no place is left to focus and table.
 *
 * On a boundary layer, whose districts may be smaller than their names, they may stand farther away with a line. The
 * largest groups choose first there; in the cloud map the order of the groups decides.
 */
export function placeNames(options: {
  plan: MapPlan
  fit: Fit
  u: number
  room: { readonly width: number; readonly height: number }
  taken: readonly Box[]
  measure: (text: string, font: { size: number; isBold: boolean }) => number
}): PlacedName[] {
  const { plan, fit, u, room, taken, measure } = options
  const latin = plan.groups.some(({ name }) => /[a-z]/i.test(name))
  const isWhole = plan.kind === 'city' || plan.kind === 'boundary'
  const large = isWhole && !latin ? 2.6 * u : 2.2 * u
  const boxes: Box[] = [...taken]
  const placed: PlacedName[] = []
  for (const { name: text, anchor, code } of inOrder(plan)) {
    const isBelow = anchor.stands === 'below'
    const font = { size: isBelow ? 1.8 * u : large, isBold: !isBelow }
    const width = measure(text, font)
    const from = { x: anchor.x * fit.scale + fit.x, y: anchor.y * fit.scale + fit.y }
    const at = { x: from.x, y: from.y + (isBelow ? font.size * 0.75 : 0) }
    const spots = [
      ...NEAR.map(([across, lines]) => ({ x: at.x + across * width, y: at.y + lines * font.size, from: null })),
      ...(plan.kind === 'boundary' && !isBelow
        ? AWAY.map(([across, lines]) => ({ x: at.x + across * width, y: at.y + lines * font.size, from }))
        : []),
    ]
    const boxAt = ({ x, y }: { x: number; y: number }): Box => ({
      ...{ x: x - width / 2 - 0.15 * u, y: y - font.size * 0.55 },
      ...{ width: width + 0.3 * u, height: font.size * 1.1 },
    })
    const spot = spots.find((each) => {
      const box = boxAt(each)
      return isWithin(box, room) && !boxes.some((other) => overlap(box, other))
    })
    if (!spot) continue
    boxes.push(boxAt(spot))
    placed.push({ code, text, width, ...font, ...spot })
  }
  return placed
}

function inOrder({ kind, groups }: MapPlan): readonly PlanGroup[] {
  if (kind !== 'boundary') return groups
  const extent = ({ outline }: PlanGroup) => {
    const points = outline.flat()
    const spread = (values: readonly number[]) =>
      values.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY) -
      values.reduce((a, b) => Math.min(a, b), Number.POSITIVE_INFINITY)
    return spread(points.map(({ x }) => x)) * spread(points.map(({ y }) => y))
  }
  return groups.toSorted((a, b) => extent(b) - extent(a))
}

export function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
}

function isWithin(box: Box, room: { width: number; height: number }): boolean {
  return box.x >= 0 && box.y >= 0 && box.x + box.width <= room.width && box.y + box.height <= room.height
}
