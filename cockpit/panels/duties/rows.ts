import type { Cells } from '../../../data/contract/cells.ts'
import type { SupervisionWeeks } from '../../../data/contract/supervision.ts'
import type { Label } from '../../../data/language/label.ts'
import { METRICS } from '../../../data/scenes/catalogue.ts'
import { formatExact } from '../../charts/format.ts'
import { say } from '../../i18n/lang.ts'
import { columnRoom } from '../column-room.ts'
import { valueIn } from '../panel.ts'
import type { PanelTable } from '../table/table.ts'

interface Rule {
  readonly open: string
  readonly overdue: string
  readonly label: Label
}

const OPEN = 'supervision-open-'
/** Every rule that opens items, as the catalogue of metrics has them. */
export const RULES: readonly Rule[] = METRICS.filter(({ id }) => id.startsWith(OPEN)).map(({ id, label }) => ({
  open: id,
  overdue: id.replace('-open-', '-overdue-'),
  label: { zh: label.zh.replace(/^督办：/, ''), en: label.en.replace(/^[^:]*: ?/, '') },
}))

export interface DutyRow extends Rule {
  readonly openItems: number
  readonly overdueItems: number
}

/** The rules with open items: the overdue first, then those with most to do. */
export function dutyRows(cells: Cells, at: { org: string; most: number }): DutyRow[] {
  return RULES.map((rule) => ({
    ...rule,
    openItems: valueIn(cells, rule.open, at.org) ?? 0,
    overdueItems: valueIn(cells, rule.overdue, at.org) ?? 0,
  }))
    .filter(({ openItems }) => openItems > 0)
    .sort((a, b) => b.overdueItems - a.overdueItems || b.openItems - a.openItems)
    .slice(0, at.most)
}

const PART = {
  of: 'supervision-open',
  how: say({
    zh: '在办的督办事项按时限分到各周，一项只计一次；已过时限的计入逾期',
    en: 'Open items by the week they are due in, each once; those past their date are late',
  }),
}

/** Overdue, then as many weeks to come as there is room for, in u, to print their numbers; the rest is due later. */
export function weekColumns(
  { overdue, weeks, later }: Pick<SupervisionWeeks, 'overdue' | 'weeks' | 'later'>,
  room = Number.POSITIVE_INFINITY,
) {
  const column = (metric: string, label: Label, value: number) => ({ metric, label, value, part: PART })
  const columnsOf = (shown: number) => [
    { ...column('overdue', { zh: '逾期', en: 'late' }, overdue), isUrgent: true },
    ...weeks
      .slice(0, shown)
      .map((items, i) =>
        column(`week-${i}`, i === 0 ? { zh: '本周', en: 'week' } : { zh: `${i + 1}周`, en: `w${i + 1}` }, items),
      ),
    column(
      'later',
      { zh: '以后', en: 'later' },
      weeks.slice(shown).reduce((sum, items) => sum + items, later),
    ),
  ]
  for (let shown = weeks.length; shown > 1; shown--) {
    const columns = columnsOf(shown)
    if (columnRoom(columns) <= room) return columns
  }
  return columnsOf(1)
}

/** What is open and overdue, of all and by rule, and when it falls due. */
export function dutyTable(at: { cells: Cells; org: string; columns: ReturnType<typeof weekColumns> }): PanelTable {
  const { cells, org, columns } = at
  const row = (name: string, metrics: readonly string[]) => [
    name,
    ...metrics.map((metric) => ({ metric, value: valueIn(cells, metric, org) })),
  ]
  return {
    head: [say({ zh: '规则', en: 'Rule' }), say({ zh: '在办', en: 'Open' }), say({ zh: '逾期', en: 'Overdue' })],
    rows: [
      row(say({ zh: '全部', en: 'All' }), ['supervision-open', 'supervision-overdue']),
      ...dutyRows(cells, { org, most: RULES.length }).map(({ label, open, overdue }) =>
        row(say(label), [open, overdue]),
      ),
      ...columns
        .slice(1)
        .map(({ label, value }) => [say({ zh: `到期：${label.zh}`, en: `due: ${label.en}` }), formatExact(value), '']),
    ],
  }
}
