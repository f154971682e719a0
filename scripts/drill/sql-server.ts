import { monitorEventLoopDelay } from 'node:perf_hooks'
import { hostileTexts } from '../../server/testing/hostile.ts'
import { openRange } from '../../server/testing/hostile-range.ts'

/** What the drill tells the server's process: where it works first, then one word after another. */
export interface RangeOrder {
  readonly folder: string
  readonly limits: {
    readonly seconds: number
    readonly rows: number
    readonly resultMb: number
    readonly memoryMb: number
  }
  /** As much memory as a server with its ledger has: what it starts costs the more, the larger it is. */
  readonly ballastMb: number
}
export type RangeWish = 'delay' | 'damage' | 'end'

/** Where the desk is, who may ask it, and what it is asked. */
export interface Range {
  readonly url: string
  readonly authorization: string
  readonly texts: readonly string[]
  /** Those that never end, or want all memory. */
  readonly bombs: readonly string[]
}

/** Event-loop delay since the last time, ms; measured every 10 ms, which is in it. */
export interface Delay {
  readonly p50: number
  readonly p99: number
  readonly max: number
}

const RESOLUTION_MS = 10

/** A desk in a process of its own: what is sent and read by the drill does not hold it up. */
async function serve({ folder, limits, ballastMb }: RangeOrder) {
  const range = await openRange(folder, limits)
  const ballast = Buffer.alloc(ballastMb * 1_048_576, 1)
  const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  delay.enable()
  const ms = (ns: number) => Math.round(ns / 1e4) / 100
  const answer = async (wish: RangeWish): Promise<unknown> => {
    switch (wish) {
      case 'delay': {
        const found: Delay = { p50: ms(delay.percentile(50)), p99: ms(delay.percentile(99)), max: ms(delay.max) }
        delay.reset()
        return found
      }
      case 'damage':
        return range.damage()
      case 'end':
        await range.close()
        return ballast.length
    }
  }
  process.on('message', (wish: RangeWish) => void answer(wish).then((found) => process.send?.(found)))
  const { url, authorization } = range.desk
  const textsOf = (isBomb: boolean) =>
    hostileTexts(range.aims).flatMap((family) => ((family.name === 'bombs') === isBomb ? family.texts : []))
  process.send?.({ url, authorization, texts: textsOf(false), bombs: textsOf(true) } satisfies Range)
}

process.once('message', (order: RangeOrder) => void serve(order))
