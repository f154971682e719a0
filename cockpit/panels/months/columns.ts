import type { SeriesAnswer } from '../../../data/contract/rest.ts'
import { type Day, formatDay, fromCalendar, toCalendar } from '../../../data/language/time.ts'
import { monthName } from '../../charts/durations.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

export interface MonthColumn {
  /** The date its values are of: its last one, `2026-10-31`; null while it is running. */
  readonly end: string | null
  /** 1…12, and the year where it begins. */
  readonly month: number
  readonly year: number | null
  readonly held: number | null
  readonly rate: number | null
  /** Its height, in [0, 1] of the highest. */
  readonly height: number
  /** The running month: it is not over yet. */
  readonly running: boolean
}

/** The dates that the last twelve months reach from and to, the running one among them. */
export function lastMonths(today: Day): { from: string; to: string } {
  const { year, month } = toCalendar(today)
  return { from: formatDay(fromCalendar(year, month - 11, 1)), to: formatDay(today) }
}

/** Meetings and their attendance month by month. Months without a rate are those in which nothing was held. */
export function monthColumns(held: SeriesAnswer['points'], rates: SeriesAnswer['points']): MonthColumn[] {
  const most = Math.max(1, ...held.map(({ value }) => value ?? 0))
  const rateOf = new Map(rates.map(({ time, value }) => [time, value]))
  return held.map(({ time, value }, i) => {
    const [year = 0, month = 0] = time.split('-').map(Number)
    return {
      month,
      end: i === held.length - 1 ? null : formatDay(fromCalendar(year, month + 1, 0)),
      year: i === 0 || month === 1 ? year : null,
      held: value,
      rate: rateOf.get(time) ?? null,
      height: (value ?? 0) / most,
      running: i === held.length - 1,
    }
  })
}

/** The months as rows, each value opening what it was at the end of its month. */
export function monthTable(columns: readonly MonthColumn[]): PanelTable {
  return {
    head: [
      say({ zh: '月份', en: 'Month' }),
      say({ zh: '场次', en: 'Meetings' }),
      say({ zh: '参会率', en: 'Attendance' }),
    ],
    rows: columns.map(({ month, year, end, held, rate }) => {
      const at = end === null ? {} : { at: end }
      return [
        `${year ?? ''} ${say(monthName(month))}`.trim(),
        { metric: 'meetings-month', value: held, ...at },
        { metric: 'attendance-rate-month', value: rate, ...at },
      ]
    }),
  }
}
