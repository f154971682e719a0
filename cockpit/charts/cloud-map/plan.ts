import type { Boundary } from '../../../data/contract/boundary.ts'
import type { CellValue } from '../../../data/contract/cells.ts'
import type { OrgRow, OrgsAnswer } from '../../../data/contract/rest.ts'
import { AREAS, type Area, areaByCode } from '../../../data/geo/areas.ts'
import { cellsOf, labelAnchor, splitCells } from '../../../data/geo/cloud-map.ts'
import { cellCentre, type HexPlace, outlineOf, type Point } from '../../../data/geo/hex.ts'
import type { Lang } from '../format.ts'
import { namesWithin } from '../names.ts'
import { type MapPlan, type PlanCell, type PlanGroup, toCell } from './map-plan.ts'
import { planBoundary } from './plan-boundary.ts'

/**
 * What the cloud map of a scope draws: which cells there are, and whose value each takes.
 *
 * `weightOf` gives the number of organisations of a child: cells are shared out in proportion.
 */
export function planMap(options: {
  tree: OrgsAnswer
  weightOf: (code: string) => number
  lang: Lang
  boundary?: Boundary | null
}): MapPlan {
  const { tree, weightOf, lang, boundary = null } = options
  const direct = tree.children.filter(({ parent }) => parent === tree.self.code)
  if (direct.length === 0) return { kind: 'none', cells: [], groups: [] }
  if (direct.some(({ code }) => areaByCode(code)))
    return boundary ? planBoundary({ tree, boundary, lang }) : planCity(tree, weightOf, lang)
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
  const placed = own.map((place, i) => ({ place, code: direct[split[i] ?? 0]?.code ?? area.code }))
  return {
    kind: 'district',
    cells: placed.map(({ place, code }) => toCell(place, code, code)),
    groups: toGroups(direct, { placed, names }),
  }
}

/** A block of cells, a little wider than high as the room beside the figure is, in the order of the tree. */
function planGrid(direct: readonly OrgRow[], tree: OrgsAnswer): MapPlan {
  const columns = Math.max(
    1,
    Math.min(direct.length, Math.round(Math.sqrt(direct.length * (direct.length < 8 ? 1.6 : 1.15)))),
  )
  const names = namesWithin(tree.self.short, direct)
  const placed = direct.map(({ code }, i) => ({ place: { col: i % columns, row: Math.floor(i / columns) }, code }))
  return {
    kind: 'grid',
    cells: placed.map(({ place, code }) => toCell(place, code, code)),
    groups: toGroups(direct, { placed, names }),
  }
}

interface Placed {
  readonly place: HexPlace
  readonly code: string
}

/** The children that have cells, each with its border and its name. */
function toGroups(
  direct: readonly OrgRow[],
  at: { placed: readonly Placed[]; names: ReadonlyMap<string, string> },
): PlanGroup[] {
  const places = new Map<string, HexPlace[]>()
  for (const { place, code } of at.placed) places.set(code, [...(places.get(code) ?? []), place])
  return direct.flatMap(({ code }) => {
    const own = places.get(code)
    if (!own) return []
    const anchor = { ...middleOf(own), stands: 'inside' as const }
    return [{ code, name: at.names.get(code) ?? code, anchor, outline: outlineOf(own, 1), known: true }]
  })
}

/** The cell centre next to the centre of gravity. */
function middleOf(places: readonly HexPlace[]): Point {
  const centres = places.map((place) => cellCentre(place, 1))
  const x = centres.reduce((n, centre) => n + centre.x, 0) / centres.length
  const y = centres.reduce((n, centre) => n + centre.y, 0) / centres.length
  const away = (centre: Point) => (centre.x - x) ** 2 + (centre.y - y) ** 2
  return centres.reduce((best, centre) => (away(centre) < away(best) ? centre : best))
}

/** The class of a value: how many of the ascending thresholds it reaches; null for what is not known here. */
export function classOf(value: CellValue | undefined, thresholds: readonly number[]): number | null {
  if (typeof value !== 'number') return null
  return thresholds.filter((bound) => value >= bound).length
}
