import { type Day, dayStart, PERIODS, WINDOWS, windowStart } from '../../data/language/time.ts'
import { COLUMN_OF } from './columns.ts'
import type { Cube } from './cube.ts'
import type { Ledger } from './ledger.ts'
import { windowsSql } from './sql.ts'

/** Entries after which they are added up anew, at least; and the part of those added up before, if that is more. */
const EVERY = 2_000_000
const PART = 1 / 4

/** How far the sums reach, and the running day that their windows are as of. */
interface Reach {
  readonly seq: number
  readonly entries: number
  readonly day: Day
}

const NOWHERE: Reach = { seq: 0, entries: 0, day: -1 }

/**
 * The sums of all entries up to a version, kept in the ledger beside them, so that a start need not add up every entry
 * again: it reads them, and adds up the entries since.
 *
 * They are what one query over `entry` says, are made anew when many entries have come, and go with the ledger.
 */
export class Subtotals {
  private readonly ledger: Ledger
  private readonly every: number
  /** Of a ledger that has some, not known before `read`. */
  private reach: Reach | undefined

  constructor(ledger: Ledger, every = EVERY) {
    this.ledger = ledger
    this.every = every
    if (ledger.seq === 0) this.reach = NOWHERE
  }

  /** `keep`, unless more is coming in just now. */
  async keepAtEase(day: Day): Promise<void> {
    if (!this.ledger.isBusy) await this.keep(day)
  }

  /** Adds up anew if much came since. `day`: the running one; no entry lies after it. */
  async keep(day: Day): Promise<void> {
    const { seq, entries } = this.ledger
    const { reach } = this
    if (!reach || entries - reach.entries < Math.max(this.every, reach.entries * PART)) return
    const next = { seq, entries, day }
    await this.ledger.maintain([
      `CREATE OR REPLACE TABLE subtotal AS ${mergedSql(reach, next)}`,
      `UPDATE reach SET upto = ${seq}, entries = ${entries}, day = ${day}`,
    ])
    this.reach = next
  }

  /** Reads the sums of everything up to the ledger's version into an empty cube, which rolls them up afterwards. */
  async read(cube: Cube, day: Day): Promise<void> {
    const { ledger } = this
    const [row] = await ledger.read('SELECT upto, entries, day FROM reach')
    const reach = row ? { seq: Number(row[0]), entries: Number(row[1]), day: Number(row[2]) } : NOWHERE
    this.reach = reach
    const take = (columns: readonly ArrayLike<number>[], rows: number) => load(cube, columns, rows)
    if (reach.seq > 0) await ledger.scan(asNumbers(keptSql(reach.day, day)), take)
    const rest = { after: reach.seq, upto: ledger.seq, day }
    if (rest.upto > rest.after) await ledger.scan(asNumbers(sumsBetweenSql(rest)), take)
  }
}

/** All sums up to a version: those up to an earlier one, and those of the entries since, in order of organisations. */
function mergedSql(reach: Reach, next: Reach): string {
  const sums = ['stock', ...PERIODS].map((column) => `sum(${column})::BIGINT AS ${column}`)
  return `SELECT org, measure, ${sums.join(', ')}, max(last_ts) AS last_ts FROM (
  ${keptSql(reach.day, next.day)}
  UNION ALL
  ${sumsBetweenSql({ after: reach.seq, upto: next.seq, day: next.day })}
) GROUP BY org, measure ORDER BY org, measure`
}

/** All sums of the entries between two versions at each organisation alone, and when the latest of them happened. */
function sumsBetweenSql(at: { readonly after: number; readonly upto: number; readonly day: Day }): string {
  return `SELECT org, measure, sum(amount)::BIGINT AS stock${windowsSql(dayStart(at.day))}, max(ts) AS last_ts
FROM entry WHERE seq > ${at.after} AND seq <= ${at.upto} GROUP BY org, measure`
}

/** The kept sums; a window that has ended since counts no more. */
function keptSql(kept: Day, day: Day): string {
  const windows = PERIODS.map((window) =>
    windowStart(window, kept) === windowStart(window, day) ? window : `0 AS ${window}`,
  )
  return `SELECT org, measure, stock, ${windows.join(', ')}, last_ts FROM subtotal`
}

const asNumbers = (sql: string) =>
  `SELECT org::INTEGER, measure::INTEGER, ${WINDOWS.map((c) => `${c}::DOUBLE`).join(', ')}, last_ts::DOUBLE FROM (${sql})`

function load(cube: Cube, columns: readonly ArrayLike<number>[], rows: number): void {
  const [orgs = [], measures = [], ...sums] = columns
  const times = sums[WINDOWS.length] ?? []
  for (const [i, window] of WINDOWS.entries()) {
    const amounts = sums[i] ?? []
    const columnOf = COLUMN_OF[window]
    for (let row = 0; row < rows; row++) {
      const amount = amounts[row] ?? 0
      const column = amount === 0 ? -1 : (columnOf[measures[row] ?? 0] ?? -1)
      if (column >= 0) cube.load(orgs[row] ?? 0, column, amount)
    }
  }
  for (let row = 0; row < rows; row++) cube.loadTime(orgs[row] ?? 0, times[row] ?? 0)
}
