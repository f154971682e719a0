import { setImmediate as nextTurn } from 'node:timers/promises'
import { dayStart, type EpochMs } from '../../data/language/time.ts'
import type { City } from '../../data/scenes/organisation/simulate/city.ts'
import { estimateEvents, type SimulatedEvent, toLine } from '../../data/scenes/organisation/simulate/timeline.ts'
import { cityTimeline } from '../../data/scenes/simulate.ts'
import type { Answer, Upload } from './demo-upload.ts'

/** How far a load has come, in events; `stage` and its `label` say what is being sent. */
export interface Progress {
  readonly done: number
  readonly total: number
  readonly stage: 'opening' | 'history' | 'live'
  readonly label: string
}

export interface DriveOptions {
  /** At its opening; it is moved along. */
  readonly city: City
  /** What happened up to then was acknowledged before; null for nothing. */
  readonly after: EpochMs | null
  /** Keeps trying by itself; throws only what makes going on senseless. */
  readonly upload: Upload
  readonly now: () => EpochMs
  readonly sleep: (ms: number) => Promise<void>
  /** Everything up to then is acknowledged. */
  readonly onSent: (upTo: EpochMs) => void
  /** The present is reached: whoever acts on what stands there may. */
  readonly onPresent?: () => Promise<void>
  readonly onProgress: (progress: Progress) => void
  readonly onRejected: (rejected: Answer['rejected']) => void
  /** `live`: for ever. `history`: until the present is reached. */
  readonly until: 'live' | 'history'
}

const BATCH = 20_000
const STRETCH = 250
/** A clock that jumps or a machine that slept is noticed within this time. */
const LONGEST_SLEEP_MS = 30_000

interface Batch {
  readonly lines: readonly string[]
  /** Nothing more that happened up to then is to come. */
  readonly upTo: EpochMs
}

/**
 * Sends the city's events in order: what lies in the past at once, then each when its time comes.
 *
 * One request at a time, since the order of a member's events matters; the next batch is made while one is under way.
 */
export async function drive(options: DriveOptions): Promise<void> {
  const { city, now, sleep } = options
  const queue = queueOf(cityTimeline(city, options.after === null ? {} : { after: options.after }))
  const meter = progressOf(options)
  for (let batch = await queue.take(now()); ; ) {
    if (batch === undefined) {
      meter.live()
      if (options.until === 'history') return
      await options.onPresent?.()
      await sleep(Math.min(LONGEST_SLEEP_MS, Math.max(0, queue.nextTs - now())))
      batch = await queue.take(now())
      continue
    }
    const { lines, upTo } = batch
    const sending = options.upload(lines)
    // Awaited below; should it fail first, that is no unhandled rejection.
    sending.catch(() => {})
    batch = await queue.take(now())
    const { rejected } = await sending
    if (rejected.length > 0) options.onRejected(rejected)
    options.onSent(upTo)
    meter.add(lines.length, upTo)
  }
}

/** The timeline, from which only what has happened can be taken. */
function queueOf(events: Generator<SimulatedEvent, never>) {
  let next = events.next().value
  return {
    get nextTs() {
      return next.ts
    },
    async take(now: EpochMs): Promise<Batch | undefined> {
      const lines: string[] = []
      let last = Number.NEGATIVE_INFINITY
      while (next.ts <= now && lines.length < BATCH) {
        lines.push(toLine(next))
        last = next.ts
        next = events.next().value
        // What is being sent meanwhile goes on.
        if (lines.length % STRETCH === 0) await nextTurn()
      }
      if (lines.length === 0) return undefined
      // Others of the same second may be in the next batch: then that second is not done.
      return { lines, upTo: next.ts > last ? last : last - 1 }
    },
  }
}

function progressOf(options: DriveOptions) {
  const { city, after, onProgress } = options
  const opened = dayStart(city.openingDay + 1)
  let done = after === null ? 0 : estimateEvents(city, after)
  let isLive = false
  return {
    add(count: number, upTo: EpochMs) {
      if (isLive) return
      done += count
      const total = Math.max(done, estimateEvents(city, options.now()))
      const isOpening = upTo < opened
      onProgress({ done, total, stage: isOpening ? 'opening' : 'history', label: isOpening ? '期初登记' : '历史数据' })
    },
    live() {
      if (isLive) return
      isLive = true
      onProgress({ done, total: done, stage: 'live', label: '实时' })
    },
  }
}
