import { geoIdentity, geoPath } from 'd3-geo'
import { type CellValue, SUPPRESSED } from '../../../data/contract/cells.ts'
import type { Point } from '../../../data/geo/hex.ts'
import { middleEllipsis } from '../format.ts'
import { readableOn, type Tokens } from '../theme.ts'
import { type Box, CELL_RADIUS, type Fit } from './fit.ts'
import type { MapPlan, PlanCell, Shape } from './map-plan.ts'
import { placeNames } from './place-names.ts'
import { classOf } from './plan.ts'
import { isInside } from './plan-boundary.ts'

export interface Painting {
  readonly plan: MapPlan
  readonly fit: Fit
  readonly tokens: Tokens
  readonly thresholds: readonly number[]
  readonly valueOf: (org: string) => CellValue | undefined
  /** The value as it is written into the cells of a grid. */
  readonly textOf: (org: string) => string
  readonly dimmed: boolean
  /** The canvas, and the boxes on it that names have to leave free. */
  readonly room: { readonly width: number; readonly height: number }
  readonly taken: readonly Box[]
}

/** Paints cells, borders and names; nothing that moves. */
export function paintMap(context: CanvasRenderingContext2D, painting: Painting): void {
  const { plan, fit, tokens, dimmed } = painting
  const draw = geoPath(geoIdentity().scale(fit.scale).translate([fit.x, fit.y]), context)
  context.lineJoin = 'round'
  context.globalAlpha = dimmed ? 0.55 : 1
  for (const [fill, cells] of byFill(painting, patternsOf(context, tokens))) {
    context.beginPath()
    for (const { shape } of cells) addShape(draw, shape)
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
  options: { rings: Shape; fit: Fit; colour: string; width: number; opacity: number },
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

function strokeRings(context: CanvasRenderingContext2D, draw: ReturnType<typeof geoPath>, rings: Shape): void {
  context.beginPath()
  addShape(draw, rings)
  context.stroke()
}

function addShape(draw: ReturnType<typeof geoPath>, shape: Shape): void {
  const coordinates = shape.map((ring) => [...ring, ...ring.slice(0, 1)].map(({ x, y }): [number, number] => [x, y]))
  draw({ type: 'Polygon', coordinates })
}

/** Cells by what fills them: a class, the pattern of 未报 or 不显示, or the track where the tree has nobody. */
function byFill(
  painting: Painting,
  patterns: { missing: string | CanvasPattern; hidden: string | CanvasPattern },
): Map<string | CanvasPattern, PlanCell[]> {
  const { plan, tokens, thresholds, valueOf } = painting
  const fills = new Map<string | CanvasPattern, PlanCell[]>()
  const fillOf = ({ org }: PlanCell) => {
    if (org === null) return tokens.track
    const value = valueOf(org)
    if (value === SUPPRESSED) return patterns.hidden
    const step = classOf(value, thresholds)
    return step === null ? patterns.missing : (tokens.classes[step] ?? tokens.track)
  }
  for (const cell of plan.cells) {
    const fill = fillOf(cell)
    const list = fills.get(fill)
    if (list) list.push(cell)
    else fills.set(fill, [cell])
  }
  return fills
}

/** Diagonal lines for 未报, crossed ones for 不显示, on the track: they look like no class at any brightness. */
function patternsOf(context: CanvasRenderingContext2D, tokens: Tokens) {
  return { missing: hatch(context, { tokens, isCrossed: false }), hidden: hatch(context, { tokens, isCrossed: true }) }
}

function hatch(
  context: CanvasRenderingContext2D,
  { tokens, isCrossed }: { tokens: Tokens; isCrossed: boolean },
): CanvasPattern | string {
  const ratio = context.getTransform().a
  const size = Math.max(4, Math.round((isCrossed ? 1.1 : 0.8) * tokens.u * ratio))
  const tile = document.createElement('canvas')
  tile.width = size
  tile.height = size
  const pen = tile.getContext('2d')
  if (!pen) return tokens.track
  pen.fillStyle = tokens.track
  pen.fillRect(0, 0, size, size)
  pen.strokeStyle = tokens.edge
  pen.lineWidth = size / 6
  pen.beginPath()
  for (const shift of [-size, 0, size]) {
    pen.moveTo(shift - 1, size + 1)
    pen.lineTo(shift + size + 1, -1)
    if (!isCrossed) continue
    pen.moveTo(shift - 1, -1)
    pen.lineTo(shift + size + 1, size + 1)
  }
  pen.stroke()
  const pattern = context.createPattern(tile, 'repeat')
  pattern?.setTransform(new DOMMatrix().scale(1 / ratio))
  return pattern ?? tokens.track
}

/** Names over their cells or next to them, a line to those that had to go far. */
function paintNames(context: CanvasRenderingContext2D, painting: Painting): void {
  const { plan, fit, tokens, room, taken } = painting
  const { u, family } = tokens
  const setTo = ({ size, isBold }: { size: number; isBold: boolean }) =>
    setFont(context, { weight: isBold ? 700 : 400, size, family })
  const names = placeNames({
    ...{ plan, fit, u, room, taken },
    measure: (text, font) => {
      setTo(font)
      return context.measureText(text).width
    },
  })
  for (const { from, x, y, size } of names)
    if (from) lineTo(context, tokens, { from, to: { x, y: y + (y < from.y ? size : -size) / 2 } })
  for (const { code, text, x, y, width, size, isBold } of names) {
    setTo({ size, isBold })
    // A name within one cell is written on its colour; one across cells or borders needs a halo.
    if (isBold && width < 0.9 * fit.scale) plainText(context, { text, x, y, colour: inkOn(painting, code) })
    else haloText(context, tokens, text, { x, y })
  }
}

function lineTo(context: CanvasRenderingContext2D, tokens: Tokens, { from, to }: { from: Point; to: Point }): void {
  for (const [colour, width] of [
    [tokens.ink, 0.4 * tokens.u],
    [tokens.text, Math.max(1, 0.12 * tokens.u)],
  ] as const) {
    context.strokeStyle = colour
    context.lineWidth = width
    context.beginPath()
    context.moveTo(from.x, from.y)
    context.lineTo(to.x, to.y)
    context.stroke()
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
  if (plan.kind === 'boundary') return plan.cells.find(({ shape }) => isInside(shape, { x, y }))
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
