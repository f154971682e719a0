import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { DeskAnswer, SnapshotRow, SnapshotsAnswer } from '../../data/contract/desk.ts'
import { QUERY_THREADS } from '../../server/sandbox/database.ts'
import { ARTEFACT, artefactFolder } from '../../server/snapshot/artefact.ts'
import { median } from '../drill/median.ts'
import { freePort, isBuilt, type ServerProcess, startServer, tokensOf } from '../drill/server-process.ts'
import { type Child, startChild } from './child.ts'
import { askChdb, type ChdbFinding } from './desk-chdb.ts'
import type { FeedOrder, FeedResult, FeedWish } from './desk-feed.ts'
import type { DeskPeerAnswer, DeskPeerOrder } from './desk-peer.ts'
import { type BenchQuery, deskQueries } from './desk-queries.ts'
import { branchCodes, ENTRIES, makeFolder } from './live-ledger.ts'
import { type BenchOptions, type Finding, round } from './report.ts'

/** How long ingest runs to know how fast it is. */
const PEAK_MS = 8_000
/** Between two queries somebody reads: as long as a process of the sandbox takes to be ready again, and more. */
const READING_MS = 1_500
/** Until what came in is in the ledger, and the server has nothing to do. */
const IDLE_MS = 3_000
const COLD = 5

/** The server, the processes around it, and what is asked. */
interface Field {
  readonly ask: (sql: string) => Promise<{ ms: number; sandboxMs: number; rows: DeskAnswer['rows'] }>
  readonly feed: (wish: FeedWish) => Promise<FeedResult>
  readonly peer: Child
  readonly queries: readonly BenchQuery[]
  readonly say: BenchOptions['say']
}

/**
 * Twenty queries of analysts over ten million entries, through the server and its sandbox while events come in at half the
 * rate that it takes at most; against the same on a bare connection over the same files while nothing else runs.
 */
export async function benchDesk({ rounds, say, entries = ENTRIES, chdb = false }: BenchOptions): Promise<Finding> {
  if (!isBuilt()) say('the build is missing or older than the sources: measuring the sources (npm run build)')
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-desk-'))
  const children: Child[] = []
  let server: ServerProcess | undefined
  try {
    say(`writing ${entries} entries`)
    await makeFolder(folder, Date.now() - 1_000, entries)
    server = startServer({ folder, port: await freePort() })
    await server.ready()
    const { source, analyst } = tokensOf(folder)
    const call = caller(server.url, analyst)
    const snapshot = await makeSnapshot(call)
    say(`snapshot of version ${snapshot.version}: ${snapshot.seconds.toFixed(1)} s`)
    const artefact = join(folder, 'snapshots', snapshot.id, artefactFolder({ scope: 'root', people: false }), ARTEFACT)
    const peer = await startChild('./desk-peer.ts', { artefact, threads: QUERY_THREADS } satisfies DeskPeerOrder)
    children.push(peer)
    const order: FeedOrder = { url: server.url, token: source, subjects: branchCodes() }
    const feeder = await startChild('./desk-feed.ts', order)
    children.push(feeder)
    const queries = deskQueries({ version: snapshot.version, at: Date.now() })
    const found = await measure(
      {
        ask: (sql) => askServer(call, { snapshot: snapshot.id, sql }),
        feed: async (wish) => (await feeder.ask(wish)) as FeedResult, // as `desk-feed.ts` answers
        peer,
        queries,
        say,
      },
      rounds,
    )
    const chdbFound = await askChdb({ isWanted: chdb, artefact, queries, answers: found.answers, rounds, say })
    return toFinding(found, { rounds, entries, chdb: chdbFound })
  } finally {
    for (const child of children) child.end()
    await server?.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Call = (path: string, body?: object) => Promise<unknown>

function caller(url: string, token: string): Call {
  return async (path, body) => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    if (!response.ok) throw new Error(`${path}: ${response.status} ${(await response.text()).slice(0, 300)}`)
    return response.json()
  }
}

async function makeSnapshot(call: Call): Promise<{ id: string; version: number; seconds: number }> {
  const began = performance.now()
  const { id, version } = (await call('/api/snapshots', {})) as SnapshotRow // as the route answers
  for (;;) {
    const { snapshots } = (await call('/api/snapshots')) as SnapshotsAnswer // as the route answers
    const state = snapshots.find((each) => each.id === id)?.state
    if (state === 'ready') return { id, version, seconds: (performance.now() - began) / 1_000 }
    if (state === 'failed') throw new Error('the snapshot was not made')
    await sleep(50)
  }
}

async function askServer(call: Call, at: { snapshot: string; sql: string }) {
  const began = performance.now()
  const answer = (await call(`/api/snapshots/${at.snapshot}/query`, { sql: at.sql })) as DeskAnswer // as the route answers
  const ms = performance.now() - began
  if (answer.truncated) throw new Error(`truncated: ${at.sql}`)
  return { ms, sandboxMs: answer.ms, rows: answer.rows }
}

type Times = ReadonlyMap<string, number[]>

interface Measured {
  readonly ours: Times
  readonly peers: Times
  /** The peer too while events come in: what is the sandbox's own, and what the machine has less of. */
  readonly beside: Times
  readonly answers: ReadonlyMap<string, DeskAnswer['rows']>
  readonly peak: number
  /** Events a second at half the peak: nobody asking, and while the queries are asked. */
  readonly half: { readonly alone: number; readonly meanwhile: number }
  /** The same as fast as it is taken. */
  readonly full: number
  readonly warmMs: number
  readonly coldMs: number
}

async function measure(field: Field, rounds: number): Promise<Measured> {
  const { ask, feed, peer, queries, say } = field
  const timesOf = () => new Map(queries.map(({ name }): [string, number[]] => [name, []]))
  const [ours, peers, beside] = [timesOf(), timesOf(), timesOf()]
  const answers = new Map<string, DeskAnswer['rows']>()
  const rate = async (wish: FeedWish, work: () => Promise<unknown>) => {
    await feed(wish)
    await work()
    const { accepted, seconds } = await feed(0)
    return accepted / seconds
  }
  const note = (times: Times | null, { name }: BenchQuery, { ms, rows }: { ms: number; rows: unknown }) => {
    mustBeSame(name, { rows, before: answers.get(name) })
    answers.set(name, rows as DeskAnswer['rows']) // JSON
    times?.get(name)?.push(ms)
  }
  // The peer's reader reads as long as ours: one query after another would find everything warm.
  const askEach = async (times: Times | null, by: (sql: string) => Promise<{ ms: number; rows: unknown }>) => {
    for (const query of queries) {
      await sleep(READING_MS)
      note(times, query, await by(query.sql))
    }
  }
  const askAll = (times: Times | null) => askEach(times, ask)
  const askPeer = (times: Times | null) => askEach(times, async (sql) => (await peer.ask(sql)) as DeskPeerAnswer) // as `desk-peer.ts` answers
  await askPeer(null)
  await askAll(null)
  await rate(null, () => sleep(PEAK_MS))
  const peak = await rate(null, () => sleep(PEAK_MS))
  say(`${Math.round(peak)} events a second at most`)
  const alone = await rate(peak / 2, () => sleep(PEAK_MS))
  const meanwhile: number[] = []
  for (let i = 1; i <= rounds; i++) {
    await sleep(IDLE_MS)
    await askPeer(peers)
    meanwhile.push(await rate(peak / 2, () => askAll(ours)))
    // Not between ours: what came in meanwhile would still be worked off then.
    await rate(peak / 2, () => askPeer(beside))
    say(
      `round ${i}: ${round(ratioOf({ ours, peers }), 2)} times the peer, ${Math.round(meanwhile.at(-1) ?? 0)} events a second`,
    )
  }
  const full = await rate(null, () => askAll(null))
  await sleep(IDLE_MS)
  const { warmMs, coldMs } = await startCost(ask)
  return { ours, peers, beside, answers, peak, half: { alone, meanwhile: median(meanwhile) }, full, warmMs, coldMs }
}

/** What the smallest query takes with a process that is ready, and right after another one, when none is. */
async function startCost(ask: Field['ask']): Promise<{ warmMs: number; coldMs: number }> {
  const [warm, cold]: [number[], number[]] = [[], []]
  for (let i = 0; i < COLD; i++) {
    await sleep(READING_MS)
    warm.push((await ask('SELECT count(*) FROM organisation')).ms)
    cold.push((await ask('SELECT count(*) FROM organisation')).ms)
  }
  return { warmMs: median(warm), coldMs: median(cold) }
}

function mustBeSame(name: string, at: { rows: unknown; before: unknown }): void {
  const hash = (rows: unknown) => createHash('sha256').update(JSON.stringify(rows)).digest('hex')
  if (at.before !== undefined && hash(at.rows) !== hash(at.before))
    throw new Error(`${name}: ${JSON.stringify(at.rows).slice(0, 200)} ≠ ${JSON.stringify(at.before).slice(0, 200)}`)
}

/** The median over the queries of how many times as long ours take. */
function ratioOf({ ours, peers }: Pick<Measured, 'ours' | 'peers'>): number {
  return median([...ours].map(([name, times]) => median(times) / median(peers.get(name) ?? [])))
}

function toFinding(found: Measured, at: { rounds: number; entries: number; chdb: ChdbFinding }): Finding {
  const { ours, peers, peak, half, full, warmMs, coldMs } = found
  const percent = (share: number) => round(share * 100, 1)
  const sum = (times: Times) => [...times.values()].reduce((total, each) => total + median(each), 0)
  return {
    name: 'desk',
    ratio: round(ratioOf(found), 2),
    target: 1.5,
    isLess: true,
    peer: `the same on an idle bare @duckdb/node-api over the same files, ${QUERY_THREADS} threads as in the sandbox`,
    detail: {
      ...{ entries: at.entries, queries: ours.size, rounds: at.rounds, threads: QUERY_THREADS },
      oursAllSeconds: round(sum(ours) / 1_000, 2),
      peerAllSeconds: round(sum(peers) / 1_000, 2),
      ratioToPeerMeanwhile: round(ratioOf({ ours, peers: found.beside }), 2),
      peakPerSecond: Math.round(peak),
      halfPeakAlonePerSecond: Math.round(half.alone),
      halfPeakMeanwhilePerSecond: Math.round(half.meanwhile),
      ingestLossPercent: percent(1 - half.meanwhile / half.alone),
      fullSpeedLossPercent: percent(1 - full / peak),
      smallestQueryMs: round(warmMs, 1),
      smallestQueryNotPrewarmedMs: round(coldMs, 1),
      results: 'equal',
      ...at.chdb,
      ...Object.fromEntries(
        [...ours].map(([name, times]) => {
          const [mine, theirs] = [median(times), median(peers.get(name) ?? [])]
          return [`${name}, ms`, `${round(mine, 1)} / ${round(theirs, 1)} = ${round(mine / theirs, 2)}`]
        }),
      ),
    },
  }
}
