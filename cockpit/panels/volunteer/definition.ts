import type { StatSpec } from '../stat/stat.ts'

/** 志愿汇: hours of members who volunteered. */
export const spec: StatSpec = {
  id: 'volunteer',
  title: { zh: '每周一小时', en: 'An hour a week' },
  aside: { zh: '本月 · 志愿汇', en: 'this month' },
  lead: {
    metric: 'volunteers-weekly-hour-share-month',
    unit: { zh: '达到每周一小时', en: 'do an hour a week' },
    size: 4.5,
  },
  beside: [['branches-volunteering-month', '支部', 'branches']],
  blocks: [
    {
      kind: 'columns',
      title: { zh: '本月志愿党员', en: 'Volunteers this month' },
      parts: [
        ['volunteers-under-1-hour-month', '<1时', '<1 h'],
        ['volunteers-under-4-hours-month', '1–4时', '1–4 h'],
        ['volunteers-under-8-hours-month', '4–8时', '4–8 h'],
        ['volunteers-over-8-hours-month', '≥8时', '≥8 h'],
      ],
    },
  ],
  least: { width: 38, height: 22 },
  best: { width: 50, height: 30 },
}
