import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBInstance } from '@duckdb/node-api'
import { Core } from './core.ts'
import { meaningHash } from './epoch.ts'
import { lockFolder } from './folder.ts'
import { Journal } from './journal.ts'
import { Ledger } from './ledger.ts'
import { PackedStates } from './packed-states.ts'
import type { EngineOptions } from './port.ts'

/** A folder that is this process's own, with what is in it. */
export interface OpenFolder {
  readonly core: Core
  readonly packed: PackedStates
  readonly lockFile: DuckDBInstance
  readonly epoch: string
  /** Why the ledger that was there is not used, for people. */
  readonly setAside: string | null
}

/** Locks a folder and opens its journal, its ledger and the states of a stop in good order. Fails: `FolderBusy`. */
export async function openFolder(options: EngineOptions): Promise<OpenFolder> {
  mkdirSync(options.folder, { recursive: true, mode: 0o700 })
  const lockFile = await lockFolder(options.folder)
  const journal = Journal.open(options.folder)
  const epoch = `${options.meaning ?? meaningHash()}-${journal.restores}`
  const { ledger, setAside } = await Ledger.open({
    folder: options.folder,
    identity: { journal: journal.id, epoch },
    journalSeq: journal.seq,
    ...(options.memoryLimit === undefined ? {} : { memoryLimit: options.memoryLimit }),
  })
  const stamp = { journal: journal.id, epoch, seq: journal.seq }
  const packed = PackedStates.open(join(options.folder, 'states'), {
    stamp: ledger.seq === journal.seq ? stamp : null,
    isWhole: ledger.seq === 0,
  })
  const core = new Core(journal, ledger, {
    states: packed,
    due: options.settings ?? {},
    ...(options.keysInMemory === undefined ? {} : { keysInMemory: options.keysInMemory }),
    ...(options.subtotalEvery === undefined ? {} : { subtotalEvery: options.subtotalEvery }),
  })
  return { core, packed, lockFile, epoch, setAside }
}
