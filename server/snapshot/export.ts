import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Writable } from 'node:stream'
import { Zip, ZipPassThrough } from 'fflate'
import { Problem } from '../../data/contract/problem.ts'
import { type Artefact, openArtefact } from './artefact.ts'
import type { Manifest } from './manifest.ts'

/** A zip of the plain kind counts its bytes in 32 bits. */
const MOST_BYTES = 4_000_000_000

/** A file as it lies in an export. */
interface Packed {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
}

/**
 * Writes an artefact as a zip: a folder of Parquet files for each table, `load.sql` with their views for DuckDB, and last
 * `manifest.json` with columns, rows and checksums. A piece at a time, as fast as it is taken.
 *
 * Fails: `too-large`; whatever the receiving side ends with.
 */
export async function writeExport(at: { artefact: string; manifest: Manifest; out: Writable }): Promise<void> {
  const { manifest, out } = at
  const artefact = openArtefact(at.artefact)
  const sizes = await Promise.all(
    Object.values(artefact.tables).flatMap(({ files }) => files.map((file) => stat(file))),
  )
  if (sizes.reduce((sum, { size }) => sum + size, 0) > MOST_BYTES)
    throw new Problem('too-large', '这个快照太大，装不进一个压缩包：请按下级组织分别导出')
  const zip = openZip(out)
  const packed = new Map<string, Packed[]>()
  for (const [table, { files }] of Object.entries(artefact.tables)) {
    const done: Packed[] = []
    for (const file of files) done.push(await zip.file(`${table}/${basename(file)}`, createReadStream(file)))
    packed.set(table, done)
  }
  await zip.file('load.sql', [Buffer.from(loadSql(artefact, manifest))])
  await zip.file('manifest.json', [
    Buffer.from(JSON.stringify(exportManifest(artefact, { manifest, packed }), null, 1)),
  ])
  await zip.end()
}

/** A zip that is written as it is made; nothing in it is compressed, since Parquet files are. */
function openZip(out: Writable) {
  let failure: unknown
  const zip = new Zip((error, chunk) => {
    if (error) failure = error
    else out.write(chunk)
  })
  const taken = async () => {
    if (failure !== undefined) throw failure
    if (out.destroyed) throw new Error('the receiver of an export is gone')
    if (out.writableNeedDrain) await Promise.race([once(out, 'drain'), once(out, 'close')])
  }
  return {
    async file(path: string, chunks: AsyncIterable<Buffer> | Iterable<Buffer>): Promise<Packed> {
      const entry = new ZipPassThrough(path)
      zip.add(entry)
      const hash = createHash('sha256')
      let bytes = 0
      for await (const chunk of chunks) {
        hash.update(chunk)
        bytes += chunk.length
        entry.push(chunk)
        await taken()
      }
      entry.push(new Uint8Array(), true)
      return { path, bytes, sha256: hash.digest('hex') }
    },
    async end(): Promise<void> {
      zip.end()
      await taken()
    },
  }
}

function exportManifest(
  artefact: Artefact,
  at: { manifest: Manifest; packed: ReadonlyMap<string, readonly Packed[]> },
) {
  const { manifest, packed } = at
  const { tables: _, views: __, format, ...of } = manifest
  return {
    ...{ format, ...of, scope: artefact.scope, people: artefact.people },
    tables: Object.entries(artefact.tables).map(([name, { files: ___, ...table }]) => ({
      name,
      ...table,
      files: packed.get(name) ?? [],
    })),
    views: artefact.views,
  }
}

/** Views over the unpacked files, to be read by DuckDB in their folder. */
function loadSql(artefact: Artefact, { watermark, version, day }: Manifest): string {
  const head = [`-- 党建云图 Yuntu · version ${version} · ${day}`, ...(watermark === null ? [] : [`-- ${watermark}`])]
  const tables = Object.entries(artefact.tables).flatMap(([name, { zh, en, columns }]) => [
    `-- ${name}: ${zh} / ${en}`,
    ...columns.map((column) => `--   ${column.name}: ${column.zh} / ${column.en}`),
    `CREATE VIEW ${name} AS SELECT * FROM read_parquet('${name}/*.parquet');`,
  ])
  const views = artefact.views.flatMap(({ name, zh, en, sql }) => [
    `-- ${name}: ${zh} / ${en}`,
    `CREATE VIEW ${name} AS ${sql};`,
  ])
  return `${[...head, ...tables, ...views].join('\n')}\n`
}
