import { execFile } from 'node:child_process'
import { cpSync, createWriteStream, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { finished } from 'node:stream/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { DuckDBInstance } from '@duckdb/node-api'
import { toDay } from '../../data/language/time.ts'
import { openPopulation, toLine } from '../../data/scenes/organisation/simulate/timeline.ts'
import { cityTimeline } from '../../data/scenes/simulate.ts'
import { openEngine } from '../../server/engine/engine.ts'
import { median } from '../drill/median.ts'
import { freePort, startServer, tokensOf } from '../drill/server-process.ts'
import type { FoldsOrder, FoldsResult } from './folds-peer.ts'
import { type BenchOptions, type Finding, round } from './report.ts'
import type { RowsOrder, RowsResult } from './rows-peer.ts'
import type { SendOrder, SendResult } from './send.ts'

const SEED = 20_200_915
/** The opening and the first weeks go in before the clock runs. */
const WARM_DAYS = 60

interface Files {
  readonly warm: string
  readonly file: string
  /** Both. */
  readonly all: string
  readonly count: number
}

/**
 * Durable ingest of what all scenes report of a small city (members' lives, claims, dues, tasks, appeals, …), until it
 * is acknowledged and in the ledger, against the shortest script that writes the same rows, given to it ready-made.
 */
export async function benchMixed({ rounds, say }: BenchOptions): Promise<Finding> {
  return withFolder(async (folder) => {
    const files = await writeCity(folder)
    say(`${files.count} events of all scenes`)
    const ours: number[] = []
    const peers: number[] = []
    const folding: FoldsResult[] = []
    let rows: RowsOrder | undefined
    for (let i = 1; i <= rounds; i++) {
      const data = mkdtempSync(join(folder, 'server-'))
      ours.push(await runServer(data, files))
      rows ??= await writeRows(data, { folder, count: files.count })
      rmSync(data, { recursive: true, force: true })
      peers.push((await runPeer(rows)).ms)
      folding.push(await runFolds({ ...files, isAnew: false, database: rows.database }))
      say(said(i, { ours: ours.at(-1), peer: peers.at(-1), folding: folding.at(-1)?.ms }))
    }
    const perSecond = (ms: readonly number[]) => Math.round(files.count / (median(ms) / 1_000))
    return {
      name: 'mixed',
      ratio: round(median(peers) / median(ours), 2),
      target: 1,
      peer: 'parse the same events with their rows ready-made, append row by row, commit per 5,000',
      detail: {
        events: files.count,
        rounds,
        oursPerSecond: perSecond(ours),
        peerPerSecond: perSecond(peers),
        foldingPerSecond: perSecond(folding.map(({ ms }) => ms)),
        ...besideFolding(ours, folding),
      },
    }
  })
}

/**
 * An empty ledger from the journal of that city, with all its checks and states, against the shortest script that
 * writes the same rows.
 */
export async function benchRebuild({ rounds, say }: BenchOptions): Promise<Finding> {
  return withFolder(async (folder) => {
    const files = await writeCity(folder)
    const data = mkdtempSync(join(folder, 'server-'))
    await runServer(data, files)
    const rows = await writeRows(data, { folder, count: null })
    const ours: number[] = []
    const peers: RowsResult[] = []
    const folding: FoldsResult[] = []
    // The first is warm-up: a peer warms itself on lines of its own.
    for (let i = 0; i <= rounds; i++) {
      const ms = await rebuild(data, folder)
      if (i === 0) continue
      ours.push(ms)
      peers.push(await runPeer(rows))
      folding.push(await runFolds({ warm: files.file, file: files.all, isAnew: true, database: rows.database }))
      say(said(i, { ours: ms, peer: peers.at(-1)?.ms, folding: folding.at(-1)?.ms }))
    }
    const peerMs = median(peers.map((p) => p.ms))
    return {
      name: 'rebuild',
      ratio: round(peerMs / median(ours), 2),
      target: 1,
      peer: 'parse the same events with their rows ready-made, append row by row, commit per 5,000',
      detail: {
        rounds,
        events: files.count,
        oursMs: Math.round(median(ours)),
        peerMs: Math.round(peerMs),
        foldingMs: Math.round(median(folding.map(({ ms }) => ms))),
        ...besideFolding(ours, folding),
      },
    }
  })
}

/** How it went beside a script that works the same rows out by the same folds, and does nothing else. */
function besideFolding(ours: readonly number[], folding: readonly FoldsResult[]) {
  const ms = median(folding.map((each) => each.ms))
  return { foldingRows: folding[0]?.entries ?? 0, ratioToFolding: round(ms / median(ours), 2) }
}

function said(i: number, ms: Readonly<Record<string, number | undefined>>): string {
  const times = Object.entries(ms).map(([who, each]) => `${who} ${Math.round(each ?? 0)} ms`)
  return `round ${i}: ${times.join(', ')}`
}

async function withFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-mixed-'))
  try {
    return await work(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Thirteen months of the small city up to today, as two files and as one. */
async function writeCity(folder: string): Promise<Files> {
  const now = Date.now()
  const today = toDay(now)
  const openingDay = today - 395
  const until = openingDay + WARM_DAYS
  const path = (name: string) => join(folder, `${name}.ndjson`)
  const [warm, file, all] = [path('warm'), path('city'), path('all')]
  const outs = [createWriteStream(warm), createWriteStream(file)]
  let count = 0
  for (const event of cityTimeline(openPopulation({ seed: SEED, size: 'small', openingDay }))) {
    if (event.ts > now) break
    const isWarm = toDay(event.ts) < until
    if (!isWarm) count++
    outs[isWarm ? 0 : 1]?.write(`${toLine(event)}\n`)
  }
  for (const out of outs) {
    out.end()
    await finished(out)
  }
  writeFileSync(all, Buffer.concat([readFileSync(warm), readFileSync(file)]))
  return { warm, file, all, count }
}

async function runServer(data: string, files: Files): Promise<number> {
  const server = startServer({ folder: data, port: await freePort() })
  try {
    await server.ready()
    const { source, manager } = tokensOf(data)
    const order: SendOrder = { warm: files.warm, file: files.file, url: server.url, pid: server.pid, source, manager }
    const { ms, accepted } = (await runChild('./send.ts', order)) as SendResult // as `send.ts` prints
    if (accepted !== files.count) throw new Error(`${accepted} of ${files.count} accepted`)
    return ms
  } finally {
    await server.stop()
  }
}

/** How many of the first events the peer warms itself on. */
const WARM_ROWS = 30_000

/**
 * What the server wrote, as lines of events with their rows, for the peer: the last `count` to be measured (null: all),
 * the first ones for it to warm itself on.
 */
async function writeRows(data: string, at: { folder: string; count: number | null }): Promise<RowsOrder> {
  const instance = await DuckDBInstance.create(join(data, 'ledger.duckdb'), { access_mode: 'READ_ONLY' })
  const connection = await instance.connect()
  const read = async (sql: string) => (await connection.runAndReadAll(sql)).getRows().map((row) => row.map(Number))
  const events = await read('SELECT seq, ts, received, kind, source, org, member FROM event ORDER BY seq')
  const bySeq = new Map<number, number[][]>()
  for (const [seq = 0, ...row] of await read('SELECT seq, ts, org, member, measure, amount FROM entry ORDER BY seq'))
    bySeq.set(seq, [...(bySeq.get(seq) ?? []), row])
  connection.closeSync()
  instance.closeSync()
  const lines = events.map(([seq = 0, ...row]) => JSON.stringify({ row, entries: bySeq.get(seq) ?? [] }))
  const { folder, count } = at
  const order = {
    warm: join(folder, 'rows-warm.ndjson'),
    file: join(folder, 'rows.ndjson'),
    database: join(folder, 'peer.duckdb'),
  }
  writeFileSync(order.warm, lines.slice(0, WARM_ROWS).join('\n'))
  writeFileSync(order.file, (count === null ? lines : lines.slice(-count)).join('\n'))
  return order
}

/** A start on a folder that has a journal and no ledger, until the ledger has all of it. */
async function rebuild(data: string, folder: string): Promise<number> {
  const copy = mkdtempSync(join(folder, 'rebuild-'))
  cpSync(join(data, 'journal'), join(copy, 'journal'), { recursive: true })
  const started = performance.now()
  const engine = await openEngine({
    folder: copy,
    now: Date.now,
    manual: true,
    events: { onFrame: () => {}, onHealth: () => {}, onFatal: () => {} },
  })
  await engine.ready
  const ms = performance.now() - started
  await engine.close()
  rmSync(copy, { recursive: true, force: true })
  return ms
}

function runPeer(order: RowsOrder): Promise<RowsResult> {
  rmSync(order.database, { force: true })
  return runChild('./rows-peer.ts', order) as Promise<RowsResult> // as it prints
}

function runFolds(order: FoldsOrder): Promise<FoldsResult> {
  rmSync(order.database, { force: true })
  return runChild('./folds-peer.ts', order) as Promise<FoldsResult> // as it prints
}

async function runChild(script: string, order: object): Promise<unknown> {
  const path = fileURLToPath(new URL(script, import.meta.url))
  const { stdout } = await promisify(execFile)(process.execPath, ['--import', 'tsx', path, JSON.stringify(order)])
  return JSON.parse(stdout)
}
