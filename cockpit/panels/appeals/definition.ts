import type { StatSpec } from '../stat/stat.ts'

/** 群众诉求: what waits for an answer, and what came of the rest. */
export const spec: StatSpec = {
  id: 'appeals',
  title: { zh: '群众诉求', en: 'Appeals' },
  aside: { zh: '本月 · 呼应为', en: 'this month' },
  lead: { metric: 'appeals-waiting', unit: { zh: '件待答复', en: 'waiting' }, size: 4.5 },
  beside: [['appeals-answered-timely-month', '按时答复', 'in time']],
  blocks: [
    {
      kind: 'stack',
      parts: [
        ['appeals-resolved-month', '本月办结', 'resolved'],
        ['appeals-working', '办理中', 'under way'],
        ['appeals-waiting', '待答复', 'waiting'],
      ],
    },
  ],
  least: { width: 38, height: 19 },
  best: { width: 50, height: 26 },
}
