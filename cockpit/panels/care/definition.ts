import type { StatSpec } from '../stat/stat.ts'

/** 关爱帮扶: what waits, and how soon help came. */
export const spec: StatSpec = {
  id: 'care',
  title: { zh: '关爱帮扶', en: 'Care' },
  lead: { metric: 'care-waiting', unit: { zh: '件帮扶待办', en: 'requests waiting' }, size: 4.5 },
  beside: [['care-helped-year', '本年受助', 'helped']],
  blocks: [
    {
      kind: 'columns',
      title: { zh: '本年到位用时', en: 'Days to help' },
      parts: [
        ['care-given-in-3-days-year', '≤3日', '≤3 d'],
        ['care-given-in-7-days-year', '≤7日', '≤7 d'],
        ['care-given-in-15-days-year', '≤15日', '≤15 d'],
        ['care-given-later-year', '>15日', '>15 d'],
      ],
    },
    {
      kind: 'facts',
      title: { zh: '爱心驿站与积分', en: 'Stations and points' },
      parts: [
        ['stations-served-month', '本月驿站服务', 'served, month'],
        ['points-circulating', '流通积分', 'points'],
        ['points-redeemed-share', '已兑换', 'redeemed'],
      ],
      from: 31,
    },
  ],
  least: { width: 38, height: 22 },
  best: { width: 50, height: 30 },
}
