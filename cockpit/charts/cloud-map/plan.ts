import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS, type Area, areaByCode } from '../../../data/geo/areas.ts'
import { cellsOf, labelAnchor, splitCells } from '../../../data/geo/cloud-map.ts'
import { cellCentre, cellCorners, type HexPlace, outlineOf, type Point } from '../../../data/geo/hex.ts'
import type { Lang } from '../format.ts'
import { namesWithin } from '../names.ts'

/** One hexagon as it is drawn. Lengths are in cell widths. */
export interface PlanCell {
  readonly place: HexPlace
  readonly centre: Point
  /** Whose value it takes; null where the tree has nobody there. */
  readonly org: string | null
  /** The group it belongs to: the child of the scope that a touch enters. */
  readonly group: string
}

/** The cells of one child of the scope, with its border and its name. */
export interface PlanGroup {
  readonly code: string
  readonly name: string
  readonly anchor: Point & { readonly stands: 'inside' | 'below' }
  readonly outline: readonly (readonly Point[])[]
  /** Whether the tree has it: only then can it be entered. */
  readonly known: boolean
}

/** `city`: districts of streets; `district`: one district of streets; `grid`: a cell for each child; `none`: no children. */
export interface MapPlan {
  readonly kind: 'city' | 'district' | 'grid' | 'none'
  readonly cells: readonly PlanCell[]
  readonly groups: readonly PlanGroup[]
}

/**
 * What the cloud map of a scope draws: which cells there are, and whose value each takes.
 *
 * `weightOf` gives the number of organisations of a child: cells are shared out in proportion.
 */
export function planMap(options: { tree: OrgsAnswer; weightOf: (code: string) => number; lang: Lang }): MapPlan {
  const { tree, weightOf, lang } = options
  const direct = tree.children.filter(({ parent }) => parent === tree.self.code)
  if (direct.length === 0) return { kind: 'none', cells: [], groups: [] }
  if (direct.some(({ code }) => areaByCode(code))) return planCity(tree, weightOf, lang)
  const area = areaByCode(tree.self.code)
  return area ? planDistrict({ area, direct, weightOf, tree }) : planGrid(direct, tree)
}

function planCity(tree: OrgsAnswer, weightOf: (code: string) => number, lang: Lang): MapPlan {
  const known = new Set(tree.children.map(({ code }) => code))
  const cells: PlanCell[] = []
  const groups: PlanGroup[] = []
  for (const { code, short } of AREAS) {
    const streets = tree.children.filter(({ parent }) => parent === code)
    const own = cellsOf(code)
    const split = splitCells(
      code,
      streets.map((street) => weightOf(street.code)),
    )
    for (const [i, place] of own.entries()) {
      const street = streets[split[i] ?? -1]
      cells.push(toCell(place, street?.code ?? (known.has(code) ? code : null), code))
    }
    const anchor = labelAnchor(code, 1)
    groups.push({ code, name: short[lang], anchor, outline: outlineOf(own, 1), known: known.has(code) })
  }
  return { kind: 'city', cells, groups }
}

function planDistrict(options: {
  area: Area
  direct: readonly OrgRow[]
  weightOf: (code: string) => number
  tree: OrgsAnswer
}): MapPlan {
  const { area, direct, weightOf, tree } = options
  const own = cellsOf(area.code)
  const split = splitCells(
    area.code,
    direct.map(({ code }) => weightOf(code)),
  )
  const names = namesWithin(tree.self.short, direct)
  const cells = own.map((place, i) => {
    const code = direct[split[i] ?? 0]?.code ?? area.code
    return toCell(place, code, code)
  })
  return {
    kind: 'district',
    cells,
    groups: direct.flatMap(({ code }) => toGroup(code, names.get(code) ?? code, cells)),
  }
}

/** A block of cells, a little wider than high as the room beside the figure is, in the order of the tree. */
function planGrid(direct: readonly OrgRow[], tree: OrgsAnswer): MapPlan {
  const columns = Math.max(
    1,
    Math.min(direct.length, Math.round(Math.sqrt(direct.length * (direct.length < 8 ? 1.6 : 1.15)))),
  )
  const names = namesWithin(tree.self.short, direct)
  const cells = direct.map(({ code }, i) => toCell({ col: i % columns, row: Math.floor(i / columns) }, code, code))
  return { kind: 'grid', cells, groups: direct.flatMap(({ code }) => toGroup(code, names.get(code) ?? code, cells)) }
}

function toCell(place: HexPlace, org: string | null, group: string): PlanCell {
  return { place, centre: cellCentre(place, 1), org, group }
}

function toGroup(code: string, name: string, cells: readonly PlanCell[]): PlanGroup[] {
  const own = cells.filter(({ group }) => group === code)
  if (own.length === 0) return []
  return [
    {
      code,
      name,
      anchor: { ...middleOf(own), stands: 'inside' },
      outline: outlineOf(
        own.map(({ place }) => place),
        1,
      ),
      known: true,
    },
  ]
}

/** The cell centre next to the centre of gravity. */
function middleOf(cells: readonly PlanCell[]): Point {
  const x = cells.reduce((n, { centre }) => n + centre.x, 0) / cells.length
  const y = cells.reduce((n, { centre }) => n + centre.y, 0) / cells.length
  const away = ({ centre }: PlanCell) => (centre.x - x) ** 2 + (centre.y - y) ** 2
  return cells.reduce((best, cell) => (away(cell) < away(best) ? cell : best)).centre
}

/** The corners of a cell as a closed ring of GeoJSON positions. */
export function ringOf(place: HexPlace): [number, number][] {
  const corners = cellCorners(place, 1).map(({ x, y }): [number, number] => [x, y])
  return [...corners, ...corners.slice(0, 1)]
}

/** The class of a value: how many of the ascending thresholds it reaches; null for what was never reported. */
export function classOf(value: number | null | undefined, thresholds: readonly number[]): number | null {
  if (value === null || value === undefined) return null
  return thresholds.filter((bound) => value >= bound).length
}
