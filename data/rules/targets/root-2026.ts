import type { TargetFile } from './target.ts'

/** 全市 2026. */
export const ROOT_2026: TargetFile = {
  scope: 'root',
  year: 2026,
  setBy: '演示目标，非任何单位设定',
  isDemo: true,
  targets: [
    { metric: 'members-admitted-year', aim: 'at-least', value: { perMille: 22, of: 'members-opening-year' } },
    { metric: 'attendance-rate-month', aim: 'at-least', value: 0.85 },
    { metric: 'appeals-answered-timely-month', aim: 'at-least', value: 0.95 },
    { metric: 'appeals-resolved-timely-month', aim: 'at-least', value: 0.9 },
    { metric: 'appeals-rated-well-year', aim: 'at-least', value: 0.9 },
    { metric: 'supervision-overdue-share', aim: 'at-most', value: 0.1 },
  ],
}
