import type { StatSpec } from '../stat/stat.ts'

/** 码上有行动: activities of the month by kind. */
export const spec: StatSpec = {
  id: 'activities',
  title: { zh: '党员活动', en: 'Activities' },
  aside: { zh: '本月', en: 'this month' },
  lead: { metric: 'activities-month', unit: { zh: '场活动', en: 'held' }, size: 4.5 },
  beside: [['activities-attended-month', '参加人次', 'attended']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['activities-service-month', '志愿服务', 'service'],
        ['activities-visit-month', '走访慰问', 'visits'],
        ['activities-study-month', '学习研讨', 'study'],
        ['activities-joint-month', '结对共建', 'with others'],
        ['activities-assembly-month', '议事协商', 'assemblies'],
        ['activities-other-month', '其他', 'other'],
      ],
    },
  ],
  least: { width: 38, height: 25 },
  best: { width: 50, height: 34 },
}
