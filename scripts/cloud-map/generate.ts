import { type AreaCode, DISTRICTS, NEIGHBOURS } from '../../data/geo/areas.ts'
import { cellKey, type HexPlace } from '../../data/geo/hex.ts'
import { grow } from './grow.ts'
import { DISTRICT_INPUT, LATTICE, MUNICIPAL_INPUT, type MunicipalInput, SEED } from './input.ts'
import { order } from './order.ts'

/** The source text of `data/geo/cloud-map-cells.ts`: a function of the input alone, the same on every machine. */
export function generate(): string {
  const lines = toAreas().map(([code, places]) => `  '${code} ${order(places, SEED).map(cellKey).join(' ')}',`)
  return `${HEADER}export const CLOUD_MAP_CELLS: readonly string[] = [\n${lines.join('\n')}\n]\n`
}

const HEADER = `/**
 * The cells of each area: its code, then \`col,row\` of its cells in the order of a walk through it.
 *
 * Made by \`npx tsx scripts/cloud-map.ts\`; change its input, not this file.
 */
`

function toAreas(): [AreaCode, HexPlace[]][] {
  const owners = grow({ ...LATTICE, seed: SEED, districts: DISTRICT_INPUT, neighbours: toIndices() })
  const areas = DISTRICTS.map(({ code }): [AreaCode, HexPlace[]] => {
    const owner = 1 + DISTRICT_INPUT.findIndex((input) => input.code === code)
    return [code, placesOf(owners, owner)]
  })
  return toOrigin([...areas, ...MUNICIPAL_INPUT.map((input): [AreaCode, HexPlace[]] => [input.code, toIsland(input)])])
}

function toIndices(): [number, number][] {
  const indexOf = (code: AreaCode) => DISTRICT_INPUT.findIndex((input) => input.code === code)
  return NEIGHBOURS.map(([a, b]) => [indexOf(a), indexOf(b)])
}

function placesOf(owners: Uint8Array, owner: number): HexPlace[] {
  return [...owners.keys()].filter((cell) => owners[cell] === owner).map(toPlace)
}

function toPlace(cell: number): HexPlace {
  return { col: cell % LATTICE.cols, row: Math.floor(cell / LATTICE.cols) }
}

function toIsland({ length, col, row }: MunicipalInput): HexPlace[] {
  const line = (from: number, cells: number, at: number) =>
    Array.from({ length: cells }, (_, k) => ({ col: from + k, row: at }))
  const outer = col + (row & 1)
  return [...line(outer, length - 1, row - 1), ...line(col, length, row), ...line(outer, length - 1, row + 1)]
}

/** Moves the map to the upper left of the lattice, by an even number of rows so that shifted rows stay shifted. */
function toOrigin(areas: readonly [AreaCode, HexPlace[]][]): [AreaCode, HexPlace[]][] {
  const places = areas.flatMap(([, of]) => of)
  const left = Math.min(...places.map(({ col }) => col))
  const top = Math.min(...places.map(({ row }) => row)) & ~1
  return areas.map(([code, of]) => [code, of.map(({ col, row }) => ({ col: col - left, row: row - top }))])
}
