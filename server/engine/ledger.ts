import { existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import type { FlatState } from '../../data/language/project.ts'
import { type Connections, closeAll, connect, foundIn, type LedgerIdentity } from './ledger-file.ts'
import { Reader } from './reader.ts'
import { appendMixed, byTable, EntryRows, type EventRow, EventRows, Rows, setWide } from './rows.ts'
import { DICTIONARIES, MEMBER_FIELDS, SCHEMA } from './schema.ts'

/** A row of a small table, waiting. */
interface Waiting {
  readonly seq: number
  readonly table: string
  readonly values: readonly (string | number)[]
}

/** How many rows of the large tables there had ever been after the events up to `seq`. */
interface Mark {
  readonly seq: number
  readonly totals: Readonly<Record<Large, number>>
}

/** Entries that wait: from here on it is busy, and from there on (two row groups of DuckDB) it waits no longer. */
const BUSY = 100_000
const PILE = 245_760
const LONGEST_WAIT_MS = 5_000
/** After a pile went in, more of it is expected for so long. */
const BUSY_MS = 2_000

const LARGE = ['entry', 'event', 'member'] as const
type Large = (typeof LARGE)[number]

/**
 * The ledger in DuckDB: a projection of the journal that can be thrown away and rebuilt.
 *
 * Rows are collected per batch (`entry`, `event`, `later`), become due once their batch is flushed to the journal
 * (`due`), and go in about once a second together with the last seq, in one transaction. Reads use a second
 * connection and first wait until the ledger has the version they ask for (`through`).
 */
export class Ledger {
  seq: number
  /** How many entries it has. */
  entries: number
  private written = 0
  private busyUntil = 0
  private readonly entriesBefore: number
  private marks: Mark[] = []
  private dueSeq: number
  private readonly rows = {
    entry: new EntryRows(),
    event: new EventRows(),
    member: new Rows(['u32', 'u32', 'i64', ...MEMBER_FIELDS.map(() => 'i32' as const)]),
  }
  private small: Waiting[] = []
  private writing: Promise<void> | undefined
  private readonly connections: Connections
  private readonly writer: DuckDBConnection
  private readonly reader: Reader
  /** Reads what takes long, so that nobody who asks has to wait for it. */
  readonly copier: Reader
  /** It is being closed: what takes long should end. */
  isClosing = false

  private constructor(parts: Connections & { seq: number; entries: number }) {
    this.connections = parts
    this.writer = parts.writer
    this.reader = new Reader(parts.reader)
    this.copier = new Reader(parts.copier)
    this.seq = parts.seq
    this.dueSeq = parts.seq
    this.entriesBefore = parts.entries
    this.entries = parts.entries
  }

  /**
   * Opens the folder's ledger, or sets a damaged, short or foreign one aside (never deleted) and begins a new one.
   * `setAside` says why, for people.
   */
  static async open(options: {
    folder: string
    identity: LedgerIdentity
    journalSeq: number
    memoryLimit?: string
  }): Promise<{ ledger: Ledger; setAside: string | null }> {
    const path = join(options.folder, 'ledger.duckdb')
    const isNew = !existsSync(path)
    const found = isNew ? 'new' : await Ledger.tryOpen(path, options)
    if (typeof found !== 'string') return { ledger: found, setAside: null }
    if (!isNew) {
      const suffix = `.aside-${new Date().toISOString().replace(/[:.]/g, '-')}`
      for (const file of [path, `${path}.wal`]) if (existsSync(file)) renameSync(file, `${file}${suffix}`)
    }
    return { ledger: await Ledger.create(path, options), setAside: isNew ? null : found }
  }

  private static async tryOpen(
    path: string,
    options: { identity: LedgerIdentity; journalSeq: number; memoryLimit?: string },
  ): Promise<Ledger | string> {
    let parts: Connections
    try {
      parts = await connect(path, options.memoryLimit)
    } catch (error) {
      return `打不开：${messageOf(error)}`
    }
    try {
      const found = await foundIn(parts.reader, options)
      if (typeof found !== 'string') return new Ledger({ ...parts, ...found })
      closeAll(parts)
      return found
    } catch (error) {
      closeAll(parts)
      return `读不出：${messageOf(error)}`
    }
  }

  private static async create(
    path: string,
    options: { identity: LedgerIdentity; memoryLimit?: string },
  ): Promise<Ledger> {
    const parts = await connect(path, options.memoryLimit)
    const { writer } = parts
    await writer.run('BEGIN')
    await writer.run(SCHEMA)
    await writer.run('INSERT INTO meta VALUES (0, 0, $1, $2)', [options.identity.journal, options.identity.epoch])
    for (const [table, rows] of Object.entries(DICTIONARIES)) {
      const appender = await writer.createAppender(table)
      appendMixed(appender, rows)
      appender.closeSync()
    }
    await writer.run('COMMIT')
    return new Ledger({ ...parts, seq: 0, entries: 0 })
  }

  entry(seq: number, e: Parameters<EntryRows['push']>[1]): void {
    this.rows.entry.push(seq, e)
  }

  event(at: { seq: number; source: number }, e: EventRow): void {
    this.rows.event.push(at, e)
  }

  /** A member's state after an event. */
  member(seq: number, m: { member: number; ts: number; state: FlatState }): void {
    const members = this.rows.member
    const row = members.next()
    members.column(0)[row] = seq
    members.column(1)[row] = m.member
    setWide(members.column(2), row, m.ts)
    MEMBER_FIELDS.forEach((field, i) => {
      members.column(3 + i)[row] = Number(m.state[field.name])
    })
  }

  /** A row of a small table. */
  later(seq: number, table: string, values: readonly (string | number)[]): void {
    this.small.push({ seq, table, values })
  }

  /** Marks all rows so far as those of events up to `seq`: the end of a batch. */
  mark(seq: number): void {
    const { entry, event, member } = this.rows
    this.marks.push({ seq, totals: { entry: entry.total, event: event.total, member: member.total } })
  }

  /** Rows of events up to `seq` may go in: the journal has them on disk. */
  due(seq: number): void {
    this.dueSeq = Math.max(this.dueSeq, seq)
  }

  /** How many entry rows wait: beyond a few millions, ingest waits for the ledger. */
  get backlog(): number {
    return this.rows.entry.length
  }

  /** Rows come in faster than it takes to put them in one second at a time: fewer, larger transactions cost less. */
  get isBusy(): boolean {
    return this.backlog > BUSY || Date.now() < this.busyUntil
  }

  /** So much waits that it should go in now: what is written early is not copied into larger columns first. */
  get isFull(): boolean {
    return this.backlog >= PILE && !this.writing
  }

  /** Puts in what is due, about once a second; less often while much comes in, which spares DuckDB many small pieces. */
  async writeAtEase(): Promise<void> {
    if (this.isBusy && this.backlog < PILE && Date.now() - this.written < LONGEST_WAIT_MS) return
    await this.write()
  }

  /** Puts in everything that is due. Concurrent calls share one writer; an error leaves the ledger behind and is thrown. */
  async write(): Promise<void> {
    while (this.writing) await this.writing
    const mark = this.marks.findLast((m) => m.seq <= this.dueSeq)
    if (!mark) return
    await this.alone(() => this.writeUpTo(mark))
  }

  /** Changes what the ledger keeps besides its rows, in one transaction, between two writes. */
  async maintain(statements: readonly string[]): Promise<void> {
    while (this.writing) await this.writing
    await this.alone(async () => {
      for (const sql of ['BEGIN', ...statements, 'COMMIT']) await this.writer.run(sql)
    })
  }

  private async alone(run: () => Promise<void>): Promise<void> {
    this.writing = run().finally(() => {
      this.writing = undefined
    })
    await this.writing
  }

  private async writeUpTo(mark: Mark): Promise<void> {
    const small = this.small.filter((w) => w.seq <= mark.seq)
    this.small = this.small.slice(small.length)
    const { writer } = this
    if (mark.totals.entry - this.rows.entry.taken > BUSY) this.busyUntil = Date.now() + BUSY_MS
    await writer.run('BEGIN')
    for (const table of LARGE) {
      if (mark.totals[table] === this.rows[table].taken) continue
      const appender = await writer.createAppender(table)
      await this.rows[table].takeUpTo(mark.totals[table], appender)
      appender.closeSync()
    }
    for (const [table, rows] of byTable(small)) {
      const appender = await writer.createAppender(table)
      appendMixed(
        appender,
        rows.map(({ values }) => values),
      )
      appender.closeSync()
    }
    const entries = this.entriesBefore + mark.totals.entry
    await writer.run('UPDATE meta SET seq = $1, entries = $2', [mark.seq, entries])
    await writer.run('COMMIT')
    this.entries = entries
    this.marks = this.marks.filter((m) => m.seq > mark.seq)
    this.seq = mark.seq
    this.written = Date.now()
  }

  /** Resolves when the ledger has everything up to `version`. */
  async through(version: number): Promise<void> {
    while (this.seq < version) {
      const before = this.seq
      await this.write()
      if (this.seq === before)
        throw new Error(`the ledger cannot reach version ${version}: it is at ${this.seq}, due ${this.dueSeq}`)
    }
  }

  /** Reads rows on the second connection, one query at a time. Whole numbers come back as numbers. */
  read(sql: string, values?: DuckDBValue[]): Promise<DuckDBValue[][]> {
    return this.reader.read(sql, values)
  }

  /** Reads a large answer of numbers on the second connection: see `Reader`. */
  scan(...args: Parameters<Reader['scan']>): Promise<void> {
    return this.reader.scan(...args)
  }

  async close(): Promise<void> {
    await this.write()
    this.isClosing = true
    await Promise.all([this.reader.idle(), this.copier.idle()])
    closeAll(this.connections)
  }
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error))
