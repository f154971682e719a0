import { execFile } from 'node:child_process'
import { existsSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DeskAnswer } from '../../data/contract/desk.ts'
import { QUERY_THREADS } from '../../server/sandbox/database.ts'
import { openArtefact } from '../../server/snapshot/artefact.ts'
import { median } from '../drill/median.ts'
import { type Child, startChild } from './child.ts'
import type { BenchQuery } from './desk-queries.ts'
import { round } from './report.ts'

/** Fetched by the bench, half a gigabyte: not a dependency. */
const CHDB = 'chdb@3.4.0'
const FOLDER = fileURLToPath(new URL('../../node_modules/.cache/yuntu-chdb', import.meta.url))
const NOT_ASKED = 'not asked: --chdb fetches it, half a gigabyte'

/** What chDB said of the same files, or why it was not asked. */
export type ChdbFinding = Readonly<Record<string, string | number>>

export interface ChdbOrder {
  readonly folder: string
  readonly statements: readonly string[]
}

/** Its answer, or what it says it cannot do. */
export type ChdbAnswer = { readonly ms: number; readonly rows: DeskAnswer['rows'] } | { readonly fault: string }

/** Asks an idle chDB the same over the same files, as far as it understands them; results must be equal. */
export async function askChdb(at: {
  isWanted: boolean
  artefact: string
  queries: readonly BenchQuery[]
  answers: ReadonlyMap<string, DeskAnswer['rows']>
  rounds: number
  say: (line: string) => void
}): Promise<ChdbFinding> {
  if (!at.isWanted) return { chdb: NOT_ASKED }
  try {
    await install(at.say)
  } catch (error) {
    return { chdb: `could not be installed here: ${error instanceof Error ? error.message.split('\n')[0] : ''}` }
  }
  const order: ChdbOrder = { folder: join(FOLDER, 'node_modules/chdb'), statements: viewsFor(at.artefact) }
  const child = await startChild('./desk-chdb-peer.mjs', order)
  try {
    return await compare(child, at)
  } finally {
    child.end()
  }
}

async function install(say: (line: string) => void): Promise<void> {
  if (existsSync(join(FOLDER, 'node_modules/chdb'))) return
  say(`fetching ${CHDB}`)
  mkdirSync(FOLDER, { recursive: true })
  await promisify(execFile)('npm', ['install', '--no-save', '--no-audit', '--no-fund', '--prefix', FOLDER, CHDB])
}

async function compare(child: Child, at: Parameters<typeof askChdb>[0]): Promise<ChdbFinding> {
  const times: number[] = []
  const not: string[] = []
  for (const { name, sql } of at.queries) {
    const own: number[] = []
    for (let i = 0; i <= at.rounds; i++) {
      const answer = (await child.ask(clickhouseOf(sql))) as ChdbAnswer // as its script answers
      if ('fault' in answer) {
        not.push(`${name} (${answer.fault.slice(0, 80)})`)
        break
      }
      if (!isSame(answer.rows, at.answers.get(name) ?? [])) {
        not.push(`${name} (other rows: ${JSON.stringify(answer.rows[0])})`)
        break
      }
      if (i > 0) own.push(answer.ms)
    }
    if (own.length > 0) times.push(median(own))
  }
  return {
    chdb: CHDB,
    chdbEqual: `${times.length} of ${at.queries.length}`,
    chdbAllSeconds: round(times.reduce((a, b) => a + b, 0) / 1_000, 2),
    chdbNot: not.join('; ') || 'none',
  }
}

/** Numbers of fractions may differ in their last digits. */
function isSame(a: DeskAnswer['rows'], b: DeskAnswer['rows']): boolean {
  const plain = (rows: DeskAnswer['rows']) =>
    JSON.stringify(rows.map((row) => row.map((value) => (typeof value === 'number' ? value.toPrecision(12) : value))))
  return plain(a) === plain(b)
}

const single = (text: string) => `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`

/** The snapshot's tables and views in its dialect. */
function viewsFor(artefact: string): string[] {
  const { tables, views } = openArtefact(artefact)
  const files = Object.entries(tables).map(([name, table]) => {
    const all = table.files.map((file) => `SELECT * FROM file(${single(file)}, Parquet)`)
    return `CREATE VIEW ${name} AS ${all.join(' UNION ALL ')}`
  })
  return [
    `SET max_threads = ${QUERY_THREADS}`,
    'SET join_use_nulls = 1',
    "SET union_default_mode = 'DISTINCT'",
    ...files,
    ...views.map(({ name, sql }) => `CREATE VIEW ${name} AS ${clickhouseOf(sql)}`),
  ]
}

/** The few words that are other ones in its dialect. */
function clickhouseOf(sql: string): string {
  return sql
    .replace(
      /strftime\(epoch_ms\((\S+)\) \+ INTERVAL 8 HOUR, ('[^']+')\)/g,
      "formatDateTime(fromUnixTimestamp64Milli($1, 'Asia/Shanghai'), $2)",
    )
    .replace(/quantile_cont\((\S+), (\S+)\)/g, 'quantileExactInclusive($2)($1)')
    .replace(/FILTER \((?!WHERE)/g, 'FILTER (WHERE ')
    .replace(/arg_max\(parent, \(ts, seq\)\)/g, 'argMax(parent, (ts, seq))')
    .replace(/\((e\.ts \+ 28800000)\) \/\/ 3600000/g, 'intDiv($1, 3600000)')
    .replace(/starts_with\(/g, 'startsWith(')
}
