import type { FlatState } from '../../data/language/project.ts'
import type { Touch } from '../../data/scenes/index.ts'

/** What a key has come to, and when its latest event happened. */
export interface KeyedState {
  readonly state: FlatState
  readonly lastTs: number
  readonly isOpen: boolean
}

/** What the branches of a large city report of in a month, several times over. */
const KEEP = 300_000

/**
 * The present states of keys, the least recently used forgotten: any of them follows again from the journal.
 *
 * A mirror: a restart begins with none of them.
 */
export class KeyedStates {
  private readonly known = new Map<string, KeyedState>()

  get(name: string): KeyedState | undefined {
    const found = this.known.get(name)
    if (found) {
      this.known.delete(name)
      this.known.set(name, found)
    }
    return found
  }

  set(name: string, state: KeyedState): void {
    this.known.delete(name)
    this.known.set(name, state)
    if (this.known.size <= KEEP) return
    const [oldest] = this.known.keys()
    if (oldest !== undefined) this.known.delete(oldest)
  }
}

/** The name of a key's history in the journal, and of what waits for it. */
export function nameOf(touch: Pick<Touch, 'fold' | 'key'>): string {
  return `k:${touch.fold.id}:${touch.key}`
}
