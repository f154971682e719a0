import { cellCentre, cellCorners, type HexPlace, type Point } from '../../../data/geo/hex.ts'

/** Closed rings, outer ones and holes run against each other: the corners of a cell, or the border of a district. */
export type Shape = readonly (readonly Point[])[]

/** One hexagon, or one district of a boundary layer, as it is drawn. Lengths are in cell widths. */
export interface PlanCell {
  readonly shape: Shape
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
  readonly outline: Shape
  /** Whether the tree has it: only then can it be entered. */
  readonly known: boolean
}

/**
 * `city`: districts of streets; `boundary`: districts as the operator's layer has them; `district`: one district of
 * streets; `grid`: a cell for each child; `none`: no children.
 */
export interface MapPlan {
  readonly kind: 'city' | 'boundary' | 'district' | 'grid' | 'none'
  readonly cells: readonly PlanCell[]
  readonly groups: readonly PlanGroup[]
}

/** A cell of the lattice. */
export function toCell(place: HexPlace, org: string | null, group: string): PlanCell {
  return { shape: [cellCorners(place, 1)], centre: cellCentre(place, 1), org, group }
}
