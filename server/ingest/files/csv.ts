import { Readable } from 'node:stream'
import { parse } from 'csv-parse'
import { FileRefused, LIMITS } from './limits.ts'
import { FILE_REASONS } from './reasons.ts'
import type { Row } from './row.ts'

const DELIMITERS = [',', '\t', ';', '，', '|']

/** The delimiter that the first lines agree on. */
function delimiterOf(text: string): string {
  const lines = text.slice(0, 65_536).split(/\r\n|\n|\r/, 40)
  const score = (delimiter: string) => {
    const counts = lines.map((line) => line.split(delimiter).length - 1).filter((n) => n > 0)
    return counts.length === 0 ? 0 : counts.length * 100 + Math.max(...counts)
  }
  return DELIMITERS.reduce((best, each) => (score(each) > score(best) ? each : best))
}

/** The records of a CSV text, each with the line of the file on which it ends. Fails: `FileRefused`. */
export async function* csvRows(text: string): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    delimiter: delimiterOf(text),
    relax_column_count: true,
    relax_quotes: true,
    record_delimiter: ['\r\n', '\n', '\r'],
    skip_empty_lines: false,
    max_record_size: LIMITS.recordChars,
    info: true,
  })
  const source = Readable.from(pieces(Buffer.from(text)), { objectMode: false })
  source.pipe(parser)
  let rows = 0
  try {
    for await (const each of parser) {
      // `info: true` makes every record come with where it stands.
      const { record, info } = each as { record: string[]; info: { lines: number } }
      if (++rows > LIMITS.rows) throw new FileRefused(FILE_REASONS['file-rows'])
      yield {
        line: info.lines,
        cells: record.slice(0, LIMITS.columns).map((cell) => ({ text: cell.slice(0, LIMITS.cellChars) })),
      }
    }
  } catch (error) {
    throw error instanceof FileRefused ? error : refusalOf(error)
  } finally {
    source.destroy()
    parser.destroy()
  }
}

/** The bytes piece by piece, so that records wait for their reader and not all in memory. */
function* pieces(bytes: Buffer): Generator<Buffer> {
  const PIECE = 65_536
  for (let from = 0; from < bytes.length; from += PIECE) yield bytes.subarray(from, from + PIECE)
}

/** With the options above the parser knows no other faults of a text. */
function refusalOf(error: unknown): unknown {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'CSV_QUOTE_NOT_CLOSED') return new FileRefused(FILE_REASONS['file-quote-open'])
  if (code === 'CSV_MAX_RECORD_SIZE') return new FileRefused(FILE_REASONS['file-record-long'])
  return error
}
