import type { FlatState } from '../../data/language/project.ts'
import type { Standing } from './fold-run.ts'
import { Trails } from './trails.ts'

/** What a key has come to; `last` is null before its first event. */
export interface KeyedState {
  readonly state: FlatState
  readonly last: Standing | null
}

/** Keys in memory until the older ones leave it: about a week of a large city. */
const FULL = 60_000

/** Where states go that leave memory, and are found again. */
export interface Elsewhere {
  /** Whether it has every state that left memory since the first event. */
  readonly isWhole: boolean
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
  private readonly trails = new Map<string, Trails>()

  /** Without `elsewhere` those that leave are forgotten. */
  constructor(elsewhere?: Elsewhere, full = FULL) {
    this.elsewhere = elsewhere
    this.full = full
  }

  /** Whether a key without a state never had an event. */
  get isWhole(): boolean {
    return this.elsewhere?.isWhole ?? false
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

  /** How keys of a fold came to their states. */
  trailsOf(fold: string): Trails {
    let trails = this.trails.get(fold)
    if (!trails) {
      trails = new Trails()
      this.trails.set(fold, trails)
    }
    return trails
  }
}
