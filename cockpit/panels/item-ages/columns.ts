import type { SupervisionWeeks } from '../../../data/contract/supervision.ts'
import { formatExact } from '../../charts/format.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

const PART = {
  of: 'supervision-open',
  how: say({ zh: '在办的督办事项按立项以来的天数分组', en: 'Open items by the days since they were opened' }),
}

/** Open items by the days since they were opened, as columns. */
export function ageColumns(ages: SupervisionWeeks['ages']) {
  return ages.map(({ upTo, items }, i) => {
    const before = ages[i - 1]?.upTo
    const [zh, en] = upTo === null ? [`>${before}日`, `>${before} d`] : [`≤${upTo}日`, `≤${upTo} d`]
    return { metric: `age-${upTo ?? 'more'}`, label: { zh, en }, value: items, part: PART }
  })
}

export function ageTable(columns: ReturnType<typeof ageColumns>): PanelTable {
  return {
    head: [say({ zh: '立项天数', en: 'Days open' }), say({ zh: '在办事项', en: 'Items' })],
    rows: columns.map(({ label, value }) => [say(label), formatExact(value)]),
  }
}
