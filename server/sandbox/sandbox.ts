import { rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../data/contract/problem.ts'
import { type Fault, toQueryProblem } from './fault.ts'
import { JAILS } from './jail.ts'
import type { Readable } from './messages.ts'
import { viewsNamedBy } from './named.ts'
import { Pool } from './pool.ts'
import { type RunLine, SandboxGone } from './query-process.ts'
import { Queue } from './queue.ts'
import { findRings, type Rings } from './rings.ts'
import { Starter } from './starter.ts'

/** What a query may take. */
export interface SandboxLimits {
  readonly seconds: number
  readonly rows: number
  readonly resultMb: number
  readonly memoryMb: number
  readonly running: number
  /** Whether it stays shut where the machine lacks one of the rings. */
  readonly isStrict: boolean
}

const SANDBOX_LIMITS: SandboxLimits = {
  ...{ seconds: 30, rows: 100_000, resultMb: 32, memoryMb: 1_024, running: 2, isStrict: false },
}

/** A query as it is asked. */
export interface Asked {
  readonly id: string
  /** Whose it is: what is fair is fair between these. */
  readonly owner: string
  readonly sql: string
  readonly readable: Readable
  /** At most so many rows, within the limit. */
  readonly rows?: number | undefined
  /** As a Parquet file instead of lines. */
  readonly asFile?: boolean
  /** What such a file says of itself. */
  readonly watermark?: string | null
}

interface Parts {
  readonly limits: SandboxLimits
  readonly rings: Rings
  readonly pool: Pool
}

export interface Listener {
  /** It waits: so many are before it. */
  waiting?(ahead: number): void
  /** The columns, then rows as a line of JSON each, and how far it is; what it answers is waited for. */
  line(line: Exclude<RunLine, { kind: 'end' | 'fault' | 'refused' }>): Promise<void> | void
}

export interface Ended {
  readonly rows: number
  readonly truncated: boolean
  readonly ms: number
  /** The file that was asked for; it is gone once it is closed. */
  readonly file: FileHandle | null
}

/** How long a process may take to start. */
const START_MS = 60_000
const WAITING_EACH = 8
const WAITING = 64
const STOPPED: Fault = { code: 'query-stopped' }
const LATE: Fault = { code: 'query-late', rule: 'time' }
/** The engine gives up by a signal where the system refuses it memory. */
const KILLED: Fault = { code: 'query-refused', rule: 'memory' }
const BROKEN: Fault = { code: 'query-failed', detail: '查询进程意外结束' }

/** Why a query is given up. */
class GivenUp extends Error {
  readonly fault: Fault

  constructor(fault: Fault) {
    super(fault.code)
    this.fault = fault
  }
}

/** Runs analysts' queries: each in a process of its own that has one set of files and a deadline, and dies after it. */
export class Sandbox {
  private readonly limits: SandboxLimits
  private readonly rings: Rings
  private readonly pool: Pool
  private readonly queue: Queue
  private readonly live = new Map<string, { owner: string; control: AbortController }>()
  private isClosed = false

  private constructor({ limits, rings, pool }: Parts) {
    this.limits = limits
    this.rings = rings
    this.pool = pool
    this.queue = new Queue({ running: limits.running, waitingEach: WAITING_EACH, waiting: WAITING })
  }

  /**
   * What jails an earlier run left are removed, unless a server may be using them (`isBeside`).
   */
  static async open(options: {
    data: string
    limits?: Partial<SandboxLimits>
    rings?: Rings
    program?: string
    isBeside?: boolean
  }): Promise<Sandbox> {
    const { data, program } = options
    if (!options.isBeside) rmSync(join(data, JAILS), { recursive: true, force: true })
    const rings = options.rings ?? (await findRings())
    const limits = { ...SANDBOX_LIMITS, ...options.limits }
    const starter = await Starter.open()
    return new Sandbox({ limits, rings, pool: new Pool({ data, limits, rings, starter, program }) })
  }

  /** What is weaker on this machine than it should be. */
  get weaker(): Rings['weaker'] {
    return this.rings.weaker
  }

  /** Whether nothing is run here because of that. */
  get isShut(): boolean {
    return this.limits.isStrict && this.rings.weaker.length > 0
  }

  /** Keeps processes ready for the next queries. */
  warm(): void {
    if (!this.isShut) this.pool.warm()
  }

  /**
   * Runs a query. Fails with a `Problem`: `query-refused`, `query-syntax`, `query-failed`, `query-stopped`, `query-late`;
   * `too-many` where too many wait; `refused` where the desk is shut.
   */
  async ask(asked: Asked, listener: Listener): Promise<Ended> {
    if (this.isShut) throw new Problem('refused', `分析台没有开启：${this.rings.weaker.map(({ zh }) => zh).join('；')}`)
    if (this.isClosed || !this.queue.hasRoom(asked.owner)) throw new Problem('too-many', '等待的查询太多')
    const control = new AbortController()
    const { signal } = control
    this.live.set(asked.id, { owner: asked.owner, control })
    try {
      const leave = await this.queue.enter(asked.owner, { signal, moved: (ahead) => listener.waiting?.(ahead) })
      let deadline = setTimeout(() => control.abort(new GivenUp(BROKEN)), START_MS)
      // Its time begins when its process is ready: starting it is not the query's work.
      const begin = () => {
        clearTimeout(deadline)
        deadline = setTimeout(() => control.abort(new GivenUp(LATE)), this.limits.seconds * 1_000)
      }
      try {
        return await this.run(asked, { listener, signal, begin })
      } finally {
        clearTimeout(deadline)
        leave()
        // Starting one holds this process up for a moment: the answer goes out first.
        setImmediate(() => this.warm())
      }
    } catch (error) {
      if (signal.reason instanceof GivenUp) throw toQueryProblem(signal.reason.fault)
      if (error instanceof SandboxGone) throw toQueryProblem(error.signal === null ? BROKEN : KILLED)
      throw error
    } finally {
      this.live.delete(asked.id)
    }
  }

  /** Ends a query of somebody's own, waiting or running, at once; false where there is none such. */
  stop(id: string, owner: string): boolean {
    const found = this.live.get(id)
    if (found?.owner !== owner) return false
    found.control.abort(new GivenUp(STOPPED))
    return true
  }

  close(): void {
    this.isClosed = true
    for (const { control } of this.live.values()) control.abort(new GivenUp(STOPPED))
    this.pool.close()
  }

  private async run(asked: Asked, at: { listener: Listener; signal: AbortSignal; begin: () => void }): Promise<Ended> {
    const { sql, readable, asFile = false } = asked
    const process = await this.pool.take(readable, { asFile, signal: at.signal })
    at.begin()
    const question = {
      sql,
      views: viewsNamedBy(sql, readable.views),
      rows: Math.min(asked.rows ?? this.limits.rows, this.limits.rows),
      bytes: this.limits.resultMb * 1_048_576,
      watermark: asked.watermark ?? null,
    }
    try {
      for await (const line of process.ask(question)) {
        if (line.kind === 'fault' || line.kind === 'refused') throw toQueryProblem(line.fault)
        if (line.kind !== 'end') {
          await at.listener.line(line)
          continue
        }
        const { rows, truncated, ms } = line
        return { rows, truncated, ms, file: process.result === null ? null : await open(process.result, 'r') }
      }
      throw new SandboxGone()
    } finally {
      if (process.isFresh) this.pool.giveBack(process)
      else this.pool.end(process)
    }
  }
}
