import type { TargetFile } from './target.ts'

/** 西湖区 2026: higher than the city's. */
export const XIHU_2026: TargetFile = {
  scope: '330106',
  year: 2026,
  setBy: '演示目标，非任何单位设定',
  isDemo: true,
  targets: [
    {
      metric: 'members-admitted-year',
      aim: 'at-least',
      pace: 'year',
      value: { perMille: 23, of: 'members-opening-year' },
    },
    { metric: 'attendance-rate-month', aim: 'at-least', pace: 'always', value: 0.88 },
    { metric: 'appeals-answered-timely-month', aim: 'at-least', pace: 'always', value: 0.97 },
    { metric: 'supervision-overdue-share', aim: 'at-most', pace: 'always', value: 0.08 },
  ],
}
