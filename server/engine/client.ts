import { setTimeout as sleep } from 'node:timers/promises'
import { Worker } from 'node:worker_threads'
import type { Batch, Taken } from './batch.ts'
import { giveBack } from './block-lines.ts'
import type { Engine, EngineEvents, EngineSettings } from './port.ts'
import { Caller } from './rpc.ts'
import { buffersOf, toWire, type WireTaken } from './wire.ts'
import type { WorkerData } from './worker.ts'

/** Events live for a batch: a young generation that holds a few batches lets them die there instead of being copied, and is touched again soon. */
const resourceLimits = { maxYoungGenerationSizeMb: 48 }
/** A closed engine's thread is given so long to end by itself. */
const ENDS_WITHIN_MS = 10_000

/** The engine did not start: the folder is busy, or cannot be read. The message is for people. */
export class EngineRefused extends Error {}

/**
 * Starts the engine of a folder in a worker thread; resolves when the folder is open (it may still be reading back).
 *
 * `onSetAside` says why a ledger was put aside and is being rebuilt. Throws `EngineRefused`.
 */
export async function startEngine(options: {
  folder: string
  demo: boolean
  settings: EngineSettings
  events: EngineEvents
  onSetAside?: (why: string) => void
}): Promise<Engine> {
  const isSource = import.meta.url.endsWith('.ts')
  const workerData: WorkerData = {
    folder: options.folder,
    demo: options.demo,
    settings: options.settings,
  }
  const worker = new Worker(new URL(isSource ? './worker-dev.mjs' : './worker.js', import.meta.url), {
    workerData,
    resourceLimits,
  })
  let closing = false
  let settle: { open: () => void; refuse: (error: Error) => void } | undefined
  const opened = new Promise<void>((resolve, reject) => {
    settle = { open: resolve, refuse: reject }
  })
  const { events } = options
  const caller = new Caller(worker, (name, args) => {
    // The worker sends the arguments of `EngineEvents`, in their order.
    switch (name) {
      case 'opened':
        if (typeof args[0] === 'string') options.onSetAside?.(args[0])
        settle?.open()
        break
      case 'refused':
        settle?.refuse(new EngineRefused(String(args[0])))
        break
      case 'onFrame':
        events.onFrame(...(args as Parameters<EngineEvents['onFrame']>))
        break
      case 'onHealth':
        events.onHealth(...(args as Parameters<EngineEvents['onHealth']>))
        break
      case 'onFatal':
        events.onFatal(String(args[0]))
        break
    }
  })
  const gone = (why: string) => {
    caller.abandon(why)
    settle?.refuse(new Error(why))
    if (!closing) events.onFatal(why)
  }
  worker.on('error', (error) => gone(error.stack ?? error.message))
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  worker.on('exit', (code) => gone(`the engine's thread ended with ${code}`))
  try {
    await opened
  } catch (error) {
    closing = true
    await worker.terminate()
    throw error
  }
  const call = (method: keyof Engine) => (query?: unknown) => caller.call(method, query === undefined ? [] : [query])
  const remote = {
    take: async (batch: Batch): Promise<Taken> => {
      // What the worker answers to `take`.
      const answer = (await caller.call('take', [toWire(batch)], buffersOf(batch))) as WireTaken
      const { memory, ...taken } = answer
      giveBack(memory)
      return taken
    },
    values: call('values'),
    series: call('series'),
    rhythm: call('rhythm'),
    replay: call('replay'),
    history: call('history'),
    origin: call('origin'),
    orgs: call('orgs'),
    search: call('search'),
    timeline: call('timeline'),
    ownRecord: call('ownRecord'),
    branch: call('branch'),
    within: call('within'),
    states: call('states'),
    chain: call('chain'),
    ownScore: call('ownScore'),
    scores: call('scores'),
    simulateScores: call('simulateScores'),
    held: call('held'),
    rejects: call('rejects'),
    purge: call('purge'),
    opened: call('opened'),
    openings: call('openings'),
    identities: call('identities'),
    supervision: call('supervision'),
    supervisionWeeks: call('supervisionWeeks'),
    termMonths: call('termMonths'),
    quiet: call('quiet'),
    place: call('place'),
    versions: call('versions'),
    copy: call('copy'),
    watch: call('watch'),
    unwatch: call('unwatch'),
    health: call('health'),
    gauges: call('gauges'),
    close: async () => {
      closing = true
      await caller.call('close', [])
      // It ends by itself: native work that is still on its way back must not find its thread torn down.
      await Promise.race([ended, sleep(ENDS_WITHIN_MS, undefined, { ref: false })])
      await worker.terminate()
    },
  }
  // Answers are what the methods of `Engine` return on the other side of the port.
  return remote as Engine
}
