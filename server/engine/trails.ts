import type { FlatState } from '../../data/language/project.ts'
import type { KeyEvent } from './fold-run.ts'

/** One of a key's latest events, with the state that it found. */
export interface TrailStep {
  readonly event: KeyEvent
  readonly before: FlatState
}

/** A key's latest events in order; whether they are all it ever had. */
export interface Trail {
  readonly steps: readonly TrailStep[]
  readonly isWhole: boolean
}

/** Late events are late by little as a rule: the latest few events of keys that lately had any. */
const HALF = 20_000
const TRAIL = 4
/**
 * A late event without a trail costs as much as trailing so many that are not late: where fewer come late, as when a
 * past is told in order, trails would only fill the heap.
 */
const WORTH = 500
const MOST = 200_000

/** How keys of one fold came to their states, as long as events of the fold come late often enough. */
export class Trails {
  private young = new Map<string, Trail>()
  private old = new Map<string, Trail>()
  /** So many changes more are trailed. */
  private left = 0
  private readonly worth: number

  constructor(worth = WORTH) {
    this.worth = worth
  }

  get isKept(): boolean {
    return this.left > 0
  }

  /** An event came late. */
  noteLate(): void {
    this.left = Math.min(this.left + this.worth, MOST)
  }

  of(name: string): Trail | undefined {
    return this.young.get(name) ?? this.old.get(name)
  }

  /** Sets how a key came to its state; null where that is not known any more. */
  set(name: string, trail: Trail | null): void {
    if (this.left === 0) return
    this.left--
    // What was kept until now would lack what comes next.
    if (this.left === 0) {
      this.young.clear()
      this.old.clear()
      return
    }
    if (!trail) {
      this.young.delete(name)
      this.old.delete(name)
      return
    }
    this.young.set(name, trail)
    if (this.young.size < HALF) return
    this.old = this.young
    this.young = new Map()
  }
}

/** A trail that goes on by some steps: the latest few of all. */
export function longer(trail: Trail, steps: readonly TrailStep[]): Trail {
  const all = [...trail.steps, ...steps]
  return { steps: all.slice(-TRAIL), isWhole: trail.isWhole && all.length <= TRAIL }
}
