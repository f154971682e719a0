import type { StatSpec } from '../stat/stat.ts'

/** Stories of tasks and activities, approved ones only. */
export const spec: StatSpec = {
  id: 'stories',
  title: { zh: '云上展风采', en: 'Stories' },
  aside: { zh: '仅已审核', en: 'approved only' },
  lead: { metric: 'stories-shown-month', unit: { zh: '件本月展示', en: 'shown this month' }, size: 4.5 },
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['stories-waiting', '待审核', 'to review'],
        ['stories-ready', '待上墙', 'to show'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['stories-shown-year', '本年展示', 'this year'],
        ['stories-approved-share-year', '通过率', 'approved'],
        ['stories-decided-timely-year', '按时审核', 'in time'],
      ],
    },
  ],
  least: { width: 38, height: 21 },
  best: { width: 50, height: 28 },
}
