import { mkdirSync, rmSync } from 'node:fs'
import { type FileHandle, mkdir, open, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Problem } from '../../../data/contract/problem.ts'
import type { Actor } from '../../../data/contract/roles.ts'
import type { ImportId } from '../../../data/imports/column.ts'
import type { Engine } from '../../engine/port.ts'
import type { Pseudonymise } from '../personal.ts'
import { ImportJob } from './import-job.ts'

const KEPT_MS = 86_400_000
const SWEEP_MS = 600_000

export interface ImportsOptions {
  /** The data folder; everything lies in its `imports/`, for the owner's eyes only. */
  readonly folder: string
  readonly engine: Engine
  readonly pseudonymise: Pseudonymise
  readonly now: () => number
  readonly newId: () => string
  /** Days ahead that an event may be dated. */
  readonly aheadDays: number
  /** Files being read or applied at the same time. */
  readonly maxRunning: number
  /** Imports that are kept for a look at their report. */
  readonly maxKept: number
  readonly onBug: (error: unknown) => void
}

/** Who sends a file, and what is to be done with it. */
export interface NewImport {
  readonly actor: Actor
  readonly mode: 'preview' | 'apply'
  readonly hint: ImportId | null
}

/**
 * The imports of the running server. Each belongs to who sent it; nobody else can see that it exists.
 *
 * They are deleted after a day, and all of them at a start: a file that was lost can be dropped again.
 */
export class Imports {
  private readonly options: ImportsOptions
  private readonly root: string
  private readonly jobs = new Map<string, { job: ImportJob; owner: string }>()
  private receiving = 0
  private readonly timer: NodeJS.Timeout

  constructor(options: ImportsOptions) {
    this.options = options
    this.root = join(options.folder, 'imports')
    rmSync(this.root, { recursive: true, force: true })
    mkdirSync(this.root, { recursive: true, mode: 0o700 })
    this.timer = setInterval(() => void this.sweep(), SWEEP_MS)
    this.timer.unref()
  }

  /** Takes a file in; `write` puts its bytes into it. Fails: `too-many`, and what `write` fails with. */
  async receive(at: NewImport, write: (file: FileHandle) => Promise<void>): Promise<ImportJob> {
    const { newId, now, maxRunning, ...shared } = this.options
    const running = [...this.jobs.values()].filter(({ job }) => job.isRunning).length
    if (running + this.receiving >= maxRunning) throw new Problem('too-many', '同时进行的导入太多，请等一会儿')
    this.receiving++
    const id = newId()
    const folder = join(this.root, id)
    const job = new ImportJob({
      ...shared,
      now,
      id,
      folder,
      mode: at.mode,
      hint: at.hint,
      scope: at.actor.scope,
      expires: now() + KEPT_MS,
    })
    try {
      await mkdir(folder, { mode: 0o700 })
      const file = await open(job.uploadPath, 'wx', 0o600)
      try {
        await write(file)
      } finally {
        await file.close()
      }
    } catch (error) {
      await rm(folder, { recursive: true, force: true })
      throw error
    } finally {
      this.receiving--
    }
    this.jobs.set(id, { job, owner: at.actor.id })
    job.start()
    void this.sweep()
    return job
  }

  /** An import of this actor's own. Fails: `not-found`, also for somebody else's. */
  get(id: string, actor: Actor): ImportJob {
    const found = this.jobs.get(id)
    if (!found || found.owner !== actor.id) throw new Problem('not-found', '没有这次导入，或已过期删除')
    return found.job
  }

  async discard(id: string, actor: Actor): Promise<void> {
    const job = this.get(id, actor)
    this.jobs.delete(id)
    await job.discard()
  }

  /** Deletes what is too old, and the oldest of what is too much. */
  async sweep(): Promise<void> {
    const now = this.options.now()
    const ended = [...this.jobs].filter(([, { job }]) => !job.isRunning)
    const old = ended.filter(([, { job }], i) => job.options.expires <= now || i < ended.length - this.options.maxKept)
    for (const [id, { job }] of old) {
      this.jobs.delete(id)
      await job.discard().catch(this.options.onBug)
    }
  }

  /** Ends what is running; what has been taken stays taken. */
  async close(): Promise<void> {
    clearInterval(this.timer)
    const jobs = [...this.jobs.values()]
    this.jobs.clear()
    await Promise.all(jobs.map(({ job }) => job.discard()))
  }
}
