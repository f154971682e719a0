import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportId } from '../../../data/imports/column.ts'
import { FileRefused } from '../../../server/ingest/files/limits.ts'
import { readFile } from '../../../server/ingest/files/read-file.ts'
import type { ReadMessage, StoredRow } from '../../../server/ingest/files/read-messages.ts'
import { findSentinel } from './sentinels.ts'

/** How a file was read: what is wrong with that, in words, and how many rows there were. */
export interface FileRead {
  readonly faults: readonly string[]
  readonly isRefused: boolean
  readonly rows: number
  readonly refusedRows: number
}

const SLOW_MS = 30_000

/** Reads files with the very function that the reading process runs, in this one. */
export class Reader {
  private readonly folder = mkdtempSync(join(tmpdir(), 'yuntu-malformed-'))

  async read(bytes: Buffer, hint: ImportId | null): Promise<FileRead> {
    const path = join(this.folder, 'upload')
    const out = join(this.folder, 'rows')
    rmSync(out, { force: true })
    writeFileSync(path, bytes)
    const told: ReadMessage[] = []
    const began = performance.now()
    const faults: string[] = []
    try {
      await readFile({ path, out, hint, tell: (message) => told.push(message) })
    } catch (error) {
      return { faults: refusalFaults(error), isRefused: true, rows: 0, refusedRows: 0 }
    } finally {
      const ms = performance.now() - began
      if (ms > SLOW_MS) faults.push(`it took ${Math.round(ms / 1_000)} s`)
    }
    return judgeRows(told.at(-1), { faults, stored: existsSync(out) ? readFileSync(out, 'utf8') : '' })
  }

  close(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }
}

function refusalFaults(error: unknown): string[] {
  if (!(error instanceof FileRefused))
    return [`not refused but failed: ${error instanceof Error ? error.stack : String(error)}`]
  const leak = findSentinel(error.message)
  if (leak !== undefined) return [`the refusal repeats ${leak}`]
  return /\p{Script=Han}/u.test(error.message) ? [] : [`refused without a reason: ${error.message}`]
}

function judgeRows(last: ReadMessage | undefined, at: { faults: string[]; stored: string }): FileRead {
  const { faults } = at
  if (last?.kind !== 'read')
    return { faults: [...faults, 'it ended without a word'], isRefused: false, rows: 0, refusedRows: 0 }
  const stored = at.stored
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as StoredRow) // as the reader writes them
  const skipped = Object.values(last.skipped).reduce((sum, n) => sum + n, 0)
  if (last.rows !== stored.length + skipped)
    faults.push(`${last.rows} rows, but ${stored.length} stored + ${skipped} skipped`)
  const refused = stored.flatMap((row) => ('y' in row ? [row] : []))
  for (const row of stored)
    if (!(Number.isInteger(row.n) && row.n > last.facts.headerLine)) faults.push(`a row of line ${row.n}`)
  for (const { n, w, y } of refused) {
    if (w === '' || y.code === '' || y.zh === '' || y.en === '')
      faults.push(`line ${n} is refused without column or reason`)
    const leak = findSentinel(`${w}${y.zh}${y.en}`)
    if (leak !== undefined) faults.push(`the reason of line ${n} repeats ${leak}: ${y.zh}`)
  }
  return { faults: faults.slice(0, 5), isRefused: false, rows: last.rows, refusedRows: refused.length }
}
