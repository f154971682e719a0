import type { TargetFile } from './target.ts'

/** 全市 2026. */
export const ROOT_2026: TargetFile = {
  scope: 'root',
  year: 2026,
  setBy: '演示目标，非任何单位设定',
  isDemo: true,
  targets: [
    {
      metric: 'members-admitted-year',
      aim: 'at-least',
      pace: 'year',
      value: { perMille: 22, of: 'members-opening-year' },
    },
    { metric: 'attendance-rate-month', aim: 'at-least', pace: 'always', value: 0.85 },
    { metric: 'appeals-answered-timely-month', aim: 'at-least', pace: 'always', value: 0.95 },
    { metric: 'appeals-resolved-timely-month', aim: 'at-least', pace: 'always', value: 0.9 },
    { metric: 'appeals-rated-well-year', aim: 'at-least', pace: 'always', value: 0.9 },
    { metric: 'supervision-overdue-share', aim: 'at-most', pace: 'always', value: 0.1 },
    { metric: 'development-early-year', aim: 'at-most', pace: 'always', value: 0 },
    { metric: 'services-per-reported-year', aim: 'at-least', pace: 'year', value: 4 },
    { metric: 'wishes-fulfilled-timely-year', aim: 'at-least', pace: 'always', value: 0.85 },
    { metric: 'documents-timely-month', aim: 'at-least', pace: 'always', value: 0.9 },
    { metric: 'approvals-timely-month', aim: 'at-least', pace: 'always', value: 0.9 },
    { metric: 'stories-decided-timely-year', aim: 'at-least', pace: 'always', value: 0.9 },
    { metric: 'media-accounts-dead-share', aim: 'at-most', pace: 'always', value: 0.05 },
  ],
}
