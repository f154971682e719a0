import type { DistrictCode, MunicipalCode } from '../../data/geo/areas.ts'

/** What the cloud map is made from, besides the neighbours in `data/geo/areas.ts`. */
export interface DistrictInput {
  readonly code: DistrictCode
  /** Number of cells, about one for 63 organisations. */
  readonly cells: number
  /** Where the middle of the district should lie, in cell widths from the lattice's upper left. */
  readonly east: number
  readonly south: number
}

/** An island of three rows: the middle one `length` cells long from `col` eastwards, the outer ones a cell shorter. */
export interface MunicipalInput {
  readonly code: MunicipalCode
  readonly length: number
  readonly col: number
  readonly row: number
}

/**
 * Places of the districts: where their seats lie to each other, drawn apart in the crowded middle and together in the
 * wide west, because area here stands for organisations and not for land.
 */
export const DISTRICT_INPUT: readonly DistrictInput[] = [
  { code: '330102', cells: 78, east: 26, south: 15 },
  { code: '330105', cells: 66, east: 20.4, south: 13.1 },
  { code: '330106', cells: 70, east: 16.8, south: 18.8 },
  { code: '330108', cells: 40, east: 22.8, south: 19.8 },
  { code: '330109', cells: 96, east: 26.4, south: 24.2 },
  { code: '330110', cells: 68, east: 15.6, south: 10.2 },
  { code: '330113', cells: 50, east: 24.8, south: 7 },
  { code: '330114', cells: 38, east: 32.3, south: 14 },
  { code: '330111', cells: 42, east: 12.8, south: 22.5 },
  { code: '330112', cells: 36, east: 9.4, south: 16.2 },
  { code: '330122', cells: 26, east: 8.5, south: 25 },
  { code: '330127', cells: 26, east: 4.8, south: 22.7 },
  { code: '330182', cells: 28, east: 5.8, south: 29.5 },
]

/** Municipal units: islands in a row south of the land, each named below. */
export const MUNICIPAL_INPUT: readonly MunicipalInput[] = [
  { code: '330190', length: 6, col: 10, row: 36 },
  { code: '330191', length: 5, col: 18, row: 36 },
  { code: '330192', length: 4, col: 25, row: 36 },
  { code: '330193', length: 5, col: 31, row: 36 },
]

/** Size of the lattice that the map grows in; its rim stays sea. */
export const LATTICE = { cols: 42, rows: 40 }

/** One of the seeds by which all neighbours touch and no one else does. */
export const SEED = 4
