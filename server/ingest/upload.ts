import { setImmediate as nextTurn } from 'node:timers/promises'
import { Problem } from '../../data/contract/problem.ts'
import type { Rejection, TakenAnswer } from '../../data/contract/rest.ts'
import type { Engine } from '../engine/port.ts'
import type { Pseudonymise } from './personal.ts'
import { type LineFault, Preparation, type Prepared } from './prepare.ts'

export interface UploadLimits {
  /** Events handed over at once: the loop is free between two slices. */
  readonly slice: number
  /** Slices on their way to the disk; then the sender waits. */
  readonly outstanding: number
  /** Refusals after which reading stops. */
  readonly maxRefused: number
}

/** So many of a slice are checked at a time, in about two milliseconds: whoever else waits for the loop has a turn between. */
const PART = 200

export const UPLOAD_LIMITS: UploadLimits = { slice: 1_000, outstanding: 8, maxRefused: 10_000 }

interface UploadOptions {
  readonly engine: Pick<Engine, 'take' | 'health'>
  readonly scope: string
  readonly pseudonymise: Pseudonymise
  readonly now: () => number
  readonly limits: UploadLimits
  /** Days ahead that an event may be dated. */
  readonly aheadDays?: number
}

/**
 * One upload on its way to the engine: slices go out in order, a bounded number of them at a time.
 *
 * Await every `add…` before the next: that is the back-pressure. `finish` waits for what is outstanding.
 * Law: accepted + duplicate + held + rejected = what was added.
 */
export class Upload {
  private readonly options: UploadOptions
  private nextLine = 1
  private accepted = 0
  private duplicate = 0
  private held = 0
  private version = 0
  private readonly rejected: Rejection[] = []
  private readonly waiting: (string | LineFault)[] = []
  private readonly outstanding = new Set<Promise<void>>()
  private failure: unknown

  constructor(options: UploadOptions) {
    this.options = options
  }

  /** Takes lines; hands them over a slice at a time and keeps the remainder until `flush` or `finish`. */
  async addLines(lines: readonly (string | LineFault)[]): Promise<void> {
    for (const line of lines) this.waiting.push(line)
    while (this.waiting.length >= this.options.limits.slice) await this.flushSlice()
  }

  /** Hands over the lines that wait for a full slice. */
  async flush(): Promise<void> {
    while (this.waiting.length > 0) await this.flushSlice()
  }

  private async flushSlice(): Promise<void> {
    const lines = this.waiting.splice(0, this.options.limits.slice)
    await this.send(await this.prepare(lines, (preparation, part) => preparation.addLines(part)), lines.length)
  }

  /** Takes events that are parsed already. */
  async addEvents(events: readonly unknown[]): Promise<void> {
    for (let from = 0; from < events.length; from += this.options.limits.slice) {
      const slice = events.slice(from, from + this.options.limits.slice)
      await this.send(await this.prepare(slice, (preparation, part) => preparation.addEvents(part)), slice.length)
    }
  }

  private async prepare<T>(
    slice: readonly T[],
    add: (preparation: Preparation, part: readonly T[]) => void,
  ): Promise<Prepared> {
    const preparation = new Preparation(this.sender())
    for (let from = 0; from < slice.length; from += PART) {
      if (from > 0) await nextTurn()
      add(preparation, slice.slice(from, from + PART))
    }
    return preparation.finish()
  }

  private sender() {
    const { scope, pseudonymise, now, aheadDays } = this.options
    return {
      scope,
      pseudonymise,
      received: now(),
      firstLine: this.nextLine,
      ...(aheadDays === undefined ? {} : { aheadDays }),
    }
  }

  private async send(prepared: Prepared, lines: number): Promise<void> {
    this.nextLine += lines
    this.refuse(prepared.rejected)
    if (prepared.batch.ids.length > 0 || prepared.batch.refused.length > 0) {
      const sent: Promise<void> = this.take(prepared).finally(() => this.outstanding.delete(sent))
      this.outstanding.add(sent)
    }
    while (this.outstanding.size >= this.options.limits.outstanding) await Promise.race(this.outstanding)
    if (this.failure !== undefined) throw this.failure
    if (this.rejected.length > this.options.limits.maxRefused) await this.giveUp()
    await nextTurn()
  }

  private async take(prepared: Prepared): Promise<void> {
    try {
      const taken = await this.options.engine.take(prepared.batch)
      this.accepted += taken.accepted
      this.duplicate += taken.duplicate
      this.held += taken.held
      this.version = Math.max(this.version, taken.version)
      this.refuse(taken.rejected.map((r) => ({ ...r, line: prepared.lineOf[r.line] ?? 0 })))
    } catch (error) {
      this.failure ??= error
    }
  }

  private refuse(rejections: readonly Rejection[]): void {
    for (const rejection of rejections) this.rejected.push(rejection)
  }

  private async giveUp(): Promise<never> {
    const partial = await this.settle()
    throw new Problem('too-many-refused', `已退回 ${partial.rejected.length} 条，之后的未读取`, { partial })
  }

  /** Hands over the rest and waits until all of it is on disk. */
  async finish(): Promise<TakenAnswer> {
    await this.flush()
    const answer = await this.settle()
    if (this.failure !== undefined) throw this.failure
    if (answer.rejected.length > this.options.limits.maxRefused) await this.giveUp()
    // Nothing was sent to the engine: the version is the one it has.
    return answer.version > 0 ? answer : { ...answer, version: (await this.options.engine.health()).version }
  }

  /** What has been taken so far, when all that is outstanding has come back. */
  async settle(): Promise<TakenAnswer> {
    await Promise.all(this.outstanding)
    const { accepted, duplicate, held, version } = this
    return { accepted, duplicate, held, rejected: this.rejected.toSorted((a, b) => a.line - b.line), version }
  }
}
