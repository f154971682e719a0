import { closeSync, openSync, readFileSync, readSync, writeSync } from 'node:fs'
import type { ImportId } from '../../../data/imports/column.ts'
import { csvRows } from './csv.ts'
import type { FileFacts, ReadMessage, StoredRow } from './read-messages.ts'
import { decode, sniff } from './sniff.ts'
import { columnsOf, findTable, type ReadRow, type Skipped, type Table } from './table.ts'
import { openWorkbook } from './workbook.ts'

const PROGRESS_EVERY = 5_000
const WRITE_CHARS = 1_048_576

export interface ReadRequest {
  readonly path: string
  /** Where the rows go, a JSON line each. */
  readonly out: string
  readonly hint: ImportId | null
  readonly tell: (message: ReadMessage) => void
}

/** Reads a file into rows. Fails: `FileRefused`, before or after rows have been written. */
export async function readFile(request: ReadRequest): Promise<void> {
  const format = sniff(headOf(request.path))
  if (format === 'csv') {
    const { text, encoding } = decode(readFileSync(request.path))
    const table = await findTable([{ name: null, date1904: false, rows: () => csvRows(text) }], request.hint)
    return writeRows(table, { ...request, format, encoding })
  }
  const book = await openWorkbook(request.path)
  try {
    const table = await findTable(book.sheets, request.hint)
    await writeRows(table, { ...request, format, encoding: null })
  } finally {
    book.close()
  }
}

function headOf(path: string): Buffer {
  const head = Buffer.alloc(4_096)
  const file = openSync(path, 'r')
  try {
    return head.subarray(0, readSync(file, head, 0, head.length, 0))
  } finally {
    closeSync(file)
  }
}

async function writeRows(
  table: Table,
  at: ReadRequest & { format: FileFacts['format']; encoding: string | null },
): Promise<void> {
  const skipped: Record<Skipped, number> = { blank: 0, total: 0, header: 0, note: 0 }
  const out = openSync(at.out, 'wx', 0o600)
  let rows = 0
  let waiting = ''
  try {
    for await (const row of table.rows()) {
      rows++
      if ('skipped' in row) skipped[row.skipped]++
      else waiting += `${toLine(toStored(row))}\n`
      if (waiting.length > WRITE_CHARS) {
        writeSync(out, waiting)
        waiting = ''
      }
      if (rows % PROGRESS_EVERY === 0) at.tell({ kind: 'progress', rows })
    }
    writeSync(out, waiting)
  } finally {
    closeSync(out)
  }
  const facts: FileFacts = {
    kind: table.kind.id,
    format: at.format,
    encoding: at.encoding,
    sheet: table.sheet,
    headerLine: table.headerLine,
    columns: columnsOf(table),
    ignored: table.header.ignored,
    labels: table.labels,
  }
  at.tell({ kind: 'read', facts, rows, skipped })
}

/** JSON on one line for every reader: some take U+2028 and U+2029 for line breaks too. */
function toLine(row: StoredRow): string {
  return JSON.stringify(row).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029')
}

function toStored(row: Exclude<ReadRow, { skipped: Skipped }>): StoredRow {
  return 'fields' in row
    ? { n: row.line, c: row.cells, f: row.fields }
    : { n: row.line, c: row.cells, w: row.column, y: row.reason }
}
