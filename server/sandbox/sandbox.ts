import { randomUUID } from 'node:crypto'
import { rmSync } from 'node:fs'
import { type FileHandle, open } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../data/contract/problem.ts'
import { type Fault, toQueryProblem } from './fault.ts'
import { JAILS, Jail } from './jail.ts'
import type { Readable } from './messages.ts'
import { namedBy } from './named.ts'
import { QueryProcess, type RunLine, SandboxGone } from './query-process.ts'
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
  readonly data: string
  readonly limits: SandboxLimits
  readonly rings: Rings
  readonly starter: Starter
  /** A compiled `query-main.ts`; undefined: our own. */
  readonly program: string | undefined
}

export interface Listener {
  /** It waits: so many are before it. */
  waiting?(ahead: number): void
  /** The columns, then rows as a line of JSON each, and how far it is; what it answers is waited for. */
  line(line: Exclude<RunLine, { kind: 'end' | 'fault' }>): Promise<void> | void
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
/** What the process needs besides what the engine counts: node, threads, what functions make of strings. */
const DATA_OVERHEAD_MB = 640
/** After so many checked texts a process is not kept any longer. */
const CHECKS = 200
const RESULT = 'result.parquet'

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

/**
 * Runs analysts' queries: each in a process of its own that has one set of files and a deadline, and dies after it.
 *
 * As many processes as may run are kept ready; what only checks texts that are refused is used again, since it has opened nothing.
 */
export class Sandbox {
  private readonly parts: Parts
  private readonly queue: Queue
  private readonly live = new Map<string, { owner: string; control: AbortController }>()
  private readonly processes = new Set<QueryProcess>()
  private readonly checks = new WeakMap<QueryProcess, number>()
  /** Processes that have opened nothing yet. */
  private readonly idle = new Set<QueryProcess>()
  private isClosed = false
  private isWarming = false

  private constructor(parts: Parts) {
    this.parts = parts
    this.queue = new Queue({ running: parts.limits.running, waitingEach: WAITING_EACH, waiting: WAITING })
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
    const starter = await Starter.open()
    return new Sandbox({ data, limits: { ...SANDBOX_LIMITS, ...options.limits }, rings, starter, program })
  }

  /** What is weaker on this machine than it should be. */
  get weaker(): Rings['weaker'] {
    return this.parts.rings.weaker
  }

  /** Whether nothing is run here because of that. */
  get isShut(): boolean {
    return this.parts.limits.isStrict && this.parts.rings.weaker.length > 0
  }

  /** Keeps as many processes ready as may run, for the next queries; they are started one after another. */
  warm(): void {
    if (this.isClosed || this.isShut || this.isWarming || this.fresh(this.parts.limits.running)) return
    this.isWarming = true
    const process = this.start(false)
    this.idle.add(process)
    process.ready().then(
      () => {
        this.isWarming = false
        this.warm()
      },
      () => {
        // It was ended, or cannot start here: then the next query says so.
        this.isWarming = false
      },
    )
  }

  /**
   * Runs a query. Fails with a `Problem`: `query-refused`, `query-syntax`, `query-failed`, `query-stopped`, `query-late`;
   * `too-many` where too many wait; `refused` where the desk is shut.
   */
  async ask(asked: Asked, listener: Listener): Promise<Ended> {
    if (this.isShut)
      throw new Problem('refused', `分析台没有开启：${this.parts.rings.weaker.map(({ zh }) => zh).join('；')}`)
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
        deadline = setTimeout(() => control.abort(new GivenUp(LATE)), this.parts.limits.seconds * 1_000)
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
    for (const each of this.processes) this.end(each)
    this.parts.starter.close()
  }

  private async run(asked: Asked, at: { listener: Listener; signal: AbortSignal; begin: () => void }): Promise<Ended> {
    const { sql, readable, asFile = false } = asked
    const process = await this.take(asFile, at.signal)
    at.begin()
    const fault = await process.check(sql, namesOf(readable))
    if (fault) {
      this.giveBack(process)
      throw toQueryProblem(fault)
    }
    try {
      const order = {
        kind: 'run' as const,
        readable: process.jail.fill(namedBy(sql, readable)),
        rows: Math.min(asked.rows ?? this.parts.limits.rows, this.parts.limits.rows),
        bytes: this.parts.limits.resultMb * 1_048_576,
        memoryMb: this.parts.limits.memoryMb,
        file: asFile ? RESULT : null,
        watermark: asked.watermark ?? null,
      }
      const path = asFile ? process.jail.place(RESULT) : null
      for await (const line of process.run(order)) {
        if (line.kind === 'fault') throw toQueryProblem(line.fault)
        if (line.kind !== 'end') {
          await at.listener.line(line)
          continue
        }
        const { rows, truncated, ms } = line
        return { rows, truncated, ms, file: path === null ? null : await open(path, 'r') }
      }
      throw new SandboxGone()
    } finally {
      this.end(process)
    }
  }

  /** A process that is ready, which ends when the signal says so. */
  private async take(asFile: boolean, signal: AbortSignal): Promise<QueryProcess> {
    signal.throwIfAborted()
    const kept = asFile ? undefined : this.fresh()
    if (kept) this.idle.delete(kept)
    const process = kept ?? this.start(asFile)
    signal.addEventListener('abort', () => this.end(process), { once: true })
    await process.ready()
    return process
  }

  /** Back from a check: it has opened nothing yet. */
  private giveBack(process: QueryProcess): void {
    const checks = (this.checks.get(process) ?? 0) + 1
    this.checks.set(process, checks)
    const isEnough = this.idle.size >= this.parts.limits.running
    if (this.isClosed || isEnough || process.isForFiles || !process.isFresh || checks >= CHECKS) this.end(process)
    else this.idle.add(process)
  }

  /** The process that was made ready first; none where there are fewer than so many. */
  private fresh(least = 1): QueryProcess | undefined {
    for (const process of this.idle) if (!process.isFresh) this.end(process)
    const [first] = this.idle
    return this.idle.size < least ? undefined : first
  }

  private start(asFile: boolean): QueryProcess {
    const { memoryMb, resultMb, seconds } = this.parts.limits
    const jail = new Jail({ data: this.parts.data, id: randomUUID(), isShared: this.parts.rings.user !== '' })
    const limits = {
      dataMb: memoryMb + DATA_OVERHEAD_MB,
      fileBytes: asFile ? resultMb * 1_048_576 : 0,
      cpuSeconds: seconds * 4,
    }
    const process = new QueryProcess({ ...this.parts, jail, limits })
    this.processes.add(process)
    return process
  }

  private end(process: QueryProcess): void {
    process.kill()
    process.jail.remove()
    this.processes.delete(process)
    this.idle.delete(process)
  }
}

function namesOf({ tables, views }: Readable): string[] {
  return [...Object.keys(tables), ...views.map(({ name }) => name)].map((name) => name.toLowerCase())
}
