import type { Point } from '../../data/geo/hex.ts'

/** A source of numbers in [0, 1). */
export type Random = () => number

/**
 * A seeded source, by mulberry32.
 *
 * Here as in all of the generator only sums, products, quotients and square roots are used: they are exact by standard,
 * so that the map comes out the same on every machine; powers and exponentials may differ.
 */
export function openRandom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Whether an annealing step that costs `rise` is taken at a temperature; a square stands in for the usual exponential. */
export function isTaken(rise: number, temperature: number, random: Random): boolean {
  if (rise <= 0) return true
  const u = random()
  return rise < 3 * temperature * square(u)
}

export function square(x: number): number {
  return x * x
}

export function squareDistance(a: Point, b: Point): number {
  return square(a.x - b.x) + square(a.y - b.y)
}
