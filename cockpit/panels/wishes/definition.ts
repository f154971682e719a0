import type { StatSpec } from '../stat/stat.ts'

/** 微心愿: what waits, and how soon it is taken up. */
export const spec: StatSpec = {
  id: 'wishes',
  title: { zh: '微心愿', en: 'Wishes' },
  lead: { metric: 'wishes-waiting', unit: { zh: '个待认领', en: 'to claim' }, size: 4.5 },
  beside: [['wishes-fulfilled-timely-year', '按时实现', 'in time']],
  blocks: [
    {
      kind: 'stack',
      title: { zh: '本年', en: 'This year' },
      parts: [
        ['wishes-fulfilled-year', '已实现', 'fulfilled'],
        ['wishes-working', '办理中', 'under way'],
        ['wishes-waiting', '待认领', 'to claim'],
      ],
    },
    {
      kind: 'columns',
      title: { zh: '认领用时', en: 'Days to a claim' },
      parts: [
        ['wishes-claimed-within-1-day-year', '≤1日', '≤1 d'],
        ['wishes-claimed-within-3-days-year', '≤3日', '≤3 d'],
        ['wishes-claimed-within-7-days-year', '≤7日', '≤7 d'],
        ['wishes-claimed-over-7-days-year', '>7日', '>7 d'],
      ],
    },
  ],
  least: { width: 38, height: 34 },
  best: { width: 50, height: 40 },
}
