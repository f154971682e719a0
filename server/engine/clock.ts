import { ROOT } from '../../data/scenes/index.ts'
import { keepPseudonym } from '../ingest/personal.ts'
import { prepareEvents } from '../ingest/prepare.ts'
import type { Batch } from './batch.ts'
import type { Core } from './core.ts'
import { eventOf } from './deadlines.ts'

const AT_ONCE = 1_000

/** What has passed its date by `now`, and what of it has been done since, as a batch of events; null for nothing. */
export function deadlineBatch(core: Core, at: { now: number; started: number }): Batch | null {
  const isTold = (source: string, ts: number) => core.isTold(source, { ts, ...at })
  const isAnyTold = (ts: number) => core.isAnyTold({ ts, ...at })
  const ticks = core.deadlines.take({ now: at.now, limit: AT_ONCE, isTold, isAnyTold })
  if (ticks.length === 0) return null
  const events = ticks.map((tick) => eventOf(tick, core.registry.codeOf(tick.dated.owner)))
  const sender = { scope: ROOT.code, received: at.now, pseudonymise: keepPseudonym, isClock: true } as const
  return prepareEvents(events, { ...sender, firstLine: 1 }).batch
}
