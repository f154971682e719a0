import type { Purged } from '../../data/contract/retention.ts'
import { DAY_MS, formatInstant, toDay } from '../../data/language/time.ts'
import { keepDaysOf, type PurgedStore } from '../../data/rules/retention.ts'
import type { Access } from '../access/access.ts'
import { type Audit, type By, SERVER } from '../access/audit.ts'
import type { Engine } from '../engine/port.ts'

/** How often it is looked whether a new day has begun. */
const LOOK_MS = 10 * 60_000

interface PurgingParts {
  readonly engine: Engine
  readonly access: Access
  readonly audit: Audit
  /** The log of the desk. */
  readonly queries: { purge(before: number): Promise<{ count: number; hash: string | null }> }
  readonly now: () => number
}

/**
 * 清理: deletes what is over its time in the stores of `data/rules/retention.ts`, and writes into the audit log how much
 * of which store is gone, up to when, with a hash over it.
 *
 * Of the audit log itself the record of the purge carries the chain on. A purge that is cut off between a deletion and
 * its record leaves the deletion unrecorded; what it had not deleted the next one deletes.
 */
export class Purging {
  private readonly parts: PurgingParts
  private timer: NodeJS.Timeout | undefined
  private lastDay: number | undefined
  private running: Promise<readonly Purged[]> | undefined

  constructor(parts: PurgingParts) {
    this.parts = parts
  }

  /** Purges once a day from now on. */
  start(onFailed: (error: unknown) => void): void {
    this.timer = setInterval(() => void this.daily().catch(onFailed), LOOK_MS)
    this.timer.unref()
  }

  stop(): void {
    clearInterval(this.timer)
  }

  /** Purges where today nothing was purged yet and the engine is ready. */
  async daily(): Promise<void> {
    const { engine, now } = this.parts
    const today = toDay(now())
    if (this.lastDay === today || (await engine.health()).status !== 'ready') return
    await this.run(SERVER)
    this.lastDay = today
  }

  /** Purges now, for whoever asks; who asks while it runs gets what that run comes to. */
  run(by: By): Promise<readonly Purged[]> {
    this.running ??= this.purge(by).finally(() => {
      this.running = undefined
    })
    return this.running
  }

  private async purge(by: By): Promise<readonly Purged[]> {
    const { engine, access, audit, queries, now } = this.parts
    const before = (store: PurgedStore) => now() - keepDaysOf(store) * DAY_MS
    const { rejects, people } = await engine.purge({
      rejectsBefore: before('rejects'),
      leftBefore: before('people'),
    })
    const purged = [
      { store: 'rejects' as const, ...rejects },
      { store: 'people' as const, ...people },
      { store: 'sessions' as const, ...access.purge() },
      { store: 'queries' as const, ...(await queries.purge(before('queries'))) },
    ].map((of): Purged => ({ ...of, upTo: formatInstant(before(of.store)) }))
    for (const { store, ...detail } of purged)
      if (detail.count > 0) audit.note(by, { type: 'retention.purged', object: store, detail, result: 'done' })
    const upTo = before('audit')
    return [...purged, { store: 'audit', upTo: formatInstant(upTo), ...audit.purge(by, upTo) }]
  }
}
