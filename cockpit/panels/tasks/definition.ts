import type { StatSpec } from '../stat/stat.ts'

/** 任务: where they stand, and how long those that are done took. */
export const spec: StatSpec = {
  id: 'tasks',
  title: { zh: '重点任务', en: 'Key tasks' },
  lead: { metric: 'tasks-open', unit: { zh: '项任务在办', en: 'tasks open' }, size: 4.5 },
  beside: [['tasks-overdue', '逾期', 'overdue']],
  blocks: [
    {
      kind: 'stack',
      parts: [
        ['tasks-waiting', '待认领', 'to claim'],
        ['tasks-accepted', '已认领', 'claimed'],
        ['tasks-working', '推进中', 'under way'],
      ],
    },
    {
      kind: 'columns',
      title: { zh: '本年完成用时', en: 'Days to finish, this year' },
      parts: [
        ['tasks-done-within-3-days-year', '≤3日', '≤3 d'],
        ['tasks-done-within-7-days-year', '≤7日', '≤7 d'],
        ['tasks-done-within-15-days-year', '≤15日', '≤15 d'],
        ['tasks-done-within-30-days-year', '≤30日', '≤30 d'],
        ['tasks-done-over-30-days-year', '>30日', '>30 d'],
      ],
    },
  ],
  least: { width: 38, height: 33 },
  best: { width: 50, height: 40 },
}
