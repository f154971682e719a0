import type { TargetFile } from './target.ts'

/** 全市 2025. */
export const ROOT_2025: TargetFile = {
  scope: 'root',
  year: 2025,
  setBy: '演示目标，非任何单位设定',
  isDemo: true,
  targets: [
    {
      metric: 'members-admitted-year',
      aim: 'at-least',
      pace: 'year',
      value: { perMille: 21, of: 'members-opening-year' },
    },
    { metric: 'attendance-rate-month', aim: 'at-least', pace: 'always', value: 0.8 },
  ],
}
