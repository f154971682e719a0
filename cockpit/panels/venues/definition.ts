import type { StatSpec } from '../stat/stat.ts'

/** Venues in use this month. */
export const spec: StatSpec = {
  id: 'venues',
  title: { zh: '阵地', en: 'Venues' },
  aside: { zh: '本月', en: 'this month' },
  lead: { metric: 'venues-used-month', unit: { zh: '处阵地启用', en: 'venues in use' }, size: 4.5 },
  beside: [['venue-visits-month', '参观人次', 'visits']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['venues-service-centre-month', '党群服务中心', 'service centre'],
        ['venues-study-institute-month', '党建研习院', 'institute'],
        ['venues-exhibition-hall-month', '数字展厅', 'exhibition'],
      ],
    },
  ],
  least: { width: 38, height: 20 },
  best: { width: 50, height: 26 },
}
