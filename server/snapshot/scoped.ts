import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseDay } from '../../data/language/time.ts'
import { quote } from '../engine/sql.ts'
import { type Artefact, artefactFolder, writeArtefact } from './artefact.ts'
import { RAW, SPILL } from './build.ts'
import { Database } from './database.ts'
import { memberSql } from './derive.ts'
import { withoutClass } from './doc.ts'
import { type Manifest, readManifest } from './manifest.ts'
import { OF_ORGANISATIONS, TABLES, TABLES_WITH_PEOPLE } from './tables.ts'
import { viewsOf } from './views.ts'

/** Which artefact of a snapshot is made. With people, their copied rows lie in `<snapshot>/<work>/raw`. */
export interface ArtefactOrder {
  /** The snapshot's folder. */
  readonly snapshot: string
  readonly scope: string
  readonly people: boolean
  /** A folder in it to work in, gone afterwards. */
  readonly work: string
}

/** There was no such organisation at the snapshot's version. */
export class ScopeMissing extends Error {}

/** Makes the artefact of a subtree: the rows of its organisations, copied; what is of no organisation is shared. */
export async function buildArtefact(order: ArtefactOrder): Promise<void> {
  const { snapshot, scope, people } = order
  const work = join(snapshot, order.work)
  mkdirSync(join(work, SPILL), { recursive: true })
  const database = await Database.open(join(work, SPILL))
  try {
    const manifest = readManifest(snapshot)
    for (const { name, files } of manifest.tables)
      await database.view(
        `all_${name}`,
        files.map(({ path }) => join(snapshot, path)),
      )
    await ownOrganisations(database, scope)
    const raw = people ? await rawViews(database, join(work, RAW)) : new Set<string>()
    const out = join(work, 'out')
    mkdirSync(out)
    const at = artefactFolder({ scope, people })
    const tables: Artefact['tables'] = {}
    const hashed: Artefact['own'] = []
    for (const { name, columns, ...words } of people ? TABLES_WITH_PEOPLE : TABLES) {
      const own = ownSql(name, { raw, manifest })
      const doc = { ...words, columns: columns.map(withoutClass) }
      if (own === undefined) {
        const shared = manifest.tables.find((table) => table.name === name)?.files ?? []
        const files = shared.map(({ path }) => relative(join(snapshot, at), join(snapshot, path)))
        tables[name] = { ...doc, files, rows: shared.reduce((n, { rows }) => n + rows, 0) }
      } else {
        const { path, rows, sha256 } = await database.write(own, { folder: out, path: `${name}.parquet` })
        tables[name] = { ...doc, files: [path], rows }
        hashed.push({ path, sha256 })
      }
    }
    const views = viewsOf({ people }).map(({ columns, ...doc }) => ({ ...doc, columns: columns.map(withoutClass) }))
    const { version, epoch } = manifest
    writeArtefact(out, { version, epoch, scope, people, tables, views, own: hashed })
    mkdirSync(join(snapshot, at, '..'), { recursive: true })
    if (!existsSync(join(snapshot, at))) renameSync(out, join(snapshot, at))
  } finally {
    database.close()
    rmSync(work, { recursive: true, force: true })
  }
}

/** The table `own` of the organisations of a scope, its top first. Fails: `ScopeMissing`. */
async function ownOrganisations(database: Database, scope: string): Promise<void> {
  await database.run(`CREATE TABLE own AS SELECT below.org, below.lo, top.org AS top, top.path AS top_path, top.code AS top_code
FROM all_organisation AS top JOIN all_organisation AS below ON below.lo BETWEEN top.lo AND top.hi
WHERE top.code = ${quote(scope)}`)
  if (Number((await database.rows('SELECT count(*) FROM own'))[0]?.[0]) === 0) throw new ScopeMissing(scope)
}

/** Copied rows that say whose they are. */
async function rawViews(database: Database, folder: string): Promise<ReadonlySet<string>> {
  const names = readdirSync(folder)
  for (const table of ['entry', 'event']) {
    const files = names.filter((name) => name.startsWith(`${table}-`)).map((name) => join(folder, name))
    await database.view(`raw_${table}`, files)
  }
  await database.view('member', [join(folder, 'member.parquet')])
  return new Set(['entry', 'event', 'member'])
}

/** A table's rows of the scope; undefined where they are everybody's. */
function ownSql(name: string, at: { raw: ReadonlySet<string>; manifest: Manifest }): string | undefined {
  if (name === 'member') return memberSql(parseDay(at.manifest.day) ?? 0)
  if (name === 'source')
    return `SELECT * FROM all_source WHERE id IN (SELECT source FROM all_event WHERE org IN (SELECT org FROM own)) ORDER BY id`
  if (!OF_ORGANISATIONS.has(name)) return undefined
  const rows = `${at.raw.has(name) ? 'raw' : 'all'}_${name}`
  const mine = `FROM ${rows} WHERE org IN (SELECT org FROM own)`
  if (name === 'organisation')
    return `SELECT * REPLACE (
  CASE WHEN code = (SELECT any_value(top_code) FROM own) THEN NULL ELSE parent END AS parent,
  substr(path, (SELECT any_value(length(top_path) - length(top_code)) FROM own)::BIGINT + 1) AS path
) ${mine} ORDER BY lo`
  if (name === 'total') return `SELECT * ${mine} ORDER BY measure, org`
  return `SELECT * ${mine} ORDER BY ALL`
}
