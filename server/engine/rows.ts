import { BIGINT, type DuckDBAppender, DuckDBDataChunk, INTEGER, UINTEGER, USMALLINT } from '@duckdb/node-api'

/** How a column's numbers lie in memory: 64-bit integers as two 32-bit halves, since BigInt is slow. */
export type Width = 'u16' | 'u32' | 'i32' | 'i64'

type Numbers = Uint16Array | Uint32Array | Int32Array

const CHUNK = 2048
const make = (width: Width, rows: number): Numbers =>
  width === 'u16'
    ? new Uint16Array(rows)
    : width === 'u32'
      ? new Uint32Array(rows)
      : new Int32Array(width === 'i64' ? rows * 2 : rows)
const TYPES = { u16: USMALLINT, u32: UINTEGER, i32: INTEGER, i64: BIGINT } as const

/** Writes a whole number as the two halves of a signed 64-bit integer. */
export function setWide(column: Numbers, row: number, value: number): void {
  column[row * 2] = value | 0
  column[row * 2 + 1] = Math.floor(value / 4_294_967_296)
}

/** DuckDB's typed vector as far as we rely on it (not its public face: a test guards it, the version is pinned). */
interface FlatVector {
  readonly items: ArrayBufferView & { readonly buffer: ArrayBuffer }
  flush(): void
}

function isFlat(vector: unknown): vector is FlatVector {
  return typeof vector === 'object' && vector !== null && 'items' in vector && ArrayBuffer.isView(vector.items)
}

/**
 * Rows waiting for the ledger, in columns that are copied into DuckDB's chunks as they are.
 *
 * Units: as the table's columns.
 */
export class Rows {
  private columns: Numbers[]
  private readonly widths: readonly Width[]
  private capacity = CHUNK * 8
  /** Rows waiting, and rows ever taken: their sum only grows, so that a mark stays right while rows are taken. */
  length = 0
  taken = 0

  constructor(widths: readonly Width[]) {
    this.widths = widths
    this.columns = widths.map((w) => make(w, this.capacity))
  }

  get total(): number {
    return this.taken + this.length
  }

  /** The number of the next row, with room for it; the caller fills every column. */
  next(): number {
    if (this.length === this.capacity) this.grow()
    return this.length++
  }

  column(index: number): Numbers {
    const column = this.columns[index]
    if (!column) throw new Error(`no column ${index}`)
    return column
  }

  private grow(): void {
    this.capacity *= 2
    this.columns = this.columns.map((old, i) => {
      const next = make(this.widths[i] ?? 'u32', this.capacity)
      next.set(old)
      return next
    })
  }

  /** Appends the rows before the `total`-th in chunks; the rest moves to the front. */
  takeUpTo(total: number, appender: DuckDBAppender): void {
    const count = total - this.taken
    const types = this.widths.map((w) => TYPES[w])
    for (let from = 0; from < count; from += CHUNK) {
      const rows = Math.min(CHUNK, count - from)
      const chunk = DuckDBDataChunk.create(types, rows)
      this.columns.forEach((column, i) => {
        const vector: unknown = chunk.getColumnVector(i)
        if (!isFlat(vector)) throw new Error('DuckDB vectors changed: see server/engine/rows.ts')
        const factor = this.widths[i] === 'i64' ? 2 : 1
        const source = column.subarray(from * factor, (from + rows) * factor)
        const bytes = new Uint8Array(vector.items.buffer, vector.items.byteOffset, vector.items.byteLength)
        bytes.set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength))
        vector.flush()
      })
      appender.appendDataChunk(chunk)
    }
    this.columns.forEach((column, i) => {
      const factor = this.widths[i] === 'i64' ? 2 : 1
      column.copyWithin(0, count * factor, this.length * factor)
    })
    this.length -= count
    this.taken = total
  }
}

/** Appends one row of mixed values, by the types of the appender's columns. */
export function appendMixed(appender: DuckDBAppender, values: readonly (string | number)[]): void {
  values.forEach((value, i) => {
    if (typeof value === 'string') appender.appendVarchar(value)
    else appender.appendValue(appender.columnType(i) === BIGINT ? BigInt(value) : value, appender.columnType(i))
  })
  appender.endRow()
}
