import { type Day, dayStart, PERIODS, WINDOWS, windowStart } from '../../data/language/time.ts'
import { COLUMN_OF } from './columns.ts'
import type { Cube } from './cube.ts'
import type { Ledger } from './ledger.ts'
import { windowsSql } from './sql.ts'

/** Entries after which they are added up: a start then has at most about so many left to add up itself. */
const EVERY = 2_000_000

/** The entries of a stretch of versions, `after` excluded, and the running day that their windows are as of. */
interface Stretch {
  readonly after: number
  readonly upto: number
  readonly day: Day
}

/**
 * Sums of stretches of entries, kept in the ledger beside them, so that a start need not add up every entry again.
 *
 * They are what one query over `entry` says, only ever appended, and go with the ledger: sums of a start are the
 * stretches' sums and those of the entries since.
 */
export class Subtotals {
  private readonly ledger: Ledger
  private readonly every: number
  /** How far the stretches reach, in versions and in entries; of a ledger that has some, not known before `read`. */
  private reach: { seq: number; entries: number } | undefined

  constructor(ledger: Ledger, every = EVERY) {
    this.ledger = ledger
    this.every = every
    if (ledger.seq === 0) this.reach = { seq: 0, entries: 0 }
  }

  /** Adds up what came since the last stretch, if that is much. `day`: the running one; no entry lies after it. */
  async keep(day: Day): Promise<void> {
    const { seq: upto, entries } = this.ledger
    const { reach } = this
    if (!reach || entries - reach.entries < this.every) return
    const stretch = { after: reach.seq, upto, day }
    await this.ledger.maintain([
      `INSERT INTO subtotal BY NAME SELECT ${upto} AS upto, * FROM (${sumsBetweenSql(stretch)}) ORDER BY org, measure`,
      `INSERT INTO stretch VALUES (${upto}, ${entries}, ${day})`,
    ])
    this.reach = { seq: upto, entries }
  }

  /** Reads the sums of everything up to the ledger's version into an empty cube, which rolls them up afterwards. */
  async read(cube: Cube, day: Day): Promise<void> {
    const { ledger } = this
    const rows = await ledger.read('SELECT upto, entries, day FROM stretch ORDER BY upto')
    const stretches = rows.map(([upto, entries, of]) => ({
      seq: Number(upto),
      entries: Number(entries),
      day: Number(of),
    }))
    this.reach = stretches.at(-1) ?? { seq: 0, entries: 0 }
    if (this.reach.seq > 0) await ledger.scan(keptSql(stretches, day), (columns, count) => load(cube, columns, count))
    const rest = { after: this.reach.seq, upto: ledger.seq, day }
    if (rest.upto > rest.after)
      await ledger.scan(asNumbers(sumsBetweenSql(rest)), (columns, count) => load(cube, columns, count))
  }
}

/** All sums of a stretch at each organisation alone, and when the latest of its entries happened. */
function sumsBetweenSql({ after, upto, day }: Stretch): string {
  return `SELECT org, measure, sum(amount)::BIGINT AS stock${windowsSql(dayStart(day))}, max(ts) AS last_ts
FROM entry WHERE seq > ${after} AND seq <= ${upto} GROUP BY org, measure`
}

/** The kept sums; a window that has ended since counts no more. */
function keptSql(stretches: readonly { seq: number; day: Day }[], day: Day): string {
  const windows = PERIODS.map((window) => {
    const first = stretches.find((of) => windowStart(window, of.day) === windowStart(window, day))
    return `${first ? `CASE WHEN upto >= ${first.seq} THEN "${window}" ELSE 0 END` : '0'} AS "${window}"`
  })
  return asNumbers(`SELECT org, measure, stock, ${windows.join(', ')}, last_ts FROM subtotal`)
}

const asNumbers = (sql: string) =>
  `SELECT org::INTEGER, measure::INTEGER, ${WINDOWS.map((c) => `"${c}"::DOUBLE`).join(', ')}, last_ts::DOUBLE FROM (${sql})`

function load(cube: Cube, columns: readonly ArrayLike<number>[], rows: number): void {
  const [orgs = [], measures = [], ...rest] = columns
  for (let row = 0; row < rows; row++) {
    const org = orgs[row] ?? 0
    const measure = measures[row] ?? 0
    for (let i = 0; i < WINDOWS.length; i++) {
      const amount = rest[i]?.[row] ?? 0
      const column = amount === 0 ? -1 : (COLUMN_OF[WINDOWS[i] ?? 'stock'][measure] ?? -1)
      if (column >= 0) cube.load(org, column, amount)
    }
    cube.loadTime(org, rest[WINDOWS.length]?.[row] ?? 0)
  }
}
