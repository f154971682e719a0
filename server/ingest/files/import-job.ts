import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { ImportAnswer, ImportCounts, ImportStatus } from '../../../data/contract/imports.ts'
import type { ImportId, ImportKind } from '../../../data/imports/column.ts'
import { importKind, labelOfField, sourceOf } from '../../../data/imports/index.ts'
import type { Reason } from '../../../data/language/reason.ts'
import { DAY_MS, formatInstant } from '../../../data/language/time.ts'
import type { Engine } from '../../engine/port.ts'
import type { Pseudonymise } from '../personal.ts'
import { UPLOAD_LIMITS, Upload } from '../upload.ts'
import { type Comparison, compare, rowRefusal } from './compare.ts'
import { FileRefused } from './limits.ts'
import type { PlannedEvent, Planning } from './plan.ts'
import type { FileFacts, StoredRow } from './read-messages.ts'
import { type ReadDone, readInProcess } from './reader.ts'
import { FILE_REASONS } from './reasons.ts'
import { REASON_LABEL, writeRefused } from './refused-file.ts'

export interface JobOptions {
  readonly id: string
  readonly folder: string
  readonly mode: 'preview' | 'apply'
  readonly hint: ImportId | null
  readonly scope: string
  readonly engine: Engine
  readonly pseudonymise: Pseudonymise
  readonly now: () => number
  readonly expires: number
  /** Days ahead that an event may be dated. */
  readonly aheadDays: number
  /** A bug, for the log; who asks is told no more than that it failed. */
  readonly onBug: (error: unknown) => void
}

/** Refused rows that an answer lists. */
const LISTED = 1_000

/**
 * One dropped file on its way: read in a process of its own, seen against what is there, and applied.
 *
 * What it keeps lies in its folder (owner only): the upload until it is read, its rows until they are applied,
 * the refused ones until it is discarded.
 */
export class ImportJob {
  readonly options: JobOptions
  status: ImportStatus = 'reading'
  private problem: Reason | null = null
  private progress: { done: number; total: number | null } = { done: 0, total: null }
  private read: ReadDone | undefined
  private comparison: Comparison | undefined
  private version: number | null = null
  private readonly abort = new AbortController()
  /** Settles when it is waiting for somebody, or at its end. */
  idle: Promise<void> = Promise.resolve()

  constructor(options: JobOptions) {
    this.options = options
  }

  get uploadPath(): string {
    return join(this.options.folder, 'upload')
  }

  get refusedPath(): string {
    return join(this.options.folder, 'refused.csv')
  }

  private get rowsPath(): string {
    return join(this.options.folder, 'rows.ndjson')
  }

  get isRunning(): boolean {
    return this.status === 'reading' || this.status === 'comparing' || this.status === 'applying'
  }

  start(): void {
    this.idle = this.guarded(async () => {
      this.read = await readInProcess({
        path: this.uploadPath,
        out: this.rowsPath,
        hint: this.options.hint,
        onProgress: (rows) => {
          this.progress = { done: rows, total: null }
        },
        signal: this.abort.signal,
      })
      await rm(this.uploadPath, { force: true })
      if (this.options.mode === 'apply') return this.post()
      this.status = 'comparing'
      await this.see(undefined)
      this.status = 'previewed'
    })
  }

  /** Posts what a preview has shown; seen anew against what is there by now. */
  apply(): void {
    this.idle = this.guarded(() => this.post())
  }

  private async guarded(run: () => Promise<void>): Promise<void> {
    try {
      await run()
    } catch (error) {
      if (!(error instanceof FileRefused)) this.options.onBug(error)
      this.status = 'failed'
      this.problem = error instanceof FileRefused ? error.reason : FILE_REASONS['import-internal']
      await this.forget(['upload', 'rows.ndjson'])
    }
  }

  private async post(): Promise<void> {
    this.status = 'applying'
    const { engine, scope, pseudonymise, now, aheadDays } = this.options
    const upload = new Upload({
      engine,
      scope,
      pseudonymise,
      now,
      aheadDays,
      limits: { ...UPLOAD_LIMITS, maxRefused: Number.POSITIVE_INFINITY },
    })
    await this.see(upload)
    this.status = 'done'
    await this.forget(['rows.ndjson'])
  }

  /** Compares all rows, sends them where there is an upload, and writes the refused ones. */
  private async see(upload: Upload | undefined): Promise<void> {
    const { read, options } = this
    if (!read) throw new Error('nothing was read')
    const { engine, scope, pseudonymise, aheadDays } = options
    const { kind, labels } = read.facts
    const total = read.rows - sum(Object.values(read.skipped))
    this.progress = { done: 0, total }
    const lines: number[] = []
    let waiting: PlannedEvent[] = []
    const now = options.now()
    // What has no date of its own happened a moment ago: on a whole second, and not in the engine's future.
    const at = Math.floor(now / 1_000) * 1_000 - 1_000
    const planning: Planning = { source: sourceOf(kind), pseudonymise, at, now, latest: now + aheadDays * DAY_MS }
    const comparison = await compare({
      kind: kindOf(kind),
      // A file of mended rows is no whole roster.
      isPart: labels.includes(REASON_LABEL),
      rows: this.rows(),
      engine,
      scope,
      planning,
      onProgress: (done) => {
        if (this.abort.signal.aborted) throw new FileRefused(FILE_REASONS['import-cancelled'])
        this.progress = { done, total }
      },
      ...(upload && {
        send: (events, line) => {
          waiting.push(...events)
          for (const _ of events) lines.push(line)
        },
        flush: async () => {
          const events = waiting
          waiting = []
          await upload.addEvents(events)
        },
      }),
    })
    if (upload) await this.settle(upload, { comparison, lines, kind: kindOf(kind) })
    this.comparison = comparison
    await writeRefused({ path: this.refusedPath, labels, rows: this.rows(), refusals: comparison.refusals })
  }

  /** What the engine refused after all moves from its verdict to the refused ones. */
  private async settle(
    upload: Upload,
    at: { comparison: Comparison; lines: readonly number[]; kind: ImportKind },
  ): Promise<void> {
    const { comparison, lines } = at
    const taken = await upload.finish()
    if (lines.length > 0) this.version = taken.version
    for (const { line: place, field, code, reason, reasonEn } of taken.rejected) {
      const line = lines[place - 1] ?? 0
      const verdict = comparison.posting.get(line)
      if (verdict === undefined || comparison.refusals.has(line)) continue
      comparison.counts[verdict]--
      comparison.counts.refused++
      comparison.refusals.set(line, rowRefusal(labelOfField(at.kind, field), { code, zh: reason, en: reasonEn }))
    }
  }

  private async *rows(): AsyncGenerator<StoredRow> {
    const input = createReadStream(this.rowsPath, 'utf8')
    // Written by our own reading process.
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      yield JSON.parse(line) as StoredRow
  }

  private async forget(names: readonly string[]): Promise<void> {
    for (const name of names) await rm(join(this.options.folder, name), { force: true })
  }

  /** Ends it, and deletes everything about it. What was applied stays applied. */
  async discard(): Promise<void> {
    this.abort.abort()
    await this.idle
    await rm(this.options.folder, { recursive: true, force: true })
  }

  private get counts(): ImportCounts | null {
    const { read, comparison } = this
    if (!read || !comparison) return null
    const skipped = sum(Object.values(read.skipped))
    return { rows: read.rows, ...comparison.counts, skipped, disappeared: comparison.disappearedTotal }
  }

  answer(): ImportAnswer {
    const { read, comparison, options } = this
    return {
      id: options.id,
      mode: options.mode,
      status: this.status,
      problem: this.problem?.zh ?? null,
      problemEn: this.problem?.en ?? null,
      problemCode: this.problem?.code ?? null,
      progress: this.progress,
      file: read ? withoutLabels(read.facts) : null,
      counts: this.counts,
      refused: [...(comparison?.refusals ?? [])]
        .sort(([a], [b]) => a - b)
        .slice(0, LISTED)
        .map(([line, why]) => ({ line, ...why })),
      disappeared: comparison?.disappeared ?? [],
      version: this.version,
      expires: formatInstant(options.expires),
    }
  }
}

function kindOf(id: ImportId): ImportKind {
  const kind = importKind(id)
  if (!kind) throw new Error(`no kind of file is called ${id}`)
  return kind
}

function withoutLabels({ labels: _, ...facts }: FileFacts): NonNullable<ImportAnswer['file']> {
  return facts
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, n) => total + n, 0)
}
