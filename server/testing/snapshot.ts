import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Engine } from '../engine/port.ts'
import { ARTEFACT, type Artefact, artefactFolder, openArtefact } from '../snapshot/artefact.ts'
import { buildSnapshot, RAW } from '../snapshot/build.ts'
import { readSql } from '../snapshot/database.ts'
import type { Manifest } from '../snapshot/manifest.ts'
import { sealsOf } from '../snapshot/segments.ts'

/** Makes a snapshot of an engine's ledger in this process. `artefact` is the path of that of the whole tree. */
export async function takeSnapshot(
  engine: Pick<Engine, 'versions' | 'copy'>,
  at: { root: string; id: string; version?: number; sealEntries?: number; before?: string },
): Promise<{ manifest: Manifest; folder: string; artefact: string }> {
  const { root, id } = at
  const latest = await engine.versions()
  const ledger = { epoch: latest.epoch, journal: latest.journal, version: at.version ?? latest.version }
  const folder = join(root, id)
  mkdirSync(join(folder, RAW), { recursive: true })
  const after = sealsOf(root, ledger).at(-1)?.upTo ?? 0
  await engine.copy({ ...ledger, folder: join(folder, RAW), after, people: null })
  const manifest = await buildSnapshot({
    ...{ ...ledger, root, folder: id, id, kind: 'demand', made: '2026-01-01T00:00:00+08:00', demo: true },
    ...(at.sealEntries === undefined ? {} : { sealEntries: at.sealEntries }),
    ...(at.before === undefined ? {} : { before: at.before }),
  })
  return { manifest, folder, artefact: join(folder, artefactFolder({ scope: 'root', people: false }), ARTEFACT) }
}

/** Changes a few bytes of a file, and not its length. */
export function spoil(path: string): void {
  const bytes = readFileSync(path)
  bytes.write('XXXX', bytes.length >> 1)
  writeFileSync(path, bytes)
}

/** Asks SQL of an artefact as the sandbox does: its tables and views in a database in memory. */
export async function openSql(path: string) {
  const artefact: Artefact = openArtefact(path)
  const instance = await DuckDBInstance.create(':memory:', { threads: '1' })
  const connection = await instance.connect()
  for (const [name, { files }] of Object.entries(artefact.tables))
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM ${readSql(files)}`)
  const views = new Map(artefact.views.map(({ name, sql }) => [name, sql]))
  return {
    artefact,
    /** Views come into being when they are first named: there are hundreds. */
    async rows(sql: string): Promise<unknown[][]> {
      for (const [name] of sql.matchAll(/\w+/g)) {
        const view = views.get(name)
        if (view !== undefined) await connection.run(`CREATE VIEW ${name} AS ${view}`)
        views.delete(name)
      }
      const rows = (await connection.runAndReadAll(sql)).getRows()
      return rows.map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)))
    },
    close() {
      connection.closeSync()
      instance.closeSync()
    },
  }
}
