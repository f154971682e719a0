import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SnapshotKind } from '../../data/contract/desk.ts'
import { formatDay } from '../../data/language/time.ts'
import { RULE_SETS } from '../../data/rules/index.ts'
import { EVENTS, MEASURES, METRICS } from '../../data/scenes/index.ts'
import { writeWhole } from './artefact.ts'
import { Database } from './database.ts'
import { derivedSql, endOf } from './derive.ts'
import { withoutClass } from './doc.ts'
import { type FileFacts, FORMAT, MANIFEST, type Manifest, readManifest, WATERMARK } from './manifest.ts'
import { type LedgerName, seal, sealsOf, writeStretch } from './segments.ts'
import { TABLES } from './tables.ts'
import { type Before, totalSql } from './total.ts'
import { viewsOf } from './views.ts'

/** What a snapshot is made of: copied rows in `<root>/<folder>/raw`, those of the segments before them left out. */
export interface BuildOrder extends LedgerName {
  readonly root: string
  /** Its folder until it is whole. */
  readonly folder: string
  readonly id: string
  readonly kind: SnapshotKind
  readonly made: string
  readonly version: number
  readonly demo: boolean
  /** The folder of an earlier snapshot of the same ledger, whose totals may be carried on. */
  readonly before?: string
  /** After how many entries a segment is sealed, where it is not the usual number. */
  readonly sealEntries?: number
}

/** Where copied rows lie. */
export const RAW = 'raw'
export const SPILL = 'spill'
const COPIED = ['org', 'org_parent', 'day_opened', 'source'] as const

/** Makes a snapshot's files and its manifest from copied rows; what was copied is gone afterwards. */
export async function buildSnapshot(order: BuildOrder): Promise<Manifest> {
  const { root, version } = order
  const folder = join(root, order.folder)
  const raw = join(folder, RAW)
  mkdirSync(join(folder, SPILL), { recursive: true })
  const database = await Database.open(join(folder, SPILL))
  try {
    for (const table of [...COPIED, 'item']) await database.view(table, [join(raw, `${table}.parquet`)])
    const rows = await rowFiles(database, order)
    const [[day] = []] = await database.rows('SELECT max(day) FROM day_opened')
    const asOf = { version, at: endOf(Number(day)) }
    const copied = COPIED.map((table): [string, string] => [table, `SELECT * FROM ${table} ORDER BY ALL`])
    const files = new Map<string, readonly FileFacts[]>(Object.entries(rows))
    for (const [table, sql] of [...copied, ...Object.entries(derivedSql(asOf))])
      files.set(table, [await database.write(sql, { folder, path: `${table}.parquet` })])
    await database.view('organisation', [join(folder, 'organisation.parquet')])
    const before = order.before === undefined ? null : totalsOf(join(root, order.before))
    const total = await totalSql(database, { asOf, day: Number(day), before })
    files.set('total', [await database.write(total, { folder, path: 'total.parquet' })])
    const manifest = toManifest(order, { day: Number(day), files })
    writeFileSync(join(folder, MANIFEST), JSON.stringify(manifest, null, 1), { flush: true })
    writeWhole(folder, manifest)
    return manifest
  } finally {
    database.close()
    for (const done of [RAW, SPILL]) rmSync(join(folder, done), { recursive: true, force: true })
  }
}

function totalsOf(folder: string): Before | null {
  const { version, day, tables } = readManifest(folder)
  const files = tables.find(({ name }) => name === 'total')?.files.map(({ path }) => join(folder, path))
  return files ? { version, day, files } : null
}

/** The files of `entry` and `event`: sealed segments, new ones where there is enough, and the rest. */
async function rowFiles(
  database: Database,
  order: BuildOrder,
): Promise<Readonly<Record<'entry' | 'event', readonly FileFacts[]>>> {
  const { root, version } = order
  const raw = join(root, order.folder, RAW)
  const copied = readdirSync(raw)
  for (const table of ['entry', 'event'])
    await database.view(
      table,
      copied.filter((name) => name.startsWith(`${table}-`)).map((name) => join(raw, name)),
    )
  const before = sealsOf(root, order)
  const sealed = await seal(database, {
    ...order,
    after: before.at(-1)?.upTo ?? 0,
    ...(order.sealEntries === undefined ? {} : { entries: order.sealEntries }),
  })
  const all = [...before, ...sealed]
  const after = all.at(-1)?.upTo ?? 0
  const rest =
    after < version
      ? [await writeStretch(database, { root, folder: order.folder, from: '', after, upTo: version })]
      : []
  const files = (table: 'entry' | 'event') => [...all, ...rest].map((each) => each[table])
  const found = { entry: files('entry'), event: files('event') }
  // From here on all of them, where they stand at the end.
  for (const [table, facts] of Object.entries(found)) {
    await database.run(`DROP VIEW ${table}`)
    await database.view(
      table,
      facts.map(({ path }) => join(root, order.folder, path)),
    )
  }
  return found
}

function toManifest(
  order: BuildOrder,
  made: { day: number; files: ReadonlyMap<string, readonly FileFacts[]> },
): Manifest {
  const { id, version, epoch, journal, kind } = order
  return {
    ...{ format: FORMAT, id, version, epoch, journal, made: order.made, kind },
    day: formatDay(made.day),
    watermark: order.demo ? WATERMARK : null,
    catalogue: hashOfText(JSON.stringify([METRICS, MEASURES, EVENTS.map((event) => event.kind)])),
    rules: hashOfText(JSON.stringify(RULE_SETS)),
    tables: TABLES.map(({ columns, ...doc }) => ({
      ...doc,
      columns: columns.map(withoutClass),
      files: [...(made.files.get(doc.name) ?? [])],
    })),
    views: viewsOf({ people: false }).map(({ columns, ...doc }) => ({ ...doc, columns: columns.map(withoutClass) })),
  }
}

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}
