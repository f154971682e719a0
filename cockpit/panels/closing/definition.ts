import type { StatSpec } from '../stat/stat.ts'

/** How long items took that are closed. */
export const spec: StatSpec = {
  id: 'closing',
  title: { zh: '销号用时', en: 'Time to close' },
  aside: { zh: '本年', en: 'this year' },
  lead: { metric: 'supervision-days-year', unit: { zh: '日平均用时', en: 'days on average' }, size: 4.5 },
  beside: [['supervision-closed-month', '本月销号', 'closed this month']],
  blocks: [
    {
      kind: 'columns',
      parts: [
        ['supervision-closed-within-3-days-year', '≤3日', '≤3 d'],
        ['supervision-closed-within-7-days-year', '≤7日', '≤7 d'],
        ['supervision-closed-within-15-days-year', '≤15日', '≤15 d'],
        ['supervision-closed-within-30-days-year', '≤30日', '≤30 d'],
        ['supervision-closed-over-30-days-year', '>30日', '>30 d'],
      ],
    },
  ],
  least: { width: 38, height: 22 },
  best: { width: 50, height: 30 },
}
