import { constants, cpSync, mkdtempSync } from 'node:fs'
import { basename, dirname, join, resolve } from 'node:path'
import { lockFolder } from '../../server/engine/folder.ts'

/**
 * Copies a stopped data folder beside itself, where there was room for the first; where the file system can, it
 * shares the blocks. Fails: `FolderBusy` while a server runs on it.
 */
export async function copyFolder(folder: string): Promise<string> {
  const from = resolve(folder)
  const lock = await lockFolder(from)
  try {
    const copy = mkdtempSync(join(dirname(from), `${basename(from)}-drill-`))
    cpSync(from, copy, { recursive: true, mode: constants.COPYFILE_FICLONE })
    return copy
  } finally {
    lock.closeSync()
  }
}
