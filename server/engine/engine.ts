import type { DuckDBInstance } from '@duckdb/node-api'
import { CLOCK_SOURCE } from '../../data/contract/envelope.ts'
import type { Health } from '../../data/contract/frames.ts'
import { Problem } from '../../data/contract/problem.ts'
import { formatDay, toDay } from '../../data/language/time.ts'
import type { Reading } from './answers.ts'
import type { Batch, Taken } from './batch.ts'
import { deadlineBatch } from './clock.ts'
import { Core } from './core.ts'
import { EngineReads } from './engine-reads.ts'
import { every } from './every.ts'
import { EMPTY_BATCH } from './folder.ts'
import { type Counts, gaugesOf } from './gauges.ts'
import { HELD_HOURS } from './held.ts'
import { rootIdentities } from './identities.ts'
import { Intake } from './intake.ts'
import { LiveSuppression } from './live-suppression.ts'
import { type OpenFolder, openFolder } from './open-folder.ts'
import type { PackedStates } from './packed-states.ts'
import type { Engine, EngineOptions } from './port.ts'
import { Reconciler } from './reconciler.ts'
import { replayTail, restoreCube, restoreMembers } from './restore.ts'
import { restoreDeadlines, restorePassed } from './restore-deadlines.ts'
import { Rooms } from './rooms.ts'
import { Waiting } from './waiting.ts'

const BACKLOG = 3_000_000
/** Events of a batch that is one of many: a past is being loaded. */
const LARGE = 1_000

/**
 * The engine of one folder: journal, registry, cube, ledger, clock and the watched rooms, on the calling thread.
 *
 * Resolves when the folder is locked and the journal open; reads answer `loading` until the first frame is there,
 * `take` waits until the journal's tail is replayed.
 */
export class LocalEngine extends EngineReads implements Engine {
  readonly core: Core
  private readonly waiting: Waiting
  private readonly options: EngineOptions
  private readonly epoch: string
  private readonly rooms: Rooms
  private readonly reading: Reading
  private readonly packed: PackedStates
  private readonly lockFile: DuckDBInstance
  private timers: NodeJS.Timeout[] = []
  private state: 'cube' | 'members' | 'ready' | 'closed' = 'cube'
  private progress: Health['progress'] = { done: 0, label: '打开台账' }
  private readonly reconciler: Reconciler
  private atRoot: Health['identities'] = { checked: 0, residuals: 0, version: 0 }
  private readonly counts: Counts = {
    accepted: 0,
    duplicate: 0,
    held: 0,
    retried: 0,
    expired: 0,
    rejected: 0,
    batches: 0,
  }
  readonly ready: Promise<void>
  private readonly started: number
  readonly setAside: string | null

  private constructor(parts: OpenFolder, options: EngineOptions) {
    super()
    this.core = parts.core
    this.packed = parts.packed
    this.lockFile = parts.lockFile
    this.epoch = parts.epoch
    this.setAside = parts.setAside
    this.options = options
    this.started = options.now()
    this.waiting = new Waiting({
      limit: options.heldLimit ?? 100_000,
      holdMs: (options.settings?.heldHours ?? HELD_HOURS) * 3_600_000,
    })
    this.reading = {
      core: this.core,
      epoch: this.epoch,
      durable: (version) => this.durable(version),
      few: new LiveSuppression(this.core),
    }
    this.reconciler = new Reconciler(this.reading)
    this.rooms = new Rooms(this.reading, (key, frame) => options.events.onFrame(key, frame))
    this.ready = this.start()
    this.ready.catch((error) => options.events.onFatal(String(error)))
  }

  static async open(options: EngineOptions): Promise<LocalEngine> {
    return new LocalEngine(await openFolder(options), options)
  }

  private async start(): Promise<void> {
    const { core, options } = this
    const progress = (done: number, label: string) => {
      this.progress = { done, label }
      options.events.onHealth(this.healthNow())
    }
    await restoreCube(core)
    this.state = 'members'
    await restoreMembers(core, progress)
    await core.once.restore(core)
    await core.bands.restore(core)
    await restoreDeadlines(core)
    await replayTail(core, progress)
    await restorePassed(core)
    for (const { key, value } of core.journal.held()) this.waiting.add(key, value)
    this.atRoot = rootIdentities(core)
    this.state = 'ready'
    this.progress = null
    await this.openDays()
    options.events.onHealth(this.healthNow())
    if (!options.manual) this.startTimers()
  }

  private startTimers(): void {
    const at = { isClosed: () => this.state === 'closed', onError: (error: unknown) => this.fatal(error) }
    this.timers = [
      every(50, () => this.pump(), at),
      every(1_000, () => this.core.ledger.writeAtEase(), at),
      every(1_000, () => this.tick(), at),
      every(5_000, () => this.core.subtotals.keepAtEase(this.core.day), at),
      every(5_000, () => this.reconcile(), at),
      every(5_000, () => this.options.events.onHealth(this.healthNow()), at),
    ]
  }

  private fatal(error: unknown): void {
    if (this.state !== 'closed')
      this.options.events.onFatal(error instanceof Error ? (error.stack ?? error.message) : String(error))
  }

  /** Sends the rooms what has changed and is due. */
  pump(): void {
    this.rooms.tick(this.options.now())
  }

  /** What time brings: days to open, held events whose time has come. */
  async tick(): Promise<void> {
    await this.openDays()
    const now = this.options.now()
    if (this.waiting.isDue(now)) await this.taking({ ...EMPTY_BATCH, received: now })
    await this.tellDeadlines()
  }

  /** Journals every calendar day missed, in order. */
  private async openDays(): Promise<void> {
    const { core } = this
    const now = this.options.now()
    const today = toDay(now)
    if (today <= core.day) return
    const draft = core.journal.begin(now)
    const lines: string[] = []
    for (let day = core.day < 0 ? today : core.day + 1; day <= today; day++) {
      core.openDay(day, now)
      lines.push(Core.dayLine(day))
      core.journal.noteId(draft, { source: CLOCK_SOURCE, id: formatDay(day) }, core.seq)
    }
    const flushed = core.journal.commit(draft, { lines: Buffer.from(lines.join('\n')), count: lines.length })
    core.ledger.mark(core.seq)
    this.atRoot = rootIdentities(core)
    await this.whenFlushed(flushed, core.seq)
  }

  private async whenFlushed(flushed: Promise<void>, seq: number): Promise<void> {
    await flushed.catch((error) => {
      this.fatal(error)
      throw error
    })
    this.core.ledger.due(seq)
    if (this.core.ledger.isFull && !this.options.manual) this.core.ledger.write().catch((error) => this.fatal(error))
  }

  async take(batch: Batch): Promise<Taken> {
    if (this.state !== 'ready') await this.ready
    if (this.core.isDayDue(batch.received)) await this.openDays()
    while (this.core.ledger.backlog > BACKLOG) await this.core.ledger.write()
    const taken = this.taking(batch)
    // Told at once, what a long past made due does not come late for the keys that go on in the next batch.
    if (batch.ids.length >= LARGE && !this.options.manual) await this.tellDeadlines()
    return taken
  }

  private async tellDeadlines(): Promise<void> {
    const batch = deadlineBatch(this.core, { now: this.options.now(), started: this.started })
    if (batch) await this.taking(batch)
  }

  private async taking(batch: Batch): Promise<Taken> {
    const { flushed, counts } = new Intake(this.core, this.waiting, batch).run()
    const version = this.core.seq
    this.atRoot = rootIdentities(this.core)
    this.counts.batches++
    this.counts.accepted += counts.accepted
    this.counts.duplicate += counts.duplicate
    this.counts.held += counts.held
    this.counts.retried += counts.retried
    this.counts.expired += counts.expired
    this.counts.rejected += counts.rejected.length + counts.expired + batch.refused.length
    await this.whenFlushed(flushed, version)
    const { accepted, duplicate, held, rejected } = counts
    return { accepted, duplicate, held, rejected, version }
  }

  private async durable(version: number): Promise<void> {
    const { journal, ledger } = this.core
    if (journal.flushedSeq < version) await journal.flushed()
    ledger.due(journal.flushedSeq)
  }

  protected reads(): Reading {
    if (this.state === 'cube') throw new Problem('loading')
    return this.reading
  }

  protected async readsWhenReady(): Promise<Reading> {
    if (this.state !== 'ready') await this.ready
    return this.reading
  }

  protected now(): number {
    return this.options.now()
  }

  protected heldCount(): number {
    return this.waiting.size
  }

  async watch(room: Parameters<Engine['watch']>[0]) {
    this.reads()
    this.rooms.watch(room, this.options.now())
  }

  async unwatch({ key }: { key: string }) {
    this.rooms.unwatch(key)
  }

  /** Checks the next few rows of the cube against the ledger, round and round. */
  async reconcile(): Promise<void> {
    if (this.state === 'ready' && !this.core.ledger.isBusy) await this.reconciler.checkNext()
  }

  private healthNow(): Health {
    const { core } = this
    return {
      epoch: this.epoch,
      version: core.journal.flushedSeq,
      now: this.options.now(),
      status: this.state === 'ready' ? 'ready' : 'loading',
      progress: this.progress,
      reconciler: this.reconciler.state,
      identities: this.atRoot,
      demo: this.options.demo ?? false,
      loading: null,
      sources: core.heard(),
      scenes: core.heardOf(),
      held: this.waiting.size,
      retried: this.counts.retried,
      expired: this.counts.expired,
      rejected: core.journal.refused.latest(0).total,
    }
  }

  async health() {
    return this.healthNow()
  }

  async gauges() {
    return gaugesOf({
      core: this.core,
      counts: this.counts,
      reconciler: this.reconciler.state,
      held: this.waiting.size,
      rooms: this.rooms.size,
      identities: this.atRoot,
    })
  }

  async close() {
    if (this.state === 'closed') return
    await this.ready.catch(() => {})
    const { core, epoch } = this
    const isWhole = this.state === 'ready'
    this.state = 'closed'
    for (const timer of this.timers) clearInterval(timer)
    await core.journal.flushed()
    core.ledger.due(core.seq)
    await core.ledger.write()
    if (isWhole) await core.subtotals.keep(core.day)
    await core.ledger.close()
    core.keyed.spillAll()
    this.packed.close(isWhole ? { journal: core.journal.id, epoch, seq: core.seq } : null)
    await core.journal.close()
    this.lockFile.closeSync()
  }
}

/** Opens an engine on this thread. */
export const openEngine = LocalEngine.open
