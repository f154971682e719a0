import { parentPort, workerData } from 'node:worker_threads'
import { openEngine } from './engine.ts'
import type { Engine, EngineSettings } from './port.ts'
import { type Message, toFailure } from './rpc.ts'
import { fromWire, type WireBatch, type WireTaken } from './wire.ts'

/** What the gateway tells the worker at its start. */
export interface WorkerData {
  readonly folder: string
  readonly demo: boolean
  readonly settings: EngineSettings
}

const port = parentPort
if (!port) throw new Error('the engine worker runs in a worker thread')
const options: WorkerData = workerData

const send = (message: Message, transfer: readonly ArrayBuffer[] = []) => port.postMessage(message, [...transfer])
const tell =
  (name: string) =>
  (...args: unknown[]) =>
    send({ type: 'event', name, args })

const METHODS = [
  'take',
  'values',
  'series',
  'rhythm',
  'replay',
  'history',
  'origin',
  'orgs',
  'search',
  'timeline',
  'ownRecord',
  'branch',
  'within',
  'states',
  'chain',
  'ownScore',
  'scores',
  'simulateScores',
  'held',
  'rejects',
  'purge',
  'opened',
  'openings',
  'identities',
  'supervision',
  'supervisionWeeks',
  'termMonths',
  'quiet',
  'place',
  'versions',
  'copy',
  'watch',
  'unwatch',
  'health',
  'gauges',
  'close',
] as const satisfies readonly (keyof Engine)[]
type Method = (typeof METHODS)[number]
const isMethod = (name: string): name is Method => METHODS.some((m) => m === name)

const opening = openEngine({
  folder: options.folder,
  demo: options.demo,
  settings: options.settings,
  now: Date.now,
  events: { onFrame: tell('onFrame'), onHealth: tell('onHealth'), onFatal: tell('onFatal') },
})
opening.then(
  (engine) => {
    send({ type: 'event', name: 'opened', args: [engine.setAside] })
  },
  (error) => send({ type: 'event', name: 'refused', args: [error instanceof Error ? error.message : String(error)] }),
)

interface Answer {
  readonly value: unknown
  readonly transfer: readonly ArrayBuffer[]
}

/** Takes a batch; the memory of its lines goes back with the answer. */
async function taken(engine: Engine, wire: WireBatch): Promise<Answer> {
  const batch = fromWire(wire)
  const value: WireTaken = { ...(await engine.take(batch)), memory: batch.lines.buffer }
  return { value, transfer: value.memory instanceof ArrayBuffer ? [value.memory] : [] }
}

port.on('message', (message: Message) => {
  if (message.type !== 'call') return
  const { id, method, args } = message
  const answer = async (): Promise<Answer> => {
    const engine = await opening
    if (!isMethod(method)) throw new Error(`the engine has no ${method}`)
    if (method === 'take') return taken(engine, args[0] as WireBatch) // what `toWire` made
    // The port's types on both sides are those of `Engine`; the name was checked above.
    const run = engine[method].bind(engine) as (...args: readonly unknown[]) => Promise<unknown>
    return { value: await run(...args), transfer: [] }
  }
  answer().then(
    ({ value, transfer }) => {
      send({ type: 'answer', id, value }, transfer)
      // Nothing more is asked: without its port the thread ends when its last work has.
      if (method === 'close') port.close()
    },
    (error) => send(toFailure(id, error)),
  )
})
