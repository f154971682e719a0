import type { Cells } from '../../../data/contract/frames.ts'
import type { SupervisionWeeks } from '../../../data/contract/supervision.ts'
import type { Label } from '../../../data/language/label.ts'
import { METRICS } from '../../../data/scenes/index.ts'
import { valueIn } from '../panel.ts'

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

/** Overdue, then the weeks to come, then what is due later. */
export function weekColumns({ overdue, weeks, later }: Pick<SupervisionWeeks, 'overdue' | 'weeks' | 'later'>) {
  const column = (metric: string, label: Label, value: number) => ({ metric, label, value, isPlain: true })
  return [
    { ...column('overdue', { zh: '逾期', en: 'late' }, overdue), isUrgent: true },
    ...weeks.map((items, i) =>
      column(`week-${i}`, i === 0 ? { zh: '本周', en: 'week' } : { zh: `${i + 1}周`, en: `w${i + 1}` }, items),
    ),
    column('later', { zh: '以后', en: 'later' }, later),
  ]
}
