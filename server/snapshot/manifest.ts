import { createHash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { SnapshotId, SnapshotKind } from '../../data/contract/desk.ts'

export const MANIFEST = 'manifest.json'
/** Which layout of a snapshot this server writes and reads. */
export const FORMAT = 1
/** On every export of synthetic data, and in its manifest. */
export const WATERMARK = '演示数据，非真实情况 · Synthetic data, not real'

const FileFacts = z.strictObject({
  /** From the snapshot's folder, with `/` between. */
  path: z.string().regex(/^[\w./-]+$/),
  rows: z.int().nonnegative(),
  bytes: z.int().nonnegative(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
/** A Parquet file as it was written. */
export type FileFacts = z.infer<typeof FileFacts>

const Words = { zh: z.string(), en: z.string() }
const Column = z.strictObject({ name: z.string(), type: z.string(), ...Words })

/** What a snapshot is: which state of which ledger, and the files it is made of. */
export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  id: SnapshotId,
  version: z.int().positive(),
  epoch: z.string(),
  /** Which journal's ledger it is of. */
  journal: z.string(),
  /** RFC 3339, +08:00. */
  made: z.string(),
  kind: SnapshotKind,
  /** The running day at this version. */
  day: z.string(),
  watermark: z.string().nullable(),
  /** Hashes over the catalogue of metrics and measures, and over the rules. */
  catalogue: z.string(),
  rules: z.string(),
  tables: z.array(z.strictObject({ name: z.string(), ...Words, columns: z.array(Column), files: z.array(FileFacts) })),
  views: z.array(z.strictObject({ name: z.string(), ...Words, sql: z.string(), columns: z.array(Column) })),
})
export type Manifest = z.infer<typeof Manifest>

/** Why a snapshot cannot be used, for people. */
export class DamagedSnapshot extends Error {
  /** The file, below the snapshot's folder; undefined where it is its manifest. */
  readonly path: string | undefined

  constructor(message: string, options?: { cause?: unknown; path?: string }) {
    super(message, options)
    this.path = options?.path
  }
}

/** The manifest of a snapshot's folder. Fails: `DamagedSnapshot`. */
export function readManifest(folder: string): Manifest {
  let json: unknown
  try {
    json = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'))
  } catch (error) {
    throw new DamagedSnapshot('清单读不出 / the manifest cannot be read', { cause: error })
  }
  const parsed = Manifest.safeParse(json)
  if (!parsed.success) throw new DamagedSnapshot('清单不是本系统的格式 / the manifest is of another format')
  return parsed.data
}

export function filesOf(manifest: Manifest): readonly FileFacts[] {
  return manifest.tables.flatMap(({ files }) => files)
}

/** That every file is there and as long as it was. Fails: `DamagedSnapshot`, naming the file. */
export function checkSizes(folder: string, manifest: Manifest): void {
  for (const { path, bytes } of filesOf(manifest)) {
    const full = join(folder, path)
    if (!existsSync(full)) throw new DamagedSnapshot(`文件不见了 / a file is missing: ${path}`)
    const { size } = statSync(full)
    if (size !== bytes)
      throw new DamagedSnapshot(`文件大小不对 / a file has another size: ${path}（${bytes} → ${size}）`)
  }
}

/** That every file is what was written, but those in `sound`. Fails: `DamagedSnapshot`, naming the file. */
export async function checkHashes(folder: string, manifest: Manifest, sound?: Set<string>): Promise<void> {
  checkSizes(folder, manifest)
  const path = await damagedOf(folder, filesOf(manifest), sound)
  if (path !== null) throw new DamagedSnapshot(`文件内容不对 / a file is not what was written: ${path}`, { path })
}

/**
 * The first of a folder's files that is not what was written; null where all are.
 *
 * `sound`: files that were compared before, by their full paths; those that are found sound are added.
 */
export async function damagedOf(
  folder: string,
  files: readonly Pick<FileFacts, 'path' | 'sha256'>[],
  sound = new Set<string>(),
): Promise<string | null> {
  for (const { path, sha256 } of files) {
    const full = join(folder, path)
    if (sound.has(full)) continue
    if (!existsSync(full) || (await hashOf(full)) !== sha256) return path
    sound.add(full)
  }
  return null
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk)
  return hash.digest('hex')
}
