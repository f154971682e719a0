import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { type AuditAnswer, AuditEntry } from '../../data/contract/audit.ts'
import { toProblem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { formatInstant } from '../../data/language/time.ts'
import { readIfThere, writePrivate } from './secrets.ts'

const FILE = 'audit.ndjson'
const SHOWN = 200

/** Who answers for an act: somebody of a role, the server itself, or nobody that is known. */
export type By = Pick<Actor, 'id'> & { readonly role: AuditEntry['role'] }

export const SERVER: By = { id: 'server', role: 'server' }
export const NOBODY: By = { id: '', role: 'nobody' }

const PURGED = 'retention.purged'
const ITSELF = 'audit'

/** What is done, to what, and with which wish. */
export interface Act {
  readonly type: string
  readonly object: string
  readonly detail: unknown
}

/**
 * Who did what to the installation, refused or not: a file of the data folder to which lines are only ever added, each
 * with a hash over itself and the line before, so that a line that is changed or taken out shows. What is over its time is
 * taken off its beginning by `purge`, whose own line says where the chain went on.
 */
export class Audit {
  private readonly path: string
  private readonly now: () => number
  private last: string

  constructor(options: { folder: string; now: () => number }) {
    this.path = join(options.folder, FILE)
    this.now = options.now
    this.last = this.read().last
  }

  /** Does something and writes down that it was done, or that it was refused and why. */
  async keep<T>(actor: By, act: Act, run: () => Promise<T> | T): Promise<T> {
    try {
      const made = await run()
      this.note(actor, { ...act, result: 'done' })
      return made
    } catch (error) {
      this.note(actor, { ...act, result: toProblem(error).code })
      throw error
    }
  }

  answer(): AuditAnswer {
    const { entries, brokenAt, total } = this.read()
    return { total, brokenAt, entries: entries.slice(-SHOWN).reverse() }
  }

  /**
   * Takes the lines off that were written before an instant; the line that says so is written in the same turn, and with
   * the hash of the last that is gone: all of them are in it. Nothing is taken off a chain that is broken.
   */
  purge(by: By, before: number): { count: number; hash: string | null } {
    const { lines, entries, brokenAt } = this.read()
    const kept = brokenAt === null ? entries.findIndex(({ time }) => time >= before) : 0
    const count = kept < 0 ? entries.length : kept
    const hash = entries[count - 1]?.hash ?? null
    if (hash === null) return { count: 0, hash }
    const detail = { count, upTo: formatInstant(before), hash }
    const record = this.next(by, { type: PURGED, object: ITSELF, detail, result: 'done' })
    writePrivate(this.path, [...lines.slice(count), JSON.stringify(record), ''].join('\n'))
    this.last = record.hash
    return { count, hash }
  }

  /** The entry that comes next in the chain. */
  private next({ id, role }: By, what: Act & { result: string }): AuditEntry {
    const entry = { time: this.now(), actor: id, role, ...what }
    return { ...entry, hash: hashOf(this.last, entry) }
  }

  /** Writes down what was done. */
  note(by: By, what: Act & { result: string }): void {
    const entry = this.next(by, what)
    const file = openSync(this.path, 'a', 0o600)
    try {
      writeSync(file, `${JSON.stringify(entry)}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    this.last = entry.hash
  }

  private read(): { lines: string[]; entries: AuditEntry[]; brokenAt: number | null; total: number; last: string } {
    const lines = (readIfThere(this.path) ?? '').split('\n').filter((line) => line !== '')
    const parsed = lines.map(parseLine)
    const entries: AuditEntry[] = []
    let last = startOf(parsed)
    let brokenAt: number | null = null
    for (const [i, entry] of parsed.entries()) {
      const { hash, ...rest } = entry ?? { hash: '' }
      if (brokenAt === null && (!entry || hash !== hashOf(last, rest))) brokenAt = i + 1
      if (!entry) continue
      entries.push(entry)
      last = hash
    }
    return { lines, entries, brokenAt, total: lines.length, last }
  }
}

/** After which hash the chain begins: that of the last line that the latest purge took off. */
function startOf(entries: readonly (AuditEntry | undefined)[]): string {
  const purge = entries.findLast((entry) => entry?.type === PURGED && entry.object === ITSELF)
  const detail = z.object({ hash: z.string() }).safeParse(purge?.detail)
  return detail.success ? detail.data.hash : ''
}

function parseLine(line: string): AuditEntry | undefined {
  try {
    return AuditEntry.parse(JSON.parse(line))
  } catch {
    return undefined // torn or changed: told as the place where the chain is broken
  }
}

function hashOf(before: string, entry: object): string {
  return createHash('sha256')
    .update(`${before}\n${JSON.stringify(entry)}`)
    .digest('base64url')
}
