import { geoIdentity, geoPath } from 'd3-geo'
import type { Point } from '../../../data/geo/hex.ts'
import { middleEllipsis } from '../format.ts'
import { readableOn, type Tokens } from '../theme.ts'
import { CELL_RADIUS, type Fit } from './fit.ts'
import { classOf, type MapPlan, type PlanCell, ringOf } from './plan.ts'

export interface Painting {
  readonly plan: MapPlan
  readonly fit: Fit
  readonly tokens: Tokens
  readonly thresholds: readonly number[]
  readonly valueOf: (org: string) => number | null | undefined
  /** The value as it is written into the cells of a grid. */
  readonly textOf: (org: string) => string
  readonly dimmed: boolean
}

/** Paints cells, borders and names; nothing that moves. */
export function paintMap(context: CanvasRenderingContext2D, painting: Painting): void {
  const { plan, fit, tokens, dimmed } = painting
  const draw = geoPath(geoIdentity().scale(fit.scale).translate([fit.x, fit.y]), context)
  context.lineJoin = 'round'
  context.globalAlpha = dimmed ? 0.55 : 1
  for (const [fill, cells] of byFill(painting, hatch(context, tokens))) {
    context.beginPath()
    draw({ type: 'MultiPolygon', coordinates: cells.map(({ place }) => [ringOf(place)]) })
    context.fillStyle = fill
    context.fill()
    context.strokeStyle = tokens.cellLine
    context.lineWidth = Math.max(1, 0.14 * tokens.u)
    context.stroke()
  }
  context.globalAlpha = 1
  context.strokeStyle = tokens.ink
  // Between the small cells of a large grid a narrower gap, or there would be little left of them.
  context.lineWidth = plan.kind === 'grid' ? Math.min(0.5 * tokens.u, 0.12 * fit.scale) : 0.55 * tokens.u
  for (const { outline } of plan.groups) strokeRings(context, draw, outline)
  if (plan.kind === 'grid') paintGridNames(context, painting)
  else paintNames(context, painting)
}

/** The border of one group in the colour of the focus, or of an event in white. */
export function paintOutline(
  context: CanvasRenderingContext2D,
  options: { rings: readonly (readonly Point[])[]; fit: Fit; colour: string; width: number; opacity: number },
): void {
  const { rings, fit, colour, width, opacity } = options
  const draw = geoPath(geoIdentity().scale(fit.scale).translate([fit.x, fit.y]), context)
  context.globalAlpha = opacity
  context.strokeStyle = colour
  context.lineWidth = width
  context.lineJoin = 'round'
  strokeRings(context, draw, rings)
  context.globalAlpha = 1
}

function strokeRings(
  context: CanvasRenderingContext2D,
  draw: ReturnType<typeof geoPath>,
  rings: readonly (readonly Point[])[],
): void {
  context.beginPath()
  for (const ring of rings) {
    const points = ring.map(({ x, y }): [number, number] => [x, y])
    draw({ type: 'Polygon', coordinates: [[...points, ...points.slice(0, 1)]] })
  }
  context.stroke()
}

/** Cells by what fills them: a class, the hatch of 未报, or the track where the tree has nobody. */
function byFill(painting: Painting, missing: string | CanvasPattern): Map<string | CanvasPattern, PlanCell[]> {
  const { plan, tokens, thresholds, valueOf } = painting
  const fills = new Map<string | CanvasPattern, PlanCell[]>()
  for (const cell of plan.cells) {
    const step = cell.org === null ? undefined : classOf(valueOf(cell.org), thresholds)
    const fill = step === undefined ? tokens.track : step === null ? missing : (tokens.classes[step] ?? tokens.track)
    const list = fills.get(fill)
    if (list) list.push(cell)
    else fills.set(fill, [cell])
  }
  return fills
}

/** Diagonal lines on the track: looks like no class at any brightness. */
function hatch(context: CanvasRenderingContext2D, tokens: Tokens): CanvasPattern | string {
  const ratio = context.getTransform().a
  const size = Math.max(4, Math.round(0.8 * tokens.u * ratio))
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return tokens.track
  pen.fillStyle = tokens.track
  pen.fillRect(0, 0, size, size)
  pen.strokeStyle = tokens.edge
  pen.lineWidth = size / 5
  for (const shift of [-size, 0, size]) {
    pen.beginPath()
    pen.moveTo(shift - 1, size + 1)
    pen.lineTo(shift + size + 1, -1)
    pen.stroke()
  }
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio))
  return pattern ?? tokens.track
}

/** Names over their cells; one that would touch an earlier one gives way up or down, or is left to focus and table. */
function paintNames(context: CanvasRenderingContext2D, painting: Painting): void {
  const { plan, fit, tokens } = painting
  const { u } = tokens
  const latin = plan.groups.some(({ name }) => /[a-z]/i.test(name))
  const size = plan.kind === 'city' && !latin ? 2.6 * u : 2.2 * u
  const taken: { x: number; y: number; width: number }[] = []
  for (const { name, anchor, code } of plan.groups) {
    const below = anchor.stands === 'below'
    const height = below ? 1.8 * u : size
    setFont(context, { weight: below ? 400 : 700, size: height, family: tokens.family })
    const x = anchor.x * fit.scale + fit.x
    const at = anchor.y * fit.scale + fit.y + (below ? height * 0.75 : 0)
    const width = context.measureText(name).width
    const isFree = (y: number) =>
      !taken.some((t) => Math.abs(t.x - x) < (t.width + width) / 2 + 0.3 * u && Math.abs(t.y - y) < height * 1.1)
    const y = [0, -0.6, 0.6, -1.1, 1.1].map((lines) => at + lines * height).find(isFree)
    if (y === undefined) continue
    taken.push({ x, y, width })
    // A name within one cell is written on its colour; one across cells or borders needs a halo.
    if (!below && width < 0.9 * fit.scale) plainText(context, { text: name, x, y, colour: inkOn(painting, code) })
    else haloText(context, tokens, name, { x, y })
  }
}

/** Whether the cells of a grid are wide enough for names. */
export function fitsNames(fit: Fit, tokens: Tokens): boolean {
  return fit.scale >= 5 * tokens.u
}

/** In a grid every cell carries its child's name, on two lines at most, and its value. */
function paintGridNames(context: CanvasRenderingContext2D, painting: Painting): void {
  const { plan, fit, tokens, textOf } = painting
  const { u } = tokens
  const size = Math.max(1.5 * u, Math.min(2.2 * u, fit.scale / 5.2))
  const room = fit.scale * 0.86
  if (!fitsNames(fit, tokens)) return
  for (const { name, anchor, code } of plan.groups) {
    const x = anchor.x * fit.scale + fit.x
    const y = anchor.y * fit.scale + fit.y
    const colour = inkOn(painting, code)
    setFont(context, { weight: 400, size, family: tokens.family })
    const lines = twoLines(name, (text) => context.measureText(text).width <= room)
    const top = y - (lines.length * size * 1.25) / 2
    for (const [i, text] of lines.entries()) plainText(context, { text, x, y: top + i * size * 1.25, colour })
    setFont(context, { weight: 700, size, family: tokens.family })
    plainText(context, { text: textOf(code), x, y: top + lines.length * size * 1.3, colour })
  }
}

/** The colour of words on a group's own fill. */
function inkOn({ thresholds, valueOf, tokens, dimmed }: Painting, org: string): string {
  const step = classOf(valueOf(org), thresholds)
  const fill = step === null ? undefined : tokens.classes[step]
  return fill && !dimmed ? readableOn(fill, tokens.text, tokens.ink) : tokens.text
}

function plainText(
  context: CanvasRenderingContext2D,
  at: { text: string; x: number; y: number; colour: string },
): void {
  context.fillStyle = at.colour
  context.fillText(at.text, at.x, at.y)
}

/** One line where it fits, else two; what is too long for both loses its middle, never its tail. */
export function twoLines(name: string, fits: (text: string) => boolean): string[] {
  if (fits(name)) return [name]
  return halves(middleEllipsis(name, (text) => halves(text).every(fits)))
}

/** Cut at a blank near the middle if there is one, else in the middle. */
function halves(text: string): string[] {
  const letters = [...text]
  const space = text.lastIndexOf(' ', Math.ceil(letters.length / 2) + 2)
  const half = space > 0 ? space : Math.ceil(letters.length / 2)
  return [letters.slice(0, half).join(''), letters.slice(half).join('').trim()]
}

function setFont(context: CanvasRenderingContext2D, font: { weight: number; size: number; family: string }): void {
  context.font = `${font.weight} ${font.size}px ${font.family}`
  context.textAlign = 'center'
  context.textBaseline = 'middle'
}

function haloText(context: CanvasRenderingContext2D, tokens: Tokens, text: string, { x, y }: Point): void {
  context.lineJoin = 'round'
  context.lineWidth = 0.65 * tokens.u
  context.strokeStyle = tokens.ink
  context.strokeText(text, x, y)
  context.fillStyle = tokens.text
  context.fillText(text, x, y)
}

/** The cell under a pixel, if any. */
export function cellAt(plan: MapPlan, fit: Fit, pixel: Point): PlanCell | undefined {
  const x = (pixel.x - fit.x) / fit.scale
  const y = (pixel.y - fit.y) / fit.scale
  let best: PlanCell | undefined
  let near = CELL_RADIUS ** 2
  for (const cell of plan.cells) {
    const away = (cell.centre.x - x) ** 2 + (cell.centre.y - y) ** 2
    if (away < near) {
      near = away
      best = cell
    }
  }
  return best
}
