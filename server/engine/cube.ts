import { type Day, dayStart, PERIODS, type Window, windowStart } from '../../data/language/time.ts'
import { COLUMN_OF, COLUMNS } from './columns.ts'
import type { Tree } from './tree.ts'

const WIDTH = COLUMNS.length
const NEVER = Number.NEGATIVE_INFINITY
const CHUNK_BITS = 10
const placeOf = (org: number) => (org & ((1 << CHUNK_BITS) - 1)) * WIDTH

/** The first instants of the running day, month, quarter and year. */
type Starts = Readonly<Record<(typeof PERIODS)[number], number>>

function startsOf(day: Day): Starts {
  const start = (window: Window) => dayStart(windowStart(window, day) ?? 0)
  return { today: start('today'), month: start('month'), quarter: start('quarter'), year: start('year') }
}

type Chunk = Int32Array<ArrayBuffer> | Float64Array<ArrayBuffer>

/**
 * Live sums `org × (measure, window)`, each rolled up to every ancestor. Whole numbers only, so that a row is
 * equal to the SQL over the ledger bit for bit.
 *
 * The order: `add` after the organisation has its place; `move` when a place changes; `open` when a day begins.
 */
export class Cube {
  /**
   * Rows of so many organisations each, so that growing copies nothing; memory is taken where a row is written. Sums fit
   * 32 bits nearly everywhere: a chunk becomes wide when one of its sums does not.
   */
  private readonly chunks: Chunk[] = []
  /** When the latest entry at an organisation itself happened, and within its subtree. */
  private own = new Float64Array(1024).fill(NEVER)
  private within = new Float64Array(1024).fill(NEVER)
  private starts: Starts = { today: 0, month: 0, quarter: 0, year: 0 }
  private readonly tree: Tree

  constructor(tree: Tree) {
    this.tree = tree
  }

  /** Makes room for an organisation. */
  reserve(org: number): void {
    if (org < this.own.length) return
    const size = Math.max(org + 1, this.own.length * 2)
    const grow = (old: Float64Array<ArrayBuffer>, length: number) => {
      const next = new Float64Array(length).fill(NEVER)
      next.set(old)
      return next
    }
    this.own = grow(this.own, size)
    this.within = grow(this.within, size)
  }

  /** The chunk that an organisation's row is in; its place there is `placeOf`. */
  private chunkOf(org: number): Chunk {
    const i = org >> CHUNK_BITS
    let chunk = this.chunks[i]
    if (!chunk) {
      chunk = new Int32Array(WIDTH << CHUNK_BITS)
      this.chunks[i] = chunk
    }
    return chunk
  }

  /** Adds to one cell of an organisation's row. */
  private raise(org: number, column: number, amount: number): void {
    let cells = this.chunkOf(org)
    const cell = placeOf(org) + column
    const sum = (cells[cell] ?? 0) + amount
    if (sum !== (sum | 0) && cells instanceof Int32Array) {
      cells = new Float64Array(cells)
      this.chunks[org >> CHUNK_BITS] = cells
    }
    cells[cell] = sum
  }

  /** Adds an entry to the organisation and all its ancestors, in every window that its time falls into. */
  add(org: number, measure: number, ts: number, amount: number): void {
    const stock = COLUMN_OF.stock[measure] ?? -1
    const today = ts >= this.starts.today ? (COLUMN_OF.today[measure] ?? -1) : -1
    const month = ts >= this.starts.month ? (COLUMN_OF.month[measure] ?? -1) : -1
    const quarter = ts >= this.starts.quarter ? (COLUMN_OF.quarter[measure] ?? -1) : -1
    const year = ts >= this.starts.year ? (COLUMN_OF.year[measure] ?? -1) : -1
    const { within, tree } = this
    if (ts > (this.own[org] ?? NEVER)) this.own[org] = ts
    for (let o = org; o >= 0; o = tree.parentOf(o)) {
      if (stock >= 0) this.raise(o, stock, amount)
      if (today >= 0) this.raise(o, today, amount)
      if (month >= 0) this.raise(o, month, amount)
      if (quarter >= 0) this.raise(o, quarter, amount)
      if (year >= 0) this.raise(o, year, amount)
      if (ts > (within[o] ?? NEVER)) within[o] = ts
    }
  }

  /** Adds a sum read back from the ledger to one column of an organisation's own row; `rollUp` follows. */
  load(org: number, column: number, amount: number): void {
    this.raise(org, column, amount)
  }

  loadTime(org: number, ts: number): void {
    this.own[org] = Math.max(this.own[org] ?? NEVER, ts)
  }

  /** Turns own rows and times into rolled-up ones, once after `load`. */
  rollUp(): void {
    this.within.set(this.own)
    for (const org of this.tree.childrenFirst()) {
      const parent = this.tree.parentOf(org)
      this.addRow(parent, org, 1)
      this.within[parent] = Math.max(this.within[parent] ?? NEVER, this.within[org] ?? NEVER)
    }
  }

  private addRow(to: number, from: number, sign: 1 | -1): void {
    const [cells, row] = [this.chunkOf(from), placeOf(from)]
    for (let c = 0; c < WIDTH; c++) {
      const amount = cells[row + c] ?? 0
      if (amount !== 0) this.raise(to, c, sign * amount)
    }
  }

  /** Takes the subtree's sums from the old ancestors and gives them to the new ones; `place` changes the tree between. */
  move(org: number, place: () => void): void {
    const row = placeOf(org)
    const empty = this.chunkOf(org)
      .subarray(row, row + WIDTH)
      .every((n) => n === 0)
    const old = this.tree.parentOf(org)
    const each = (sign: 1 | -1) => {
      for (let o = this.tree.parentOf(org); o >= 0; o = this.tree.parentOf(o)) this.addRow(o, org, sign)
    }
    if (!empty) each(-1)
    place()
    if (!empty) each(1)
    if (this.within[org] === NEVER) return
    for (const from of [old, this.tree.parentOf(org)])
      for (let o = from; o >= 0; o = this.tree.parentOf(o)) this.within[o] = this.latestIn(o)
  }

  /** When the latest entry of an organisation happened, from its own and its children's times. */
  private latestIn(org: number): number {
    return this.tree
      .childrenOf(org)
      .reduce((latest, child) => Math.max(latest, this.within[child] ?? NEVER), this.own[org] ?? NEVER)
  }

  /** Begins a day: what no longer falls into the running day, month, quarter or year is 0 again. */
  open(day: Day): void {
    const next = startsOf(day)
    const ended = PERIODS.filter((w) => next[w] !== this.starts[w])
    const columns = COLUMNS.flatMap((c, i) => (ended.some((w) => w === c.window) ? [i] : []))
    this.starts = next
    for (const cells of this.chunks)
      for (let row = 0; row < (cells?.length ?? 0); row += WIDTH)
        for (const c of columns) if (cells[row + c] !== 0) cells[row + c] = 0
  }

  cell(org: number, column: number): number {
    return this.chunkOf(org)[placeOf(org) + column] ?? 0
  }

  /** A copy of an organisation's row, a number a column. */
  row(org: number): Float64Array {
    return new Float64Array(this.chunkOf(org).subarray(placeOf(org), placeOf(org) + WIDTH))
  }

  /** When the latest event in the subtree happened, epoch ms; null before the first. */
  dataTime(org: number): number | null {
    const ts = this.within[org] ?? NEVER
    return ts === NEVER ? null : ts
  }
}
