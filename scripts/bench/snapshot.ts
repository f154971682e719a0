import { randomUUID } from 'node:crypto'
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { EngineRefused, startEngine } from '../../server/engine/client.ts'
import type { Engine } from '../../server/engine/port.ts'
import { quote } from '../../server/engine/sql.ts'
import { openArtefact } from '../../server/snapshot/artefact.ts'
import { readSql } from '../../server/snapshot/database.ts'
import { Snapshots } from '../../server/snapshot/snapshots.ts'
import { median } from '../drill/median.ts'
import { ENTRIES, makeFolder, meetings } from './live-ledger.ts'
import { type BenchOptions, type Finding, round } from './report.ts'

/** A committee with its branches: less than half a hundredth of the organisations. */
const SUBTREE = 'root/d3/d3c5'
const BATCH = 1_000
const IN_FLIGHT = 4
const IDLE_MS = 5_000
/** As the sealed segments are written, but for the order of their rows. */
const OPTIONS = 'FORMAT parquet, COMPRESSION zstd'

/**
 * Snapshots of ten million entries: what the first costs and what the next, whose past is sealed, costs; how much slower
 * events come in while one is made; and how much faster a small subtree is read than from the same rows in the order in
 * which they came.
 */
export async function benchSnapshot({ rounds, say }: BenchOptions): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-snapshot-'))
  try {
    say(`writing ${ENTRIES} entries`)
    await makeFolder(folder, Date.now() - 1_000)
    const events = { onFrame: () => {}, onHealth: () => {}, onFatal: (message: string) => console.error(message) }
    const engine = await startEngine({ folder, demo: true, settings: {}, events })
    const found = await measure(engine, { folder, rounds, say })
    await engine.close()
    return found
  } catch (error) {
    if (error instanceof EngineRefused) throw new Error(error.message, { cause: error })
    throw error
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  engine: Engine,
  at: { folder: string; rounds: number; say: BenchOptions['say'] },
): Promise<Finding> {
  const { folder, rounds, say } = at
  const kept = { demand: 10, day: 10, month: 10, schedule: 10 }
  const snapshots = new Snapshots({
    folder,
    engine,
    now: Date.now,
    newId: randomUUID,
    demo: true,
    kept,
    onFailed: console.error,
  })
  const make = async () => {
    const began = performance.now()
    const { row, made } = await snapshots.make('schedule')
    await made
    return {
      id: row.id,
      seconds: (performance.now() - began) / 1_000,
      megabytes: sizeOf(join(folder, 'snapshots', row.id)),
    }
  }
  await engine.take(meetings(BATCH, { now: Date.now(), round: 0 }))
  const first = await make()
  say(`first: ${first.seconds.toFixed(1)} s`)
  await engine.take(meetings(BATCH, { now: Date.now(), round: 1 }))
  const next = await make()
  say(`past sealed: ${next.seconds.toFixed(1)} s`)
  const losses: number[] = []
  const intake = feed(engine)
  await intake.during(sleepFor(IDLE_MS / 2))
  for (let i = 0; i < Math.min(rounds, 2); i++) {
    const before = await intake.during(sleepFor(IDLE_MS))
    const meanwhile = await intake.during(make())
    const after = await intake.during(sleepFor(IDLE_MS))
    losses.push(1 - meanwhile / ((before + after) / 2))
    say(`events a second: ${Math.round(before)}, ${Math.round(meanwhile)} while one is made, ${Math.round(after)}`)
  }
  const artefact = await snapshots.artefact({ id: next.id, scope: 'root', people: false })
  const { sorted, unsorted } = await readSubtree({ artefact, folder, rounds })
  await snapshots.close()
  return {
    name: 'snapshot',
    ratio: round(median(unsorted) / median(sorted), 1),
    target: 8,
    peer: 'the same query over the same rows in the order in which they came',
    detail: {
      entries: ENTRIES,
      firstSeconds: round(first.seconds, 1),
      pastSealedSeconds: round(next.seconds, 1),
      segmentsMegabytes: sizeOf(join(folder, 'snapshots', 'segments')),
      ownMegabytes: next.megabytes,
      ingestLossPercent: Math.round(median(losses) * 100),
      subtreeMs: round(median(sorted), 1),
      subtreeUnsortedMs: round(median(unsorted), 1),
    },
  }
}

const sleepFor = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms))

/** Sends events without a pause while something goes on; answers how many a second were taken. */
function feed(engine: Engine) {
  let next = 2
  return {
    async during(work: Promise<unknown>): Promise<number> {
      let isOver = false
      void work.finally(() => {
        isOver = true
      })
      const began = performance.now()
      let taken = 0
      const sender = async () => {
        while (!isOver) {
          const { accepted } = await engine.take(meetings(BATCH, { now: Date.now(), round: next++ }))
          taken += accepted
        }
      }
      await Promise.all(Array.from({ length: IN_FLIGHT }, sender))
      await work
      return taken / ((performance.now() - began) / 1_000)
    },
  }
}

/** An analyst's sums of a small subtree, in ms: over the snapshot's files, and over files with the same rows as they came. */
async function readSubtree(at: { artefact: string; folder: string; rounds: number }) {
  const { tables } = openArtefact(at.artefact)
  const instance = await DuckDBInstance.create(':memory:', { threads: '2' })
  const connection = await instance.connect()
  // As the sandbox reads.
  await connection.run('SET parquet_metadata_cache = true')
  const view = (name: string, files: readonly string[]) =>
    connection.run(`CREATE OR REPLACE VIEW ${name} AS SELECT * FROM ${readSql(files)}`)
  for (const [name, { files }] of Object.entries(tables)) await view(name, files)
  const sorted = tables.entry?.files ?? []
  const unsorted: string[] = []
  for (const [i, file] of sorted.entries()) {
    const path = join(at.folder, `unsorted-${i}.parquet`)
    await connection.run(`COPY (SELECT * FROM ${readSql([file])} ORDER BY seq, ts) TO ${quote(path)} (${OPTIONS})`)
    unsorted.push(path)
  }
  const sql = `SELECT measure, sum(amount)::BIGINT FROM entry JOIN organisation ON organisation.org = entry.org
WHERE starts_with(path, '${SUBTREE}/') GROUP BY measure ORDER BY measure`
  const times = { sorted: [] as number[], unsorted: [] as number[] }
  const answers = new Set<string>()
  for (let i = 0; i <= at.rounds * 2; i++)
    for (const [way, files] of [
      ['sorted', sorted],
      ['unsorted', unsorted],
    ] as const) {
      await view('entry', files)
      const began = performance.now()
      const rows = (await connection.runAndReadAll(sql)).getRows()
      answers.add(String(rows))
      if (i > 0) times[way].push(performance.now() - began)
    }
  if (answers.size !== 1) throw new Error(`the two layouts differ: ${[...answers].join(', ')}`)
  connection.closeSync()
  instance.closeSync()
  return times
}

function sizeOf(folder: string): number {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((each) => each.isFile())
  const bytes = files.reduce((sum, file) => sum + statSync(join(file.parentPath, file.name)).size, 0)
  return round(bytes / 1_048_576, 1)
}
