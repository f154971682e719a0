import type { ProblemCode } from './problem.ts'

/** One district of a boundary layer: polygons of closed rings of longitude and latitude, the first of each is outer. */
export interface BoundaryArea {
  readonly code: string
  readonly polygons: readonly (readonly (readonly (readonly [lon: number, lat: number])[])[])[]
}

/** The operator's outlines of all districts, checked; `approval`: the 审图号 that has to stand beside the map. */
export interface Boundary {
  readonly areas: readonly BoundaryArea[]
  readonly approval: string | null
}

/** `GET /api/boundary`. `problem`: why the file in the data folder is not followed, which leaves what was there before. */
export interface BoundaryAnswer {
  readonly boundary: Boundary | null
  readonly problem: { readonly code: ProblemCode; readonly detail: string } | null
}
