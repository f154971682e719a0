import { createHash } from 'node:crypto'
import { closeSync, fsyncSync, openSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { type AuditAnswer, AuditEntry } from '../../data/contract/audit.ts'
import { toProblem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { readIfThere } from './secrets.ts'

const FILE = 'audit.ndjson'
const SHOWN = 200

/** What is done, to what, and with which wish. */
export interface Act {
  readonly type: string
  readonly object: string
  readonly detail: unknown
}

/**
 * Who did what to the installation, refused or not: a file of the data folder to which lines are only ever added, each
 * with a hash over itself and the line before, so that a line that is changed or taken out shows.
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
  async keep(actor: Actor, act: Act, run: () => Promise<void> | void): Promise<void> {
    try {
      await run()
      this.write(actor, { ...act, result: 'done' })
    } catch (error) {
      this.write(actor, { ...act, result: toProblem(error).code })
      throw error
    }
  }

  answer(): AuditAnswer {
    const { entries, brokenAt, total } = this.read()
    return { total, brokenAt, entries: entries.slice(-SHOWN).reverse() }
  }

  private write({ id, role }: Actor, what: Act & { result: string }): void {
    const entry = { time: this.now(), actor: id, role, ...what }
    const hash = hashOf(this.last, entry)
    const file = openSync(this.path, 'a', 0o600)
    try {
      writeSync(file, `${JSON.stringify({ ...entry, hash })}\n`)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    this.last = hash
  }

  private read(): { entries: AuditEntry[]; brokenAt: number | null; total: number; last: string } {
    const lines = (readIfThere(this.path) ?? '').split('\n').filter((line) => line !== '')
    const entries: AuditEntry[] = []
    let last = ''
    let brokenAt: number | null = null
    for (const [i, line] of lines.entries()) {
      const entry = parseLine(line)
      const { hash, ...rest } = entry ?? { hash: '' }
      if (brokenAt === null && (!entry || hash !== hashOf(last, rest))) brokenAt = i + 1
      if (!entry) continue
      entries.push(entry)
      last = hash
    }
    return { entries, brokenAt, total: lines.length, last }
  }
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
