import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { zipSync } from 'fflate'
import { csvRows } from '../../../server/ingest/files/csv.ts'
import type { Row } from '../../../server/ingest/files/row.ts'
import { decode } from '../../../server/ingest/files/sniff.ts'
import { openWorkbook } from '../../../server/ingest/files/workbook.ts'
import type { Chance } from '../chance.ts'
import { damage, randomBytes } from './bytes.ts'
import { writeCsv } from './csv-files.ts'
import { type Rows, spoilRows } from './tables.ts'
import { partsOf, writeWorkbook } from './workbooks.ts'
import { bomb, lie } from './zips.ts'

const NAMES = ['organisations.csv', 'members.xlsx', 'members-later.csv', 'meetings.xlsx']
/** A bomb takes seconds to read; a few of each are enough. */
const BOMBS_OF = 0.003

/** A good file and its table. */
export interface GoodFile {
  readonly name: string
  readonly bytes: Buffer
  readonly rows: Rows
}

/** A file with something wrong with it, and what. */
export interface FileCase {
  readonly bytes: Buffer
  readonly notes: readonly string[]
}

/** The samples, in the order in which an empty folder takes them. */
export async function goodFiles(): Promise<GoodFile[]> {
  const files: GoodFile[] = []
  for (const name of NAMES) {
    const path = fileURLToPath(new URL(`../../../data/samples/${name}`, import.meta.url))
    const bytes = readFileSync(path)
    files.push({
      name,
      bytes,
      rows: name.endsWith('.csv') ? await collect(csvRows(decode(bytes).text)) : await sheetOf(path),
    })
  }
  return files
}

async function sheetOf(path: string): Promise<Rows> {
  const book = await openWorkbook(path)
  try {
    return await collect(book.sheets[0]?.rows() ?? [])
  } finally {
    book.close()
  }
}

async function collect(rows: AsyncIterable<Row> | readonly Row[]): Promise<Rows> {
  const all: string[][] = []
  for await (const { cells } of rows) all.push(cells.map((cell) => cell.text))
  return all
}

/** A spoilt file: its cells, its format, its container or its bytes. */
export function makeFile(chance: Chance, seeds: readonly GoodFile[]): FileCase {
  if (chance.happens(BOMBS_OF)) return noted(bomb(chance))
  if (chance.happens(0.05)) return foreign(chance)
  const seed = chance.pick(seeds)
  const { rows, notes } = spoilRows(seed.rows, chance)
  if (chance.happens(0.45)) return damaged(writeCsv(rows, chance), { notes, chance, share: 0.2 })
  const source = seed.name.endsWith('.xlsx') && chance.happens(0.4) ? new Uint8Array(seed.bytes) : rows
  const book = writeWorkbook(partsOf(source, chance), chance)
  if (!chance.happens(0.15)) return damaged(book, { notes, chance, share: 0.1 })
  const lied = lie(book.bytes, chance)
  return { bytes: lied.bytes, notes: [...notes, ...book.notes, lied.note] }
}

function damaged(
  file: { bytes: Buffer; notes: string[] },
  at: { notes: string[]; chance: Chance; share: number },
): FileCase {
  const notes = [...at.notes, ...file.notes]
  if (!at.chance.happens(at.share)) return { bytes: file.bytes, notes }
  const { bytes, note } = damage(file.bytes, at.chance)
  return { bytes, notes: [...notes, note] }
}

const noted = ({ bytes, note }: { bytes: Buffer; note: string }): FileCase => ({ bytes, notes: [note] })

/** What is no table at all. */
function foreign(chance: Chance): FileCase {
  const bytes = chance.pick<() => Buffer>([
    () => Buffer.alloc(0),
    () => Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...randomBytes(chance, 600)]),
    () => Buffer.from(`%PDF-1.7\n${'x'.repeat(500)}`),
    () => Buffer.from([0x89, 0x50, 0x4e, 0x47, ...randomBytes(chance, 300)]),
    () => Buffer.from('<html><table><tr><td>党支部代码</td></tr></table></html>'),
    () => Buffer.from(zipSync({ 'word/document.xml': new Uint8Array(10), '[Content_Types].xml': new Uint8Array(10) })),
    () => Buffer.from([0x1f, 0x8b, 8, 0, ...randomBytes(chance, 300)]),
    () => Buffer.from('{"specversion":"1.0"}'),
    () => Buffer.from('PK\u0003\u0004'),
    () => randomBytes(chance, chance.whole(1, 4_000)),
    () => Buffer.from('党支部代码\n'.repeat(3_000)),
    () => Buffer.from('\n'.repeat(100_000)),
    () => Buffer.from(','.repeat(200_000)),
    () => Buffer.from('"'.repeat(5_001)),
  ])()
  return { bytes, notes: ['foreign'] }
}
