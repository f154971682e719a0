import type { TermMonths } from '../../../data/contract/terms.ts'
import { monthName } from '../../charts/durations.ts'
import { formatExact } from '../../charts/format.ts'
import { say } from '../../i18n/lang.ts'
import { columnRoom } from '../column-room.ts'
import type { PanelTable } from '../table/table.ts'

const PART = {
  of: 'terms-known',
  how: say({
    zh: '届次已知的党组织按任期最后一日所在月份计数；届满未换届的不计入',
    en: 'Organisations with a known term by the month of its last day; those past their term stand in no month',
  }),
}
/** A month's name, in u. */
const LABEL = 3.3

/** The months to come in which terms end: as many as there is room for, in u, to print their numbers. */
export function termColumns({ months }: Pick<TermMonths, 'months'>, room = Number.POSITIVE_INFINITY) {
  const columns = months.map(({ month, terms }) => {
    return { metric: month, label: monthName(Number(month.slice(5))), value: terms, part: PART }
  })
  while (columns.length > 1 && columnRoom(columns, LABEL) > room) columns.pop()
  return columns
}

/** Every month with its number and what ends later, below the figures of the frame. */
export function termTable(
  { months, later }: Pick<TermMonths, 'months' | 'later'>,
  figures: PanelTable['rows'],
): PanelTable {
  const named = (name: string) => say({ zh: `届满：${name}`, en: `ends: ${name}` })
  return {
    head: [say({ zh: '任期', en: 'Terms' }), say({ zh: '数值', en: 'Value' })],
    rows: [
      ...figures,
      ...months.map(({ month, terms }) => [named(month), formatExact(terms)]),
      [say({ zh: '届满：以后', en: 'ends: later' }), formatExact(later)],
    ],
  }
}
