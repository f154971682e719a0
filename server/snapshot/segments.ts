import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, rename } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Database } from './database.ts'
import type { FileFacts } from './manifest.ts'

export const SEGMENTS = 'segments'
/** Entries of a sealed segment, at least. */
const SEAL_ENTRIES = 2_000_000
/** So many times as many at most: they are sorted at once. */
const MOST_TIMES = 8
/** Versions are counted in stretches, so that a segment ends where an event does. */
const STRETCH = 256

const Facts = z.strictObject({ path: z.string(), rows: z.int(), bytes: z.int(), sha256: z.string() })
const Seal = z.strictObject({ after: z.int(), upTo: z.int(), entry: Facts, event: Facts })
/** A sealed segment: the rows of a stretch of versions, written once. Paths are those of a snapshot's folder. */
export type Seal = z.infer<typeof Seal>

/** Which ledger: another meaning, journal or restored backup has segments of its own. */
export interface LedgerName {
  readonly epoch: string
  readonly journal: string
}

/** The folder of a ledger's segments below that of all snapshots. */
function segmentsFolder({ epoch, journal }: LedgerName): string {
  return `${SEGMENTS}/${`${epoch}-${journal.slice(0, 8)}`.replace(/[^\w-]/g, '_')}`
}

/** The sealed segments of a ledger that end by a version, from the first on without a gap. */
export function sealsOf(root: string, at: LedgerName & { version: number }): readonly Seal[] {
  const folder = join(root, segmentsFolder(at))
  if (!existsSync(folder)) return []
  const all = readdirSync(folder)
    .filter((name) => name.endsWith('.json') && !name.startsWith('.'))
    .flatMap((name) => readSeal(join(folder, name)) ?? [])
    .sort((a, b) => a.after - b.after)
  const seals: Seal[] = []
  for (const seal of all) if (seal.after === (seals.at(-1)?.upTo ?? 0) && seal.upTo <= at.version) seals.push(seal)
  return seals
}

/** A segment by its note; undefined where either is not as it was written: then its rows are written anew. */
function readSeal(path: string): Seal | undefined {
  try {
    const found = Seal.parse(JSON.parse(readFileSync(path, 'utf8')))
    const isWhole = ({ path: file, bytes }: FileFacts) => statSync(join(path, '..', basename(file))).size === bytes
    return isWhole(found.entry) && isWhole(found.event) ? found : undefined
  } catch {
    return undefined
  }
}

/** Sorted by organisation, so that a subtree reads few groups of rows. */
const SORTED = 'ORDER BY org, seq'

/** The rows of a stretch of versions as two files of a folder, the tables `entry` and `event` being there. */
export async function writeStretch(
  database: Database,
  at: { root: string; folder: string; from: string; after: number; upTo: number },
): Promise<{ entry: FileFacts; event: FileFacts }> {
  const { root, folder, from, after, upTo } = at
  const write = async (table: string): Promise<FileFacts> => {
    const name = `${table}-${after + 1}-${upTo}.parquet`
    const sql = `SELECT * FROM ${table} WHERE seq > ${after} AND seq <= ${upTo} ${SORTED}`
    const facts = await database.write(sql, { folder: join(root, folder), path: name })
    return { ...facts, path: `${from}${name}` }
  }
  return { entry: await write('entry'), event: await write('event') }
}

/** Seals what there is enough of after the last segment; returns the new ones. Their note is written last: it makes them. */
export async function seal(
  database: Database,
  at: LedgerName & { root: string; after: number; version: number; entries?: number },
): Promise<readonly Seal[]> {
  const { root, version, entries = SEAL_ENTRIES } = at
  const folder = segmentsFolder(at)
  await mkdir(join(root, folder), { recursive: true })
  const seals: Seal[] = []
  let { after } = at
  for (const upTo of await cutsOf(database, { after, version, entries })) {
    const files = await writeStretch(database, { root, folder, from: `../${folder}/`, after, upTo })
    const made: Seal = { after, upTo, ...files }
    const note = join(root, folder, `.${upTo}.json`)
    writeFileSync(note, JSON.stringify(made), { flush: true })
    await rename(note, join(root, folder, `${after + 1}-${upTo}.json`))
    seals.push(made)
    after = upTo
  }
  return seals
}

async function cutsOf(
  database: Database,
  at: { after: number; version: number; entries: number },
): Promise<readonly number[]> {
  const stretches = await database.rows(
    `SELECT seq // ${STRETCH} AS stretch, count(*) FROM entry WHERE seq > ${at.after} GROUP BY stretch ORDER BY stretch`,
  )
  const whole = stretches.map(([stretch, count]) => ({
    end: (Number(stretch) + 1) * STRETCH - 1,
    count: Number(count),
  }))
  const last = whole.findLast(({ end }) => end <= at.version)?.end
  const cuts: number[] = []
  let entries = 0
  for (const { end, count } of whole) {
    entries += count
    // What is there is sealed as one: a subtree is read from few files several times faster than from many.
    if (entries < at.entries || end > at.version || (end !== last && entries < at.entries * MOST_TIMES)) continue
    cuts.push(end)
    entries = 0
  }
  return cuts
}

/** Removes every segment's file that none of these paths names (`segments/…/….parquet`), and its note. */
export function sweepSegments(root: string, named: ReadonlySet<string>): void {
  const top = join(root, SEGMENTS)
  if (!existsSync(top)) return
  for (const ledger of readdirSync(top)) {
    const folder = join(top, ledger)
    const names = readdirSync(folder)
    const kept = names.filter((name) => named.has(`${SEGMENTS}/${ledger}/${name}`))
    const isKept = (name: string) =>
      kept.includes(name) || (name.endsWith('.json') && kept.includes(`entry-${name.replace(/json$/, 'parquet')}`))
    for (const name of names) if (!isKept(name)) rmSync(join(folder, name), { force: true })
    if (kept.length === 0) rmSync(folder, { recursive: true, force: true })
  }
}
