import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { z } from 'zod'
import { damagedOf, type Manifest } from './manifest.ts'

const ARTEFACTS = 'artefacts'
export const ARTEFACT = 'artefact.json'

const Words = { zh: z.string(), en: z.string() }
const Column = z.strictObject({ name: z.string(), type: z.string(), ...Words })

/**
 * What the readers of one scope may see of a snapshot, for whoever opens it: tables as Parquet files, and views as SQL over
 * them. In the file the paths are relative to it; `openArtefact` makes them absolute.
 */
export const Artefact = z.strictObject({
  version: z.int(),
  epoch: z.string(),
  scope: z.string(),
  /** Whether it says whose entries and events they are, and has the table `member`. */
  people: z.boolean(),
  tables: z.record(
    z.string(),
    z.strictObject({ files: z.array(z.string()), rows: z.int(), columns: z.array(Column), ...Words }),
  ),
  views: z.array(z.strictObject({ name: z.string(), sql: z.string(), columns: z.array(Column), ...Words })),
  /** The files beside it that are only its own, with their SHA-256. */
  own: z.array(z.strictObject({ path: z.string(), sha256: z.string() })).default([]),
})
export type Artefact = z.infer<typeof Artefact>

/** Reads an artefact; its files by their full paths. */
export function openArtefact(path: string): Artefact {
  const artefact = Artefact.parse(JSON.parse(readFileSync(path, 'utf8')))
  const full = (file: string) => resolve(dirname(path), file)
  const tables = Object.entries(artefact.tables).map(([name, table]) => [
    name,
    { ...table, files: table.files.map(full) },
  ])
  return { ...artefact, tables: Object.fromEntries(tables) }
}

/** Whether its own files are what was written. */
export async function isSound(path: string): Promise<boolean> {
  return (await damagedOf(dirname(path), openArtefact(path).own)) === null
}

/** The folder of an artefact below its snapshot's; a scope's code may be any text. */
export function artefactFolder({ scope, people }: { scope: string; people: boolean }): string {
  if (scope === 'root' && !people) return `${ARTEFACTS}/root`
  const hash = createHash('sha256').update(scope).digest('hex').slice(0, 16)
  return `${ARTEFACTS}/${hash}${people ? '-people' : ''}`
}

/** The artefact of the whole tree: the snapshot's own files, none copied. */
export function writeWhole(folder: string, manifest: Manifest): void {
  const { version, epoch, tables, views } = manifest
  const at = artefactFolder({ scope: 'root', people: false })
  const path = (file: string) => relative(join(folder, at), join(folder, file))
  const whole: Artefact = {
    ...{ version, epoch, scope: 'root', people: false, views, own: [] },
    tables: Object.fromEntries(
      tables.map(({ name, files, columns, zh, en }) => [
        name,
        {
          files: files.map((file) => path(file.path)),
          rows: files.reduce((n, { rows }) => n + rows, 0),
          columns,
          zh,
          en,
        },
      ]),
    ),
  }
  writeArtefact(join(folder, at), whole)
}

export function writeArtefact(folder: string, artefact: Artefact): void {
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, ARTEFACT), JSON.stringify(artefact), { flush: true })
}
