import { randomUUID } from 'node:crypto'
import { Jail } from './jail.ts'
import type { Readable } from './messages.ts'
import { QueryProcess } from './query-process.ts'
import type { Rings } from './rings.ts'
import type { SandboxLimits } from './sandbox.ts'
import type { Starter } from './starter.ts'

interface Parts {
  readonly data: string
  readonly limits: SandboxLimits
  readonly rings: Rings
  readonly starter: Starter
  /** A compiled `query-main.ts`; undefined: our own. */
  readonly program: string | undefined
}

/** What the process needs besides what the engine counts: node, threads, what functions make of strings. */
const DATA_OVERHEAD_MB = 640
/** After so many checked texts a process is not kept any longer. */
const CHECKS = 200
/** So long are tables of the last query kept open for another one. */
const OPEN_MS = 600_000

/**
 * The processes of the sandbox: as many are kept ready as may run. One of them has the tables of the last query open, since
 * the next one is mostly of the same; the others have opened nothing, and are for whoever asks.
 */
export class Pool {
  private readonly parts: Parts
  private readonly all = new Set<QueryProcess>()
  private readonly checks = new WeakMap<QueryProcess, number>()
  /** Those that run nothing. */
  private readonly idle = new Set<QueryProcess>()
  private latest: Readable | null = null
  private forgetting: NodeJS.Timeout | undefined
  private isClosed = false
  private isWarming = false

  constructor(parts: Parts) {
    this.parts = parts
  }

  /** Starts what is missing, one after another. */
  warm(): void {
    if (this.isClosed || this.isWarming) return
    for (const each of this.idle) if (!each.isFresh || !(each.has(null) || each.has(this.latest))) this.end(each)
    const isOpen = [...this.idle].some((each) => each.has(this.latest))
    if (this.idle.size >= this.parts.limits.running && isOpen) return
    this.isWarming = true
    const process = this.start({ readable: isOpen ? null : this.latest })
    this.idle.add(process)
    process.ready().then(
      () => {
        this.isWarming = false
        this.warm()
      },
      () => {
        // It was ended, or cannot start here, or its files are gone: the next query says so.
        this.isWarming = false
        if (process.has(this.latest)) this.latest = null
        this.end(process)
      },
    )
  }

  /** A process that is ready with these tables, which ends when the signal says so. */
  async take(readable: Readable, at: { asFile: boolean; signal: AbortSignal }): Promise<QueryProcess> {
    at.signal.throwIfAborted()
    const process = (at.asFile ? undefined : this.kept(readable)) ?? this.start({ asFile: at.asFile })
    this.idle.delete(process)
    at.signal.addEventListener('abort', () => this.end(process), { once: true })
    this.remember(readable)
    try {
      await process.ready()
      process.place(readable)
      return process
    } catch (error) {
      this.end(process)
      throw error
    }
  }

  /** Back from a text that was refused: nothing was run. */
  giveBack(process: QueryProcess): void {
    const checks = (this.checks.get(process) ?? 0) + 1
    this.checks.set(process, checks)
    const isEnough = this.idle.size >= this.parts.limits.running
    if (this.isClosed || isEnough || process.isForFiles || checks >= CHECKS) this.end(process)
    else this.idle.add(process)
  }

  end(process: QueryProcess): void {
    process.end()
    this.all.delete(process)
    this.idle.delete(process)
  }

  /** Ends all of them, and what starts them. */
  close(): void {
    this.isClosed = true
    clearTimeout(this.forgetting)
    for (const each of this.all) this.end(each)
    this.parts.starter.close()
  }

  /** One that has these tables, else one that has none; rather one that is ready. */
  private kept(readable: Readable): QueryProcess | undefined {
    const fresh = [...this.idle].filter((each) => each.isFresh)
    const ready = fresh.filter((each) => each.isReady)
    for (const among of [ready, fresh])
      for (const wanted of [readable, null]) {
        const found = among.find((each) => each.has(wanted))
        if (found) return found
      }
    return undefined
  }

  /** A snapshot that is deleted keeps its place on the disk while somebody has its files open. */
  private remember(readable: Readable | null): void {
    this.latest = readable
    clearTimeout(this.forgetting)
    if (readable === null) this.warm()
    else this.forgetting = setTimeout(() => this.remember(null), OPEN_MS).unref()
  }

  /** `readable`: opened while it loads, where nobody waits for it. */
  private start({ readable = null, asFile = false }: { readable?: Readable | null; asFile?: boolean }): QueryProcess {
    const { memoryMb, resultMb, seconds } = this.parts.limits
    const jail = new Jail({ data: this.parts.data, id: randomUUID(), isShared: this.parts.rings.user !== '' })
    const limits = {
      dataMb: memoryMb + DATA_OVERHEAD_MB,
      fileBytes: asFile ? resultMb * 1_048_576 : 0,
      cpuSeconds: seconds * 4,
    }
    const process = new QueryProcess({ ...this.parts, jail, limits, memoryMb, readable })
    this.all.add(process)
    return process
  }
}
