import { cellCentre, cellKey, cellNeighbours, type HexPlace } from '../../data/geo/hex.ts'
import { square } from './numbers.ts'

export interface GrowInput {
  readonly cols: number
  readonly rows: number
  readonly seed: number
  readonly districts: readonly { readonly cells: number; readonly east: number; readonly south: number }[]
  /** Pairs of indices into `districts` that should touch; all others should not. */
  readonly neighbours: readonly (readonly [number, number])[]
}

/** The owner of each lattice cell, row by row: 0 is the sea, k + 1 the k-th district. */
export type Owners = Uint8Array

/** Weights of the energy, in units of one edge of a cell between two neighbouring districts. */
const WEIGHT = {
  coast: 1.1,
  falseBorder: 4,
  /** Share of an edge that two cells count when they lie two or three steps apart; it rounds the lines. */
  wider: 0.2,
  /** For each edge that a wanted border is short of `WANTED_EDGES`, squared. */
  missing: 4,
  /** Spread of a district around its middle, per cell and squared cell width. */
  spread: 0.03,
  /** Distance of its middle from where it should lie, per cell and squared cell width. */
  home: 0.05,
  /** Each cell width that a cell of land lies beyond the ground's edge. */
  ground: 1,
}
const WANTED_EDGES = 4
/** Square of a district's radius at the start, per cell: wide enough to leave no gap between neighbours. */
const START_SQUARE = 0.6

/**
 * The districts as drops in a sea (a Potts model), with every sum that the energy is read from.
 *
 * Contract: `give` only after `staysWhole` has said yes for the same cell and owner.
 */
export class Land {
  readonly owners: Owners
  readonly #rings: Int32Array[]
  readonly #widerRings: Int32Array[]
  readonly #x: Float64Array
  readonly #y: Float64Array
  readonly #input: GrowInput
  readonly #count: number
  /** Cells, and sums of their x, y and x² + y², per owner. */
  readonly #cells: Float64Array
  readonly #sumX: Float64Array
  readonly #sumY: Float64Array
  readonly #sumSquares: Float64Array
  readonly #edges: Int32Array
  readonly #wanted: Uint8Array
  readonly #ground: Float64Array

  constructor(input: GrowInput) {
    const { cols, rows, districts, neighbours } = input
    const places = Array.from({ length: cols * rows }, (_, i) => ({ col: i % cols, row: Math.floor(i / cols) }))
    this.#input = input
    this.#count = districts.length + 1
    this.owners = new Uint8Array(places.length)
    this.#rings = places.map((place) => toIndices(cellNeighbours(place), input))
    this.#widerRings = places.map((place) => toIndices(widerRings(place), input))
    this.#x = Float64Array.from(places, (place) => cellCentre(place, 1).x)
    this.#y = Float64Array.from(places, (place) => cellCentre(place, 1).y)
    this.#cells = new Float64Array(this.#count)
    this.#sumX = new Float64Array(this.#count)
    this.#sumY = new Float64Array(this.#count)
    this.#sumSquares = new Float64Array(this.#count)
    this.#edges = new Int32Array(this.#count * this.#count)
    this.#wanted = new Uint8Array(this.#count * this.#count)
    for (const [a, b] of neighbours) {
      this.#wanted[this.#pair(a + 1, b + 1)] = 1
      this.#wanted[this.#pair(b + 1, a + 1)] = 1
    }
    this.#ground = this.#toGround()
    for (let cell = 0; cell < places.length; cell++) this.#settle(cell)
  }

  /** The owner beside a cell in one of six directions, if it is another than the cell's own; the lattice's rim never changes. */
  ownerBeside(cell: number, direction: number): number | undefined {
    const beside = this.#rings[cell]?.[direction]
    const owner = beside === undefined ? undefined : this.owners[beside]
    return owner === this.owners[cell] ? undefined : owner
  }

  /** Whether loser and winner both surround the cell in one run, so that neither falls apart, encloses or is cut. */
  staysWhole(cell: number, to: number): boolean {
    const ring = this.#rings[cell] ?? NONE
    return this.#runs(ring, at(this.owners, cell)) === 1 && this.#runs(ring, to) === 1
  }

  /** Energy after giving the cell away less the energy now. */
  rise(cell: number, to: number, areaWeight: number): number {
    const from = at(this.owners, cell)
    return (
      this.#borderRise(cell, from, to) +
      this.#missingRise(cell, from, to) +
      this.#shapeRise(from, cell, -1, areaWeight) +
      this.#shapeRise(to, cell, 1, areaWeight)
    )
  }

  give(cell: number, to: number) {
    const from = at(this.owners, cell)
    for (const beside of this.#rings[cell] ?? NONE) {
      const owner = at(this.owners, beside)
      if (owner !== from) this.#touch(from, owner, -1)
      if (owner !== to) this.#touch(to, owner, 1)
    }
    this.#move(from, cell, -1)
    this.#move(to, cell, 1)
    this.owners[cell] = to
  }

  /** True once every district has its number of cells. */
  isFull(): boolean {
    return this.#input.districts.every(({ cells }, k) => this.#cells[k + 1] === cells)
  }

  /** Gives a cell at the start to the district in whose circle it lies deepest, so that land and sea are whole. */
  #settle(cell: number) {
    if (this.#rings[cell]?.length !== 6) return
    let deepest = 0
    let owner = 0
    for (const [k, { cells, east, south }] of this.#input.districts.entries()) {
      const away = square(at(this.#x, cell) - east) + square(at(this.#y, cell) - south)
      const depth = away - START_SQUARE * cells
      if (depth >= deepest) continue
      deepest = depth
      owner = k + 1
    }
    if (owner !== 0) this.give(cell, owner)
  }

  /** How far each cell lies beyond the nearest district's circle, smoothed so that circles run into one organic outline. */
  #toGround(): Float64Array {
    let ground = this.#x.map((x, cell) => {
      const y = at(this.#y, cell)
      return Math.min(
        ...this.#input.districts.map(
          (d) => Math.sqrt(square(x - d.east) + square(y - d.south)) - Math.sqrt(d.cells * CIRCLE),
        ),
      )
    })
    for (let round = 0; round < GROUND_ROUNDS; round++) {
      ground = ground.map((own, cell) => {
        const ring = this.#rings[cell] ?? NONE
        return ring.reduce((sum, beside) => sum + at(ground, beside), own) / (ring.length + 1)
      })
    }
    return ground
  }

  #pair(a: number, b: number) {
    return a * this.#count + b
  }

  #touch(a: number, b: number, change: number) {
    this.#edges[this.#pair(a, b)] = at(this.#edges, this.#pair(a, b)) + change
    this.#edges[this.#pair(b, a)] = at(this.#edges, this.#pair(b, a)) + change
  }

  #move(owner: number, cell: number, sign: 1 | -1) {
    const x = at(this.#x, cell)
    const y = at(this.#y, cell)
    this.#cells[owner] = at(this.#cells, owner) + sign
    this.#sumX[owner] = at(this.#sumX, owner) + sign * x
    this.#sumY[owner] = at(this.#sumY, owner) + sign * y
    this.#sumSquares[owner] = at(this.#sumSquares, owner) + sign * (x * x + y * y)
  }

  #runs(ring: Int32Array, owner: number): number {
    let runs = 0
    for (let k = 0; k < 6; k++) {
      const next = at(ring, k === 5 ? 0 : k + 1)
      if (this.owners[at(ring, k)] !== owner && this.owners[next] === owner) runs++
    }
    return runs
  }

  #borderCost(a: number, b: number): number {
    if (a === b) return 0
    if (a === 0 || b === 0) return WEIGHT.coast
    return this.#wanted[this.#pair(a, b)] === 1 ? 1 : WEIGHT.falseBorder
  }

  #borderRise(cell: number, from: number, to: number): number {
    let rise = 0
    if (from === 0) rise += WEIGHT.ground * at(this.#ground, cell)
    if (to === 0) rise -= WEIGHT.ground * at(this.#ground, cell)
    for (const beside of this.#rings[cell] ?? NONE) {
      const owner = at(this.owners, beside)
      rise += this.#borderCost(to, owner) - this.#borderCost(from, owner)
    }
    for (const near of this.#widerRings[cell] ?? NONE) {
      const owner = at(this.owners, near)
      rise += WEIGHT.wider * (Math.min(1.1, this.#borderCost(to, owner)) - Math.min(1.1, this.#borderCost(from, owner)))
    }
    return rise
  }

  #missingRise(cell: number, from: number, to: number): number {
    const changes = new Map<number, number>()
    const count = (a: number, b: number, change: number) => {
      const pair = this.#pair(Math.min(a, b), Math.max(a, b))
      if (this.#wanted[pair] === 1) changes.set(pair, (changes.get(pair) ?? 0) + change)
    }
    for (const beside of this.#rings[cell] ?? NONE) {
      const owner = at(this.owners, beside)
      if (owner !== from) count(from, owner, -1)
      if (owner !== to) count(to, owner, 1)
    }
    let rise = 0
    for (const [pair, change] of changes) {
      const edges = at(this.#edges, pair)
      rise += shortage(edges + change) - shortage(edges)
    }
    return WEIGHT.missing * rise
  }

  /** Number of cells, spread and place of one owner, for one cell more or less. */
  #shapeRise(owner: number, cell: number, sign: 1 | -1, areaWeight: number): number {
    const wanted = this.#input.districts[owner - 1]
    if (!wanted) return 0
    const before = this.#shape(owner, wanted)
    const areaBefore = square(at(this.#cells, owner) - wanted.cells)
    this.#move(owner, cell, sign)
    const rise = this.#shape(owner, wanted) - before
    const areaRise = square(at(this.#cells, owner) - wanted.cells) - areaBefore
    this.#move(owner, cell, sign === 1 ? -1 : 1)
    return rise + areaWeight * areaRise
  }

  #shape(owner: number, { east, south }: GrowInput['districts'][number]): number {
    const cells = at(this.#cells, owner)
    if (cells < 1) return 1e9
    const x = at(this.#sumX, owner) / cells
    const y = at(this.#sumY, owner) / cells
    const spread = at(this.#sumSquares, owner) - cells * (x * x + y * y)
    const away = square(x - east) + square(y - south)
    return WEIGHT.spread * spread + WEIGHT.home * cells * away
  }
}

const GROUND_ROUNDS = 8
/** Square of a circle's radius per cell in it: the area of a cell is √3/2. */
const CIRCLE = Math.sqrt(3) / 2 / Math.PI
const NONE = new Int32Array(0)

function shortage(edges: number): number {
  return square(Math.max(0, WANTED_EDGES - edges))
}

/** Reads a typed array at an index known to lie within it. */
function at(array: ArrayLike<number>, index: number): number {
  return array[index] ?? 0
}

/** Indices of the places; none where one of them would leave the lattice, which makes its rim immovable. */
function toIndices(places: readonly HexPlace[], { cols, rows }: GrowInput): Int32Array {
  const inside = places.every(({ col, row }) => col >= 0 && row >= 0 && col < cols && row < rows)
  return Int32Array.from(inside ? places.map(({ col, row }) => row * cols + col) : [])
}

/** The places two and three steps away. */
function widerRings(place: HexPlace): HexPlace[] {
  const first = cellNeighbours(place)
  const inner = new Set([place, ...first].map(cellKey))
  const wider = first.flatMap(cellNeighbours).flatMap((p) => [p, ...cellNeighbours(p)])
  return [...new Map(wider.map((p) => [cellKey(p), p])).values()].filter((p) => !inner.has(cellKey(p)))
}
