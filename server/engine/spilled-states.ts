import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { KeyedState } from './keyed-states.ts'

/** Which journal's states they are, by which projectors, up to which event. */
export interface Stamp {
  readonly journal: string
  readonly epoch: string
  readonly seq: number
}

const STAMP = 'stamp.json'

/**
 * States of keys that have left memory, so that they need not be made again from their whole history.
 *
 * Nothing but speed depends on it: it is not flushed while it is used, and only a stop in good order leaves a stamp
 * behind; without the very stamp that is asked for it begins empty.
 */
export class SpilledStates {
  private readonly folder: string
  private readonly env: RootDatabase<KeyedState, string>
  private readonly states: Database<KeyedState, string>

  private constructor(folder: string) {
    this.folder = folder
    const settings = { noSync: true, maxDbs: 2, mapSize: 2 ** 36 }
    this.env = open({ path: folder, ...settings })
    this.states = this.env.openDB({ name: 'states', sharedStructuresKey: Symbol.for('structures') })
  }

  /** Opens a folder of its own. `stamp`: what is used again where it says the same; null for nothing. */
  static open(folder: string, stamp: Stamp | null): SpilledStates {
    if (stamp === null || stampOf(folder) !== JSON.stringify(stamp)) rmSync(folder, { recursive: true, force: true })
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    rmSync(join(folder, STAMP), { force: true })
    return new SpilledStates(folder)
  }

  get(name: string): KeyedState | undefined {
    return this.states.get(name)
  }

  /** Writes at once; reads see it when this returns. */
  write(states: readonly (readonly [name: string, state: KeyedState])[]): void {
    this.env.transactionSync(() => {
      for (const [name, state] of states) this.states.putSync(name, state)
    })
  }

  /** Closes it; with a stamp it may be used again. */
  async close(stamp: Stamp | null): Promise<void> {
    await this.env.close()
    if (!stamp) return
    flush(join(this.folder, 'data.mdb'))
    const path = join(this.folder, STAMP)
    writeFileSync(path, JSON.stringify(stamp))
    flush(path)
  }
}

function stampOf(folder: string): string | undefined {
  const path = join(folder, STAMP)
  return existsSync(path) ? readFileSync(path, 'utf8') : undefined
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  fsyncSync(file)
  closeSync(file)
}
