import { BIGINT, type DuckDBAppender, DuckDBDataChunk, INTEGER, UINTEGER, USMALLINT } from '@duckdb/node-api'

/** How a column's numbers lie in memory: 64-bit integers as two 32-bit halves, since BigInt is slow. */
export type Width = 'u16' | 'u32' | 'i32' | 'i64'

type Numbers = Uint16Array | Uint32Array | Int32Array

const CHUNK = 2048
/** After so many chunks, about 10 ms, the thread is left to others for a turn. */
const BREATH = 16
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

/** The numbers of a flat INTEGER or DOUBLE vector, as they lie in memory. */
export function numbersOf(vector: unknown): ArrayLike<number> {
  if (isFlat(vector) && (vector.items instanceof Int32Array || vector.items instanceof Float64Array))
    return vector.items
  throw new Error('DuckDB vectors changed: see server/engine/rows.ts')
}

/** A chunk of so many rows with the bytes of its columns. */
interface OpenChunk {
  readonly rows: number
  readonly chunk: DuckDBDataChunk
  readonly vectors: readonly { readonly bytes: Uint8Array; flush(): void }[]
}

function openChunk(widths: readonly Width[], rows: number): OpenChunk {
  const chunk = DuckDBDataChunk.create(
    widths.map((w) => TYPES[w]),
    rows,
  )
  const vectors = widths.map((_, i) => {
    const vector: unknown = chunk.getColumnVector(i)
    if (!isFlat(vector)) throw new Error('DuckDB vectors changed: see server/engine/rows.ts')
    const { buffer, byteOffset, byteLength } = vector.items
    return { bytes: new Uint8Array(buffer, byteOffset, byteLength), flush: () => vector.flush() }
  })
  return { rows, chunk, vectors }
}

/**
 * Rows waiting for the ledger, in columns that are copied into DuckDB's chunks as they are.
 *
 * Units: as the table's columns.
 */
export class Rows {
  protected columns: Numbers[]
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
    this.bind()
  }

  /** Called when the columns have moved: a subclass that holds on to them fetches them again. */
  protected bind(): void {}

  /** Appends the rows before the `total`-th in chunks, letting others run in between; the rest moves to the front. */
  async takeUpTo(total: number, appender: DuckDBAppender): Promise<void> {
    const count = total - this.taken
    let open: OpenChunk | undefined
    for (let from = 0; from < count; from += CHUNK) {
      const rows = Math.min(CHUNK, count - from)
      // Appending copies: chunks of the same size are one chunk, filled again.
      if (open?.rows !== rows) open = openChunk(this.widths, rows)
      this.columns.forEach((column, i) => {
        const { bytes, flush } = required(open?.vectors[i])
        const factor = this.widths[i] === 'i64' ? 2 : 1
        const source = column.subarray(from * factor, (from + rows) * factor)
        bytes.set(new Uint8Array(source.buffer, source.byteOffset, source.byteLength))
        flush()
      })
      appender.appendDataChunk(required(open?.chunk))
      if ((from / CHUNK) % BREATH === BREATH - 1) await new Promise(setImmediate)
    }
    this.columns.forEach((column, i) => {
      const factor = this.widths[i] === 'i64' ? 2 : 1
      column.copyWithin(0, count * factor, this.length * factor)
    })
    this.length -= count
    this.taken = total
  }
}

const isU32 = (column: Numbers | undefined): column is Uint32Array => column instanceof Uint32Array
const isU16 = (column: Numbers | undefined): column is Uint16Array => column instanceof Uint16Array
const isI32 = (column: Numbers | undefined): column is Int32Array => column instanceof Int32Array

/** Names the columns of one type each, so that the hot path stores into arrays whose type is known. */
function split(columns: readonly Numbers[]) {
  return { u32: columns.filter(isU32), u16: columns.filter(isU16), i64: columns.filter(isI32) }
}

function required<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('a table has fewer columns than its rows')
  return value
}

/** Rows of `entry`: the hottest path of all, hence columns by name. */
export class EntryRows extends Rows {
  private seq: Uint32Array = new Uint32Array()
  private org: Uint32Array = new Uint32Array()
  private member: Uint32Array = new Uint32Array()
  private measure: Uint16Array = new Uint16Array()
  private ts: Int32Array = new Int32Array()
  private amount: Int32Array = new Int32Array()

  constructor() {
    super(['u32', 'i64', 'u32', 'u32', 'u16', 'i64'])
    this.bind()
  }

  protected override bind(): void {
    const { u32, u16, i64 } = split(this.columns)
    this.seq = required(u32[0])
    this.org = required(u32[1])
    this.member = required(u32[2])
    this.measure = required(u16[0])
    this.ts = required(i64[0])
    this.amount = required(i64[1])
  }

  push(seq: number, e: { ts: number; org: number; member: number; measure: number; amount: number }): void {
    const row = this.next()
    this.seq[row] = seq
    setWide(this.ts, row, e.ts)
    this.org[row] = e.org
    this.member[row] = e.member
    this.measure[row] = e.measure
    setWide(this.amount, row, e.amount)
  }
}

/** What a row of `event` says beside its seq and source. */
export interface EventRow {
  readonly ts: number
  readonly received: number
  readonly kind: number
  readonly org: number
  readonly member: number
  readonly corrects: number
}

/** Rows of `event`. */
export class EventRows extends Rows {
  private seq: Uint32Array = new Uint32Array()
  private ts: Int32Array = new Int32Array()
  private received: Int32Array = new Int32Array()
  private kind: Uint16Array = new Uint16Array()
  private source: Uint16Array = new Uint16Array()
  private org: Uint32Array = new Uint32Array()
  private member: Uint32Array = new Uint32Array()
  private corrects: Uint32Array = new Uint32Array()

  constructor() {
    super(['u32', 'i64', 'i64', 'u16', 'u16', 'u32', 'u32', 'u32'])
    this.bind()
  }

  protected override bind(): void {
    const { u32, u16, i64 } = split(this.columns)
    this.seq = required(u32[0])
    this.org = required(u32[1])
    this.member = required(u32[2])
    this.corrects = required(u32[3])
    this.kind = required(u16[0])
    this.source = required(u16[1])
    this.ts = required(i64[0])
    this.received = required(i64[1])
  }

  push(at: { seq: number; source: number }, e: EventRow): void {
    const row = this.next()
    this.seq[row] = at.seq
    setWide(this.ts, row, e.ts)
    setWide(this.received, row, e.received)
    this.kind[row] = e.kind
    this.source[row] = at.source
    this.org[row] = e.org
    this.member[row] = e.member
    this.corrects[row] = e.corrects
  }
}

/** Appends rows of mixed values, by the types of the appender's columns. */
export function appendMixed(appender: DuckDBAppender, rows: readonly (readonly (string | number)[])[]): void {
  const types = Array.from({ length: appender.columnCount }, (_, i) => appender.columnType(i))
  for (const values of rows) {
    for (const [i, type] of types.entries()) {
      const value = values[i] ?? ''
      if (typeof value === 'string') appender.appendVarchar(value)
      else appender.appendValue(type === BIGINT ? BigInt(value) : value, type)
    }
    appender.endRow()
  }
}

/** Rows of several tables, each table's together and in their order. */
export function byTable<Row extends { readonly table: string }>(rows: readonly Row[]): Map<string, Row[]> {
  const groups = new Map<string, Row[]>()
  for (const row of rows) {
    const group = groups.get(row.table)
    if (group) group.push(row)
    else groups.set(row.table, [row])
  }
  return groups
}
