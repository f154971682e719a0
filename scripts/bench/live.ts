import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { valueOf } from '../../data/language/metric.ts'
import { dayStart, PERIODS, WINDOWS, type Window, windowStart } from '../../data/language/time.ts'
import { MEASURES, METRICS } from '../../data/scenes/index.ts'
import { liveValue } from '../../server/engine/answers.ts'
import type { Batch } from '../../server/engine/batch.ts'
import type { Core } from '../../server/engine/core.ts'
import type { LocalEngine } from '../../server/engine/engine.ts'
import { compareAll } from '../../server/engine/reconcile.ts'
import { median } from '../drill/median.ts'
import { DISTRICT, ENTRIES, makeFolder, meetings, ORGS, openOn } from './live-ledger.ts'
import { type BenchOptions, type Finding, round } from './report.ts'

const EVENTS = 1_000
/** A server has run for a while when it matters. */
const WARM_ROUNDS = 20
const CUBE_REPEATS = 5
type Values = (number | null)[]

/**
 * A thousand events into all live values, against the GROUP BY over ten million entries that gives all of them again:
 * every measure over every window at every organisation. Beside it, what only the root and one district would cost.
 * All values must be equal bit for bit.
 */
export async function benchLive({ rounds, say }: BenchOptions): Promise<Finding> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-live-'))
  const now = Date.now() - 1_000
  try {
    say(`writing ${ENTRIES} entries`)
    await makeFolder(folder, now)
    const engine = await openOn(folder, () => now)
    await engine.ready
    const found = await measure(engine, { rounds: rounds * 3, now, say })
    await engine.close()
    return found
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function measure(
  engine: LocalEngine,
  at: { rounds: number; now: number; say: BenchOptions['say'] },
): Promise<Finding> {
  const { core } = engine
  const warm = meetings(EVENTS, { now: at.now, round: 0 })
  for (let i = 0; i < WARM_ROUNDS; i++) {
    addAndRead(core, warm)
    takeBack(core, warm)
  }
  const cube: number[] = []
  const intake: number[] = []
  const durable: number[] = []
  const peers = new Map<string, number[]>(Object.keys(QUERIES).map((name) => [name, []]))
  for (let i = 0; i < at.rounds; i++) {
    const batch = meetings(EVENTS, { now: at.now, round: i })
    for (let again = 0; again < CUBE_REPEATS; again++) {
      cube.push(timeOf(() => addAndRead(core, batch)))
      takeBack(core, batch)
    }

    const started = performance.now()
    const taking = engine.take(batch)
    const live = readAll(core)
    intake.push(performance.now() - started)
    const { accepted } = await taking
    durable.push(performance.now() - started)
    if (accepted !== EVENTS) throw new Error(`${accepted} of ${EVENTS} accepted`)

    await core.ledger.through(core.seq)
    for (const [name, sql] of Object.entries(QUERIES)) {
      const asked = performance.now()
      const rows = await core.ledger.read(sql(core.day))
      peers.get(name)?.push(performance.now() - asked)
      mustEqual(live, valuesFrom(rows), name)
    }
  }
  const everywhere = await timeEverywhere(core)
  const best = Math.min(...[...peers.values()].map(median))
  const bestName = [...peers].find(([, times]) => median(times) === best)?.[0] ?? ''
  return {
    name: 'live',
    ratio: Math.round(everywhere / median(cube)),
    target: 1_000,
    peer: `GROUP BY organisation, measure over ${ENTRIES} entries, no roll-up asked of it`,
    detail: {
      events: EVENTS,
      organisations: ORGS,
      metrics: METRICS.length,
      rounds: at.rounds,
      cubeMs: round(median(cube), 3),
      groupByMs: round(everywhere, 1),
      twoScopesMs: round(best, 1),
      twoScopesQuery: bestName,
      twoScopesRatio: Math.round(best / median(cube)),
      ...Object.fromEntries([...peers].map(([name, times]) => [`${name}Ms`, round(median(times), 1)])),
      intakeMs: round(median(intake), 2),
      intakeRatio: Math.round(everywhere / median(intake)),
      durableMs: round(median(durable), 1),
      equal: 'bit for bit',
    },
  }
}

/**
 * The grouped query for all that the cube holds: every measure over every window at every organisation. The peer need
 * not even hand the sums up the tree; that they are equal all the way up is checked cell by cell.
 */
async function timeEverywhere(core: Core): Promise<number> {
  const sums = PERIODS.map((w) => `sum(amount) FILTER (ts >= ${since(w, core.day)})::BIGINT AS ${w}`).join(', ')
  const sql = `SELECT count(*), sum(stock), ${PERIODS.map((w) => `sum(${w})`).join(', ')}
    FROM (SELECT org, measure, sum(amount)::BIGINT AS stock, ${sums} FROM entry GROUP BY org, measure)`
  const times: number[] = []
  for (let i = 0; i < 3; i++) {
    const started = performance.now()
    await core.ledger.read(sql)
    times.push(performance.now() - started)
  }
  const { differences } = await compareAll(core)
  // Entries made up at random know no identities; every cell must be equal all the same.
  const wrong = differences.filter((text) => !text.includes(': residual '))
  if (wrong.length > 0) throw new Error(`the cube differs from the ledger: ${wrong[0]}`)
  return median(times)
}

function timeOf(run: () => unknown): number {
  const started = performance.now()
  run()
  return performance.now() - started
}

/** What the projectors posted goes into the cube; then everything is read. */
function addAndRead(core: Core, batch: Batch): Values {
  addAll(core, { batch, sign: 1 })
  return readAll(core)
}

/** Leaves the cube as it was, so that the engine can take the same events in earnest. */
function takeBack(core: Core, batch: Batch): void {
  addAll(core, { batch, sign: -1 })
}

function addAll(core: Core, { batch, sign }: { batch: Batch; sign: 1 | -1 }): void {
  const { cube, registry } = core
  let p = 0
  for (let i = 0; i < batch.ids.length; i++) {
    const org = registry.orgOf(batch.subjects[i] ?? '') ?? -1
    const ts = batch.ts[i] ?? 0
    for (const end = batch.postEnd[i] ?? 0; p < end; p++)
      cube.add(org, batch.postMeasure[p] ?? 0, ts, sign * (batch.postAmount[p] ?? 0))
  }
}

function readAll(core: Core): Values {
  const district = core.registry.orgOf(DISTRICT.code) ?? -1
  return [0, district].flatMap((org) => METRICS.map((metric) => liveValue(core, org, metric)))
}

const since = (window: Window, day: number) => dayStart(windowStart(window, day) ?? 0)
const IN_DISTRICT = `org BETWEEN ${DISTRICT.first} AND ${DISTRICT.last}`

/** Ways to ask for the sums of every measure over every window, at the root and at the district; the best one counts. */
const QUERIES: Readonly<Record<string, (day: number) => string>> = {
  filtered: (day) =>
    `SELECT measure, ${['true', IN_DISTRICT]
      .flatMap((place) =>
        WINDOWS.map(
          (w) => `sum(amount) FILTER (${place}${w === 'stock' ? '' : ` AND ts >= ${since(w, day)}`})::BIGINT`,
        ),
      )
      .join(', ')} FROM entry GROUP BY measure`,
  // One narrow pass: periods as a number, places as a bit, and sums of sums in the end.
  nested: (day) => `WITH cells AS (
    SELECT measure, ${IN_DISTRICT} AS inside,
      ${PERIODS.map((w) => `(ts >= ${since(w, day)})::UTINYINT`).join(' + ')} AS depth,
      sum(amount) AS amount FROM entry GROUP BY ALL)
    SELECT measure, ${['true', 'inside']
      .flatMap((place) => [0, 4, 3, 2, 1].map((depth) => `sum(amount) FILTER (${place} AND depth >= ${depth})::BIGINT`))
      .join(', ')} FROM cells GROUP BY measure`,
}

function valuesFrom(rows: readonly (readonly unknown[])[]): Values {
  const byMeasure = new Map(rows.map((row) => [MEASURES[Number(row[0])]?.code ?? '', row]))
  return [0, 1].flatMap((place) =>
    METRICS.map((metric) =>
      valueOf(metric, (code, window) =>
        Number(byMeasure.get(code)?.[1 + place * WINDOWS.length + WINDOWS.indexOf(window)] ?? 0),
      ),
    ),
  )
}

function mustEqual(live: Values, sql: Values, name: string): void {
  live.forEach((value, i) => {
    if (!Object.is(value, sql[i]))
      throw new Error(`${METRICS[i % METRICS.length]?.id}: ${value} live, ${sql[i]} by ${name}`)
  })
}
