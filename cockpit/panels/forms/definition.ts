import type { StatSpec } from '../stat/stat.ts'

/** 三会一课 of the month by form; completion says little, so what was late stands beside it. */
export const spec: StatSpec = {
  id: 'forms',
  title: { zh: '本月组织生活', en: 'Meetings by form' },
  lead: {
    metric: 'theme-day-branches-share-month',
    unit: { zh: '支部开展主题党日', en: 'held a theme day' },
    size: 4.5,
  },
  beside: [['meetings-late-share-month', '推迟率', 'late']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['meetings-congress-month', '党员大会', 'congress'],
        ['meetings-committee-month', '支委会', 'committee'],
        ['meetings-group-month', '党小组会', 'group'],
        ['meetings-lecture-month', '党课', 'lecture'],
        ['theme-days-month', '主题党日', 'theme day'],
        ['meetings-life-meeting-month', '组织生活会', 'life meeting'],
        ['meetings-appraisal-month', '民主评议', 'appraisal'],
      ],
    },
  ],
  least: { width: 38, height: 28 },
  best: { width: 50, height: 40 },
}
