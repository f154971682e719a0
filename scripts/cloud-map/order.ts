import { cellCentre, type HexPlace } from '../../data/geo/hex.ts'
import { isTaken, openRandom, type Random, squareDistance } from './numbers.ts'

const STEPS = 120_000
const ATTEMPTS = 6
/** Cells up to so many steps apart in the order should lie close together. */
const WINDOW = 6
/** Price of a step between cells that do not touch; far above all else, so that none is left. */
const GAP = 20
/** Squares of distances up to this are those of touching cells, in squared cell widths. */
const TOUCHING = 1.5

/**
 * Orders the cells of an area as one walk from west to east, each step to a touching cell, folded so closely that any
 * short run of the order is a compact patch: streets are such runs.
 *
 * Fails: throws if no such walk is found.
 */
export function order(places: readonly HexPlace[], seed: number): HexPlace[] {
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    const walk = fold(fromWest(places), openRandom(seed + attempt))
    if (isWalk(walk)) return westFirst(walk)
  }
  throw new Error('no walk through the area was found')
}

function fold(places: readonly HexPlace[], random: Random): HexPlace[] {
  const far = distances(places)
  const route = Int32Array.from(places.keys())
  let price = priceOf(route, far)
  for (let step = 0; step < STEPS; step++) {
    const warm = 1 - step / STEPS
    const undo = change(route, far, random)
    const next = priceOf(route, far)
    if (isTaken(next - price, 12 * warm * warm + 0.01, random)) price = next
    else undo()
  }
  return [...route].flatMap((k) => places[k] ?? [])
}

function westFirst(walk: HexPlace[]): HexPlace[] {
  return (walk.at(0)?.col ?? 0) <= (walk.at(-1)?.col ?? 0) ? walk : walk.toReversed()
}

function fromWest(places: readonly HexPlace[]): HexPlace[] {
  const strip = (place: HexPlace) => Math.floor(cellCentre(place, 1).x / 2)
  return places.toSorted(
    (a, b) => strip(a) - strip(b) || (strip(a) % 2 === 0 ? a.row - b.row : b.row - a.row) || a.col - b.col,
  )
}

/** Squared distances of all pairs, row by row, in squared cell widths. */
function distances(places: readonly HexPlace[]): Float64Array[] {
  const centres = places.map((place) => cellCentre(place, 1))
  return centres.map((a) => Float64Array.from(centres, (b) => squareDistance(a, b)))
}

function priceOf(route: Int32Array, far: readonly Float64Array[]): number {
  let price = 0
  for (let i = 0; i < route.length; i++) {
    const row = far[route[i] ?? 0]
    for (let k = 1; k <= WINDOW && i + k < route.length; k++) {
      const square = row?.[route[i + k] ?? 0] ?? 0
      price += k === 1 ? (square > TOUCHING ? GAP * Math.sqrt(square) : 0) : square / k
    }
  }
  return price
}

/** Turns a stretch of the route round, or swaps it with the one after it; returns how to undo that. */
function change(route: Int32Array, far: readonly Float64Array[], random: Random): () => void {
  const first = Math.floor(random() * route.length)
  const second = near(route, first, far, random)
  const a = Math.min(first, second + 1)
  const c = Math.max(first, second + 1)
  const kept = route.slice(a, c)
  if (random() < 0.6) {
    route.subarray(a, c).reverse()
  } else {
    const b = Math.floor(random() * kept.length)
    route.set([...kept.subarray(b), ...kept.subarray(0, b)], a)
  }
  return () => route.set(kept, a)
}

/** Where in the route a random cell stands that touches the one before the given index; anywhere if none is before. */
function near(route: Int32Array, index: number, far: readonly Float64Array[], random: Random): number {
  if (index === 0) return Math.floor(random() * route.length)
  const row = far[route[index - 1] ?? 0]
  const found: number[] = []
  for (let i = 0; i < route.length; i++) if ((row?.[route[i] ?? 0] ?? 9) <= TOUCHING) found.push(i)
  return found[Math.floor(random() * found.length)] ?? index
}

function isWalk(places: readonly HexPlace[]): boolean {
  return places.every((place, i) => {
    const before = places[i - 1]
    return !before || squareDistance(cellCentre(before, 1), cellCentre(place, 1)) <= TOUCHING
  })
}
