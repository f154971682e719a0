/**
 * Numbers that look random and are the same for the same seed, on every machine: for the simulator only.
 *
 * Source: mulberry32 (Tommy Ettinger, public domain), 32 bits of state, period 2³².
 */
export class Random {
  private state: number

  constructor(seed: number) {
    this.state = seed | 0
  }

  /** Begins anew from another seed, so that a hot loop needs no new object. */
  reseed(seed: number): this {
    this.state = seed | 0
    return this
  }

  /** In [0, 1). */
  unit(): number {
    this.state = (this.state + 0x6d2b79f5) | 0
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  /** A whole number in [0, n). */
  below(n: number): number {
    return Math.floor(this.unit() * n)
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + this.below(high - low + 1)
  }

  chance(p: number): boolean {
    return this.unit() < p
  }

  /** One of a list; `undefined` of an empty one. */
  pick<T>(list: readonly T[]): T | undefined {
    return list[this.below(list.length)]
  }

  /** About normal, mean 0, deviation 1: the sum of twelve evens less six. */
  normal(): number {
    let sum = -6
    for (let i = 0; i < 12; i++) sum += this.unit()
    return sum
  }

  /** How often something happens that is expected `mean` times. */
  poisson(mean: number): number {
    if (mean > 30) return Math.max(0, Math.round(mean + Math.sqrt(mean) * this.normal()))
    const floor = Math.exp(-mean)
    let count = 0
    for (let p = this.unit(); p > floor; p *= this.unit()) count++
    return count
  }

  /** Fisher–Yates on `array[from, to)`. */
  shuffle(array: Uint8Array | Int32Array, from = 0, to = array.length): void {
    for (let i = to - 1; i > from; i--) {
      const j = from + this.below(i - from + 1)
      const kept = array[i] ?? 0
      array[i] = array[j] ?? 0
      array[j] = kept
    }
  }
}

/** One seed of two: the finaliser of MurmurHash3. */
export function mixSeeds(a: number, b: number): number {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ Math.imul(b + 0x165667b1, 0xc2b2ae35)
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b)
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35)
  return (h ^ (h >>> 16)) | 0
}
