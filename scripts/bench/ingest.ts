import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { median } from '../drill/median.ts'
import { freePort, isBuilt, startServer, tokensOf } from '../drill/server-process.ts'
import { foundings, type Meetings, writeMeetings } from './meetings.ts'
import type { PeerOrder, PeerResult } from './peer.ts'
import { type BenchOptions, type Finding, round } from './report.ts'
import type { SendOrder, SendResult } from './send.ts'

const EVENTS = 300_000
/** Before the clock runs: a server has run for a while when it matters, and so may the peer. */
const WARM = 60_000
const TICKS_PER_SECOND = 100

/** One way of taking the events in: how fast, and at what cost in CPU time. */
interface Run {
  readonly perSecond: number
  readonly cpuSeconds: number
}

/**
 * Durable ingest through HTTP, until it is acknowledged and in the ledger, against the shortest script that appends
 * the same rows to DuckDB. Each round is a fresh server on a fresh folder, and a fresh peer.
 */
export async function benchIngest({ rounds, say }: BenchOptions): Promise<Finding> {
  if (!isBuilt()) say('the build is missing or older than the sources: measuring the sources (npm run build)')
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-bench-'))
  const at = (name: string): Meetings => ({
    warm: join(folder, `${name}-warm.ndjson`),
    file: join(folder, `${name}.ndjson`),
  })
  const ordered = at('ordered')
  const random = at('random')
  const options = { warm: WARM, count: EVENTS, now: Date.now() }
  writeMeetings(ordered, { ...options, isRandom: false })
  writeMeetings(random, { ...options, isRandom: true })
  const ours: (Run & { ackPerSecond: number })[] = []
  const peers: Run[] = []
  const randoms: Run[] = []
  const readers: Run[] = []
  try {
    for (let i = 1; i <= rounds; i++) {
      ours.push(await runServer(folder, ordered))
      peers.push(await runPeer(folder, { ...ordered, way: 'appender' }))
      say(`round ${i}: ours ${ours.at(-1)?.perSecond.toFixed(0)}/s, peer ${peers.at(-1)?.perSecond.toFixed(0)}/s`)
      if (i > 2) continue
      randoms.push(await runServer(folder, random))
      readers.push(await runPeer(folder, { ...ordered, way: 'read_json' }))
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
  const speed = (runs: readonly Run[]) => Math.round(median(runs.map((r) => r.perSecond)))
  const cpu = (runs: readonly Run[]) => round(median(runs.map((r) => r.cpuSeconds)), 2)
  return {
    name: 'ingest',
    ratio: round(speed(ours) / speed(peers), 2),
    target: 1,
    peer: 'parse and append the same rows to DuckDB',
    detail: {
      eventsPerRound: EVENTS,
      rounds,
      oursPerSecond: speed(ours),
      oursAcknowledgedPerSecond: Math.round(median(ours.map((r) => r.ackPerSecond))),
      peerPerSecond: speed(peers),
      oursEach: ours.map((r) => Math.round(r.perSecond)),
      peerEach: peers.map((r) => Math.round(r.perSecond)),
      oursCpuSeconds: cpu(ours),
      peerCpuSeconds: cpu(peers),
      randomIdsPerSecond: speed(randoms),
      randomIdsRatio: round(speed(randoms) / speed(peers), 2),
      readJsonPerSecond: speed(readers),
    },
  }
}

async function runServer(folder: string, files: Meetings): Promise<Run & { ackPerSecond: number }> {
  const data = mkdtempSync(join(folder, 'server-'))
  const server = startServer({ folder: data, port: await freePort() })
  try {
    await server.ready()
    const { source, manager } = tokensOf(data)
    await found(server.url, source)
    const order: SendOrder = { ...files, url: server.url, pid: server.pid, source, manager }
    const { ms, ackMs, cpuTicks, accepted, counted } = (await runChild('./send.ts', order)) as SendResult // as `send.ts` prints
    if (accepted !== EVENTS || counted !== WARM + EVENTS)
      throw new Error(`${accepted} accepted and ${counted} counted of ${EVENTS}`)
    return {
      perSecond: EVENTS / (ms / 1_000),
      ackPerSecond: EVENTS / (ackMs / 1_000),
      cpuSeconds: cpuTicks / TICKS_PER_SECOND,
    }
  } finally {
    await server.stop()
    rmSync(data, { recursive: true, force: true })
  }
}

async function found(url: string, token: string): Promise<void> {
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(foundings(Date.now()).map((e) => ({ specversion: '1.0', ...e }))),
  })
  if (!response.ok) throw new Error(`founding: ${response.status} ${await response.text()}`)
}

async function runPeer(folder: string, at: Meetings & { way: PeerOrder['way'] }): Promise<Run> {
  const data = mkdtempSync(join(folder, 'peer-'))
  const order: PeerOrder = { ...at, database: join(data, 'peer.duckdb') }
  const { ms, cpuSeconds, events } = (await runChild('./peer.ts', order)) as PeerResult // as `peer.ts` prints
  rmSync(data, { recursive: true, force: true })
  const wanted = at.way === 'appender' ? WARM + EVENTS : EVENTS
  if (events !== wanted) throw new Error(`the peer has ${events} of ${wanted}`)
  return { perSecond: EVENTS / (ms / 1_000), cpuSeconds }
}

async function runChild(script: string, order: object): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path, JSON.stringify(order)])
  return JSON.parse(stdout)
}
