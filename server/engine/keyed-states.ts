import type { FlatState } from '../../data/language/project.ts'
import type { Touch } from '../../data/scenes/index.ts'
import type { KeyEvent, Standing } from './fold-run.ts'

/** What a key has come to; `last` is null before its first event. */
export interface KeyedState {
  readonly state: FlatState
  readonly last: Standing | null
}

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

/** Keys in memory until the older ones leave it: about a week of a large city. */
const FULL = 60_000
/** Late events are late by little as a rule: the latest few events of keys that lately had any. */
const HALF_TRAILS = 20_000
const TRAIL = 4

/** Where states go that leave memory, and are found again. */
export interface Elsewhere {
  get(name: string): KeyedState | undefined
  write(states: readonly (readonly [name: string, state: KeyedState])[]): void
}

/**
 * The present states of keys, and how those of late came to them: both follow again from the journal.
 *
 * When the young ones are many they become the old ones, and those that were old leave for `elsewhere`, some with
 * each `spill`; what is asked for again is young again. The youngest copy holds, so that no order can go wrong.
 */
export class KeyedStates {
  private readonly elsewhere: Elsewhere | undefined
  private readonly full: number
  private young = new Map<string, KeyedState>()
  private old = new Map<string, KeyedState>()
  private leaving = new Map<string, KeyedState>()
  private trails = new Map<string, Trail>()
  private oldTrails = new Map<string, Trail>()

  /** Without `elsewhere` those that leave are forgotten. */
  constructor(elsewhere?: Elsewhere, full = FULL) {
    this.elsewhere = elsewhere
    this.full = full
  }

  get(name: string): KeyedState | undefined {
    const young = this.young.get(name)
    if (young) return young
    const found = this.old.get(name) ?? this.leaving.get(name) ?? this.elsewhere?.get(name)
    if (found) this.set(name, found)
    return found
  }

  set(name: string, state: KeyedState): void {
    this.young.set(name, state)
    if (this.young.size < this.full) return
    this.spill(Number.POSITIVE_INFINITY)
    this.leaving = this.old
    this.old = this.young
    this.young = new Map()
  }

  /** Lets at most so many of those that leave go. */
  spill(limit: number): void {
    if (this.leaving.size === 0) return
    const gone: [string, KeyedState][] = []
    for (const each of this.leaving) {
      if (gone.length >= limit) break
      gone.push(each)
    }
    this.elsewhere?.write(gone)
    for (const [name] of gone) this.leaving.delete(name)
  }

  /** Lets all of them go: what comes after starts from what is elsewhere. */
  spillAll(): void {
    for (const states of [this.leaving, this.old, this.young]) this.elsewhere?.write([...states])
  }

  trailOf(name: string): Trail | undefined {
    return this.trails.get(name) ?? this.oldTrails.get(name)
  }

  /** Sets how a key came to its state; null where that is not known any more. */
  setTrail(name: string, trail: Trail | null): void {
    if (!trail) {
      this.trails.delete(name)
      this.oldTrails.delete(name)
      return
    }
    this.trails.set(name, trail)
    if (this.trails.size < HALF_TRAILS) return
    this.oldTrails = this.trails
    this.trails = new Map()
  }
}

/** A trail that goes on by some steps: the latest few of all. */
export function longer(trail: Trail, steps: readonly TrailStep[]): Trail {
  const all = [...trail.steps, ...steps]
  return { steps: all.slice(-TRAIL), isWhole: trail.isWhole && all.length <= TRAIL }
}

/** The name of a key's history in the journal, and of what waits for it. */
export function nameOf(touch: Pick<Touch, 'fold' | 'key'>): string {
  return `k:${touch.fold.id}:${touch.key}`
}
