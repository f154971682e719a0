import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { type Metric, valueOf } from '../../data/language/metric.ts'
import { dayStart, WINDOWS, type Window } from '../../data/language/time.ts'
import { METRICS, ROOT } from '../../data/scenes/index.ts'
import { Core } from '../engine/core.ts'
import { meaningHash } from '../engine/epoch.ts'
import { lockFolder } from '../engine/folder.ts'
import { Journal } from '../engine/journal.ts'
import { Ledger } from '../engine/ledger.ts'
import { PackedStates } from '../engine/packed-states.ts'
import { replayTail } from '../engine/restore.ts'
import { type AsOf, sumsSql } from '../engine/sql.ts'

/** A value that another meaning gave, and the one that it has now, of the same events. */
export interface Changed {
  readonly metric: string
  readonly label: string
  readonly scope: string
  /** `undefined`: there was, or is, no such metric. */
  readonly old: number | null | undefined
  readonly now: number | null | undefined
}

export interface DiffReport {
  readonly file: string
  readonly oldEpoch: string
  readonly epoch: string
  /** The version that both are compared at: the last one that the old ledger had. */
  readonly version: number
  readonly scopes: number
  readonly compared: number
  readonly changed: readonly Changed[]
}

/** A metric as a ledger remembers it: enough for its value. */
type Remembered = Pick<Metric, 'id' | 'of' | 'known'> & { readonly label: string }
type Read = (sql: string) => Promise<readonly (readonly unknown[])[]>

const PREFIX = 'ledger.duckdb.aside-'

/**
 * What a change of meaning changed in a stopped folder: every metric of the whole and of what lies directly below it,
 * as the ledger of the epoch before had it, and as the journal gives it now.
 *
 * Both are read at the old ledger's version and day, the old one by the formulas that it was written with. Nothing in the
 * folder is changed. Null where no ledger of another epoch is there. Fails: `FolderBusy` while a server runs.
 */
export async function diffFolder(folder: string, options: { meaning?: string } = {}): Promise<DiffReport | null> {
  if (!existsSync(join(folder, 'journal')))
    throw new Error(`${folder} 不是数据文件夹：没有 journal（not a data folder）`)
  const lock = await lockFolder(folder)
  const journal = Journal.open(folder)
  const epoch = `${options.meaning ?? meaningHash()}-${journal.restores}`
  const work = mkdtempSync(join(tmpdir(), 'yuntu-diff-'))
  try {
    const found = await oldLedger(folder, { work, epoch, journal: journal.id })
    if (!found) return null
    const { ledger } = await Ledger.open({
      folder: work,
      identity: { journal: journal.id, epoch },
      journalSeq: journal.seq,
    })
    const states = PackedStates.open(join(work, 'states'), { stamp: null, isWhole: true })
    await replayTail(new Core(journal, ledger, { states }), () => {})
    try {
      return await compare(found, { epoch, read: (sql) => ledger.read(sql) })
    } finally {
      await ledger.close()
      found.close()
    }
  } finally {
    await journal.close()
    lock.closeSync()
    rmSync(work, { recursive: true, force: true })
  }
}

interface Old {
  readonly file: string
  readonly epoch: string
  readonly version: number
  readonly read: Read
  close(): void
}

/** The ledger that a change of meaning put aside last, or is about to: opened as a copy, with its write-ahead log. */
async function oldLedger(
  folder: string,
  at: { work: string; epoch: string; journal: string },
): Promise<Old | undefined> {
  const aside = readdirSync(folder)
    .filter((name) => name.startsWith(PREFIX))
    .sort()
    .reverse()
  for (const [i, file] of ['ledger.duckdb', ...aside].entries()) {
    if (!existsSync(join(folder, file))) continue
    const copy = join(at.work, `old-${i}.duckdb`)
    copyFileSync(join(folder, file), copy)
    const log = file.replace('ledger.duckdb', 'ledger.duckdb.wal')
    if (existsSync(join(folder, log))) copyFileSync(join(folder, log), `${copy}.wal`)
    const old = await openOld(file, copy)
    if (old && old.journal === at.journal && old.epoch !== at.epoch && old.version > 0) return old
    old?.close()
  }
  return undefined
}

/** Undefined where it is damaged: that is why it may have been put aside. */
async function openOld(file: string, path: string): Promise<(Old & { journal: string }) | undefined> {
  let instance: DuckDBInstance | undefined
  try {
    instance = await DuckDBInstance.create(path, { threads: '2', memory_limit: '1GB' })
    const connection = await instance.connect()
    const read: Read = async (sql) => (await connection.runAndReadAll(sql)).getRows()
    const [meta] = await read('SELECT seq, journal, epoch FROM meta')
    const opened = instance
    return {
      file,
      version: Number(meta?.[0] ?? 0),
      journal: String(meta?.[1]),
      epoch: String(meta?.[2]),
      read,
      close() {
        connection.closeSync()
        opened.closeSync()
      },
    }
  } catch {
    instance?.closeSync()
    return undefined
  }
}

async function compare(old: Old, now: { epoch: string; read: Read }): Promise<DiffReport> {
  const { version } = old
  const [opened] = await old.read(`SELECT max(day) FROM day_opened WHERE seq <= ${version}`)
  const asOf: AsOf = { version, at: dayStart(Number(opened?.[0] ?? 0) + 1) - 1 }
  const before = await metricsIn(old.read)
  const after: Remembered[] = METRICS.map(({ id, of, known, label }) => ({ id, of, known, label: label.zh }))
  const names = new Map([...before, ...after].map(({ id, label }) => [id, label]))
  const scopes = await scopesIn(now.read, asOf)
  const changed: Changed[] = []
  for (const scope of scopes) {
    const was = await valuesOf(before, { scope, asOf, read: old.read })
    const is = await valuesOf(after, { scope, asOf, read: now.read })
    for (const [metric, label] of names)
      if (was.get(metric) !== is.get(metric))
        changed.push({ metric, label, scope, old: was.get(metric), now: is.get(metric) })
  }
  return {
    file: old.file,
    oldEpoch: old.epoch,
    epoch: now.epoch,
    version,
    scopes: scopes.length,
    compared: scopes.length * names.size,
    changed,
  }
}

/** The whole, and what lay directly below it. */
async function scopesIn(read: Read, { version, at }: AsOf): Promise<string[]> {
  const rows = await read(
    `SELECT DISTINCT code FROM org JOIN (
       SELECT org, arg_max(parent, (ts, seq)) AS parent FROM org_parent WHERE seq <= ${version} AND ts <= ${at} GROUP BY org
     ) AS placed ON placed.org = org.org WHERE placed.parent = ${ROOT.id} ORDER BY code`,
  )
  return [ROOT.code, ...rows.map(([code]) => String(code))]
}

/** The metrics that a ledger was written with; today's where it is older than that. */
async function metricsIn(read: Read): Promise<Remembered[]> {
  const [has] = await read("SELECT count(*) FROM duckdb_tables() WHERE table_name = 'metric'")
  if (Number(has?.[0]) === 0) return METRICS.map(({ id, of, known, label }) => ({ id, of, known, label: label.zh }))
  return (await read('SELECT id, label, formula FROM metric')).map(([id, label, formula]) => ({
    id: String(id),
    label: String(label),
    // Written when the ledger was made.
    ...(JSON.parse(String(formula)) as Pick<Metric, 'of' | 'known'>),
  }))
}

async function valuesOf(
  metrics: readonly Remembered[],
  at: { scope: string; asOf: AsOf; read: Read },
): Promise<Map<string, number | null>> {
  const codes = new Map((await at.read('SELECT id, code FROM measure')).map(([id, code]) => [Number(id), String(code)]))
  const rows = await at.read(sumsSql(at.scope, at.asOf))
  const sums = new Map(rows.map((row) => [codes.get(Number(row[0])) ?? '', row]))
  const sumOf = (measure: string, window: Window) => Number(sums.get(measure)?.[1 + WINDOWS.indexOf(window)] ?? 0)
  return new Map(metrics.map((metric) => [metric.id, valueOf(metric, sumOf)]))
}
