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

/** Half of what the branches of a large city report of in a month, several times over. */
const HALF = 150_000
/** Late events are late by little as a rule: the latest few events of keys that lately had any. */
const HALF_TRAILS = 20_000
const TRAIL = 4

/** The latest used of many values: a young half and an old one, which is forgotten when the young one is full. */
class LatelyUsed<Value> {
  private readonly half: number
  private young = new Map<string, Value>()
  private old = new Map<string, Value>()

  constructor(half: number) {
    this.half = half
  }

  get(name: string): Value | undefined {
    const young = this.young.get(name)
    if (young !== undefined) return young
    const old = this.old.get(name)
    if (old !== undefined) this.set(name, old)
    return old
  }

  set(name: string, value: Value): void {
    this.young.set(name, value)
    if (this.young.size < this.half) return
    this.old = this.young
    this.young = new Map()
  }

  delete(name: string): void {
    this.young.delete(name)
    this.old.delete(name)
  }
}

/**
 * The present states of keys, and how those of late came to them: both follow again from the journal.
 *
 * A mirror: a restart begins with none of them.
 */
export class KeyedStates {
  private readonly states = new LatelyUsed<KeyedState>(HALF)
  private readonly trails = new LatelyUsed<Trail>(HALF_TRAILS)

  get(name: string): KeyedState | undefined {
    return this.states.get(name)
  }

  set(name: string, state: KeyedState): void {
    this.states.set(name, state)
  }

  trailOf(name: string): Trail | undefined {
    return this.trails.get(name)
  }

  /** Sets how a key came to its state; null where that is not known any more. */
  setTrail(name: string, trail: Trail | null): void {
    if (trail) this.trails.set(name, trail)
    else this.trails.delete(name)
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
