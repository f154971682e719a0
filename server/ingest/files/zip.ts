import type { Readable } from 'node:stream'
import { promisify } from 'node:util'
import yauzl, { type Entry, type ZipFile } from 'yauzl'
import { FileRefused, LIMITS } from './limits.ts'

/** The parts of a workbook, looked over before anything of it is unpacked. */
export interface Parts {
  has(name: string): boolean
  /** A part's bytes as they unpack; never more of them than the directory says. */
  open(name: string): Promise<Readable>
  /** A small part as text. */
  text(name: string): Promise<string>
  close(): void
}

const BROKEN = '文件不完整或已损坏：请重新保存或重新上传'

const REFUSED: readonly (readonly [pattern: RegExp, message: string])[] = [
  [/(?:^|\/)vbaProject\w*\.bin$|^xl\/macrosheets\//i, '工作簿里有宏：请另存为不含宏的 .xlsx 再导入'],
  [/^xl\/externalLinks\//i, '工作簿引用了别的文件（外部链接）：请断开链接、粘贴为数值后再导入'],
  [/^xl\/(?:connections\.xml|queryTables\/|model\/)/i, '工作簿连着外部数据：请断开连接、粘贴为数值后再导入'],
  [/(?:^|\/)activeX\/|\.exe$|\.dll$/i, '工作簿里嵌有程序：请把表格复制到新的工作簿再导入'],
]

const openFile = promisify<string, yauzl.Options, ZipFile>(yauzl.open)

/**
 * Opens a workbook by its directory: sizes, ratios, number of entries, macros and links are judged before unpacking.
 *
 * Fails: `FileRefused`, in words for who dropped the file.
 */
export async function openParts(path: string): Promise<Parts> {
  const zip = await openFile(path, { lazyEntries: true, autoClose: false, strictFileNames: true }).catch(() => {
    throw new FileRefused(BROKEN)
  })
  try {
    const entries = await readDirectory(zip)
    if (!entries.has('[Content_Types].xml') || !entries.has('xl/workbook.xml'))
      throw new FileRefused('这不是 Excel 工作簿（只是改了名的压缩包）：请导入 .xlsx 或 .csv')
    return partsOf(zip, entries)
  } catch (error) {
    zip.close()
    throw error
  }
}

function readDirectory(zip: ZipFile): Promise<Map<string, Entry>> {
  if (zip.entryCount > LIMITS.entries) throw new FileRefused(`工作簿里的部件超过 ${LIMITS.entries} 个：不像一张表`)
  const entries = new Map<string, Entry>()
  let bytes = 0
  return new Promise((resolve, reject) => {
    zip.on('entry', (entry: Entry) => {
      try {
        bytes += entry.uncompressedSize
        if (entries.has(entry.fileName)) throw new FileRefused(BROKEN)
        judge(entry, bytes)
        entries.set(entry.fileName, entry)
        zip.readEntry()
      } catch (error) {
        reject(error)
      }
    })
    zip.on('end', () => resolve(entries))
    zip.on('error', () => reject(new FileRefused(BROKEN)))
    zip.readEntry()
  })
}

function judge(entry: Entry, total: number): void {
  const { fileName, uncompressedSize, compressedSize } = entry
  for (const [pattern, message] of REFUSED) if (pattern.test(fileName)) throw new FileRefused(message)
  if (entry.isEncrypted()) throw new FileRefused('工作簿加了密码：请去掉密码再导入')
  const isBomb = uncompressedSize > LIMITS.ratioFrom && uncompressedSize > compressedSize * LIMITS.ratio
  if (isBomb || total > LIMITS.unpackedBytes)
    throw new FileRefused('工作簿解开后大得不像一张表（可能有大片空格式）：请把数据复制到新的工作簿，或拆成几份再导入')
}

function partsOf(zip: ZipFile, entries: Map<string, Entry>): Parts {
  async function open(name: string): Promise<Readable> {
    const entry = entries.get(name)
    if (!entry) throw new FileRefused(BROKEN)
    return new Promise((resolve, reject) => {
      zip.openReadStream(entry, (error, stream) => (error ? reject(new FileRefused(BROKEN)) : resolve(stream)))
    })
  }
  return {
    has: (name) => entries.has(name),
    open,
    async text(name) {
      if ((entries.get(name)?.uncompressedSize ?? 0) > LIMITS.partBytes) throw new FileRefused(BROKEN)
      const chunks: Buffer[] = []
      try {
        for await (const chunk of await open(name)) chunks.push(chunk)
      } catch {
        throw new FileRefused(BROKEN)
      }
      return Buffer.concat(chunks).toString('utf8')
    },
    close: () => zip.close(),
  }
}

/** What a stream of a part failed with, as a refusal: the bytes did not unpack as the directory said. */
export function toRefusal(error: unknown): FileRefused {
  return error instanceof FileRefused ? error : new FileRefused(BROKEN, { cause: error })
}
