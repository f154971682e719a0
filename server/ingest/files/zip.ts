import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import type { Reason } from '../../../data/language/reason.ts'
import { FileRefused, LIMITS } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'

/** The parts of a workbook, looked over before anything of it is unpacked. */
export interface Parts {
  has(name: string): boolean
  /** A part's bytes as they unpack; never more of them than the directory says. */
  open(name: string): Promise<Readable>
  /** A small part as text. */
  text(name: string): Promise<string>
  close(): void
}

const REFUSED: readonly (readonly [pattern: RegExp, reason: Reason])[] = [
  [/(?:^|\/)vbaProject\w*\.bin$|^xl\/macrosheets\//i, FILE_REASONS['file-macros']],
  [/^xl\/externalLinks\//i, FILE_REASONS['file-links']],
  [/^xl\/(?:connections\.xml|queryTables\/|model\/)/i, FILE_REASONS['file-connections']],
  [/(?:^|\/)activeX\/|\.exe$|\.dll$/i, FILE_REASONS['file-programs']],
]

const openFile = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/**
 * Opens a workbook by its directory: sizes, ratios, number of entries, macros and links are judged before unpacking.
 *
 * Fails: `FileRefused`, in words for who dropped the file.
 */
export async function openParts(path: string): Promise<Parts> {
  const zip = await openFile(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(() => {
    throw new FileRefused(FILE_REASONS['file-damaged'])
  })
  try {
    const entries = await readDirectory(zip)
    if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml'))
      throw new FileRefused(FILE_REASONS['file-no-workbook'])
    return partsOf(zip, entries)
  } catch (error) {
    zip.close()
    throw error
  }
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.entries) throw new FileRefused(FILE_REASONS['file-parts'])
  const entries = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      try {
        bytes += entry.uncompressedSize
        if (entries.has(entry.fileName)) throw new FileRefused(FILE_REASONS['file-damaged'])
        judge(entry, bytes)
        entries.set(entry.fileName, entry)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(new FileRefused(FILE_REASONS['file-damaged'])))
    zip.readEntry()
  })
}

function judge(entry: Entry, total: number): void {
  const { fileName, uncompressedSize, compressedSize } = entry
  for (const [pattern, reason] of REFUSED) if (pattern.test(fileName)) throw new FileRefused(reason)
  if (entry.isEncrypted()) throw new FileRefused(FILE_REASONS['file-password'])
  const isBomb = uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio
  if (isBomb || total > LIMITS.unpackedBytes) throw new FileRefused(FILE_REASONS['file-unpacks-huge'])
}

function partsOf(zip: ZipFile, entries: Map<string, Entry>): Parts {
  async function open(name: string): Promise<Readable> {
    const entry = entries.get(name)
    if (!entry) throw new FileRefused(FILE_REASONS['file-damaged'])
    return new Promise((resolve, reject) => {
      zip.openReadStream(entry, (error, stream) =>
        error ? reject(new FileRefused(FILE_REASONS['file-damaged'])) : resolve(stream),
      )
    })
  }
  return {
    has: (name) => entries.has(name),
    open,
    async text(name) {
      if ((entries.get(name)?.uncompressedSize ?? 0) > LIMITS.partBytes)
        throw new FileRefused(FILE_REASONS['file-damaged'])
      const chunks: Buffer[] = []
      try {
        for await (const chunk of await open(name)) chunks.push(chunk)
      } catch {
        throw new FileRefused(FILE_REASONS['file-damaged'])
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => zip.close(),
  }
}

/** What a stream of a part failed with, as a refusal: the bytes did not unpack as the directory said. */
export function toRefusal(error: unknown): FileRefused {
  return error instanceof FileRefused ? error : new FileRefused(FILE_REASONS['file-damaged'], { cause: error })
}
