import { chmodSync, linkSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable } from './messages.ts'

/** Where jails are, within the data folder. */
export const JAILS = 'sandbox'

/**
 * The folder that a sandbox's process works in: it holds links to the very files that its query may read, and nothing
 * else. It cannot be left upwards: the data folder is for its owner only, and the process is somebody else where the
 * server is root.
 */
export class Jail {
  readonly folder: string
  private readonly isShared: boolean

  /** `isShared`: the process is another user than the server. */
  constructor(options: { data: string; id: string; isShared: boolean }) {
    this.folder = join(options.data, JAILS, options.id)
    this.isShared = options.isShared
    mkdirSync(this.folder, { recursive: true, mode: 0o700 })
    if (this.isShared) chmodSync(this.folder, 0o711)
  }

  /** Puts the files of tables in; the same tables, by the files' names here. */
  fill(tables: Readable['tables']): Readable['tables'] {
    let count = 0
    const link = (path: string) => {
      const name = `${count++}.parquet`
      linkSync(path, join(this.folder, name))
      // Nobody but the process comes this far: the folders above are closed.
      if (this.isShared) chmodSync(path, 0o644)
      return name
    }
    const filled = Object.entries(tables).map(([name, { files, columns }]) => [
      name,
      { files: files.map(link), columns: columns.map((column) => ({ name: column.name, type: column.type })) },
    ])
    return Object.fromEntries(filled)
  }

  /** An empty file that the process may write. */
  place(name: string): void {
    const path = join(this.folder, name)
    writeFileSync(path, '')
    chmodSync(path, this.isShared ? 0o666 : 0o600)
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}
