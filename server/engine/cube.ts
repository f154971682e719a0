import { type Day, dayStart, type Window, windowStart } from '../../data/language/time.ts'
import { COLUMN_OF, COLUMNS } from './columns.ts'
import type { Tree } from './tree.ts'

const WIDTH = COLUMNS.length
const NEVER = Number.NEGATIVE_INFINITY

/** The first instants of the running day, month and year. */
interface Starts {
  readonly today: number
  readonly month: number
  readonly year: number
}

function startsOf(day: Day): Starts {
  const start = (window: Window) => dayStart(windowStart(window, day) ?? 0)
  return { today: start('today'), month: start('month'), year: start('year') }
}

/**
 * Live sums `org × (measure, window)`, each rolled up to every ancestor. Whole numbers only, so that a row is
 * equal to the SQL over the ledger bit for bit.
 *
 * The order: `add` after the organisation has its place; `move` when a place changes; `open` when a day begins.
 */
export class Cube {
  private cells = new Float64Array(WIDTH * 1024)
  /** When the latest entry at an organisation itself happened, and within its subtree. */
  private own = new Float64Array(1024).fill(NEVER)
  private within = new Float64Array(1024).fill(NEVER)
  private starts: Starts = { today: 0, month: 0, year: 0 }
  private readonly tree: Tree

  constructor(tree: Tree) {
    this.tree = tree
  }

  /** Makes room for an organisation. */
  reserve(org: number): void {
    if (org < this.own.length) return
    const size = Math.max(org + 1, this.own.length * 2)
    const grow = (old: Float64Array<ArrayBuffer>, length: number, empty: number) => {
      const next = new Float64Array(length).fill(empty)
      next.set(old)
      return next
    }
    this.cells = grow(this.cells, size * WIDTH, 0)
    this.own = grow(this.own, size, NEVER)
    this.within = grow(this.within, size, NEVER)
  }

  /** Adds an entry to the organisation and all its ancestors, in every window that its time falls into. */
  add(org: number, measure: number, ts: number, amount: number): void {
    const stock = COLUMN_OF.stock[measure] ?? -1
    const today = ts >= this.starts.today ? (COLUMN_OF.today[measure] ?? -1) : -1
    const month = ts >= this.starts.month ? (COLUMN_OF.month[measure] ?? -1) : -1
    const year = ts >= this.starts.year ? (COLUMN_OF.year[measure] ?? -1) : -1
    const { cells, within, tree } = this
    if (ts > (this.own[org] ?? NEVER)) this.own[org] = ts
    for (let o = org; o >= 0; o = tree.parentOf(o)) {
      const row = o * WIDTH
      if (stock >= 0) cells[row + stock] = (cells[row + stock] ?? 0) + amount
      if (today >= 0) cells[row + today] = (cells[row + today] ?? 0) + amount
      if (month >= 0) cells[row + month] = (cells[row + month] ?? 0) + amount
      if (year >= 0) cells[row + year] = (cells[row + year] ?? 0) + amount
      if (ts > (within[o] ?? NEVER)) within[o] = ts
    }
  }

  /** Adds a sum read back from the ledger to one column of an organisation's own row; `rollUp` follows. */
  load(org: number, column: number, amount: number): void {
    this.cells[org * WIDTH + column] = (this.cells[org * WIDTH + column] ?? 0) + amount
  }

  loadTime(org: number, ts: number): void {
    this.own[org] = Math.max(this.own[org] ?? NEVER, ts)
  }

  /** Turns own rows into rolled-up rows, once after `load`. */
  rollUp(): void {
    const order = this.tree.subtree(0, Number.POSITIVE_INFINITY)
    for (let i = order.length - 1; i > 0; i--) {
      const org = order[i] ?? 0
      this.addRow(this.tree.parentOf(org), org, 1)
    }
    this.rollTimes()
  }

  private addRow(to: number, from: number, sign: 1 | -1): void {
    const { cells } = this
    const a = to * WIDTH
    const b = from * WIDTH
    for (let c = 0; c < WIDTH; c++) cells[a + c] = (cells[a + c] ?? 0) + sign * (cells[b + c] ?? 0)
  }

  private rollTimes(): void {
    this.within.set(this.own)
    const order = this.tree.subtree(0, Number.POSITIVE_INFINITY)
    for (let i = order.length - 1; i > 0; i--) {
      const org = order[i] ?? 0
      const parent = this.tree.parentOf(org)
      this.within[parent] = Math.max(this.within[parent] ?? NEVER, this.within[org] ?? NEVER)
    }
  }

  /** Takes the subtree's sums from the old ancestors and gives them to the new ones; `place` changes the tree between. */
  move(org: number, place: () => void): void {
    const row = org * WIDTH
    const empty = this.cells.subarray(row, row + WIDTH).every((n) => n === 0)
    const each = (sign: 1 | -1) => {
      for (let o = this.tree.parentOf(org); o >= 0; o = this.tree.parentOf(o)) this.addRow(o, org, sign)
    }
    if (!empty) each(-1)
    place()
    if (!empty) each(1)
    if (this.within[org] !== NEVER) this.rollTimes()
  }

  /** Begins a day: what no longer falls into the running day, month or year is 0 again. */
  open(day: Day): void {
    const next = startsOf(day)
    const ended = (['today', 'month', 'year'] as const).filter((w) => next[w] !== this.starts[w])
    const columns = COLUMNS.flatMap((c, i) => (ended.some((w) => w === c.window) ? [i] : []))
    this.starts = next
    for (let row = 0; row < this.tree.size * WIDTH; row += WIDTH) for (const c of columns) this.cells[row + c] = 0
  }

  cell(org: number, column: number): number {
    return this.cells[org * WIDTH + column] ?? 0
  }

  /** A copy of an organisation's row, a number a column. */
  row(org: number): Float64Array {
    return this.cells.slice(org * WIDTH, (org + 1) * WIDTH)
  }

  /** When the latest event in the subtree happened, epoch ms; null before the first. */
  dataTime(org: number): number | null {
    const ts = this.within[org] ?? NEVER
    return ts === NEVER ? null : ts
  }
}
