import type { Label } from '../../language/label.ts'

/** What appeals are about, for the statistics; what somebody wrote stays where it was raised. */
export const CATEGORIES = {
  housing: { zh: '住房物业', en: 'Housing' },
  traffic: { zh: '交通出行', en: 'Traffic' },
  environment: { zh: '环境卫生', en: 'Environment' },
  welfare: { zh: '养老救助', en: 'Welfare' },
  education: { zh: '教育医疗', en: 'Education and health' },
  safety: { zh: '平安治理', en: 'Safety' },
  business: { zh: '助企服务', en: 'Help for business' },
  'other-category': { zh: '其他诉求', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>
export type Category = keyof typeof CATEGORIES

export const SATISFACTIONS = {
  satisfied: { zh: '满意', en: 'Satisfied' },
  'basically-satisfied': { zh: '基本满意', en: 'Basically satisfied' },
  dissatisfied: { zh: '不满意', en: 'Dissatisfied' },
} as const satisfies Readonly<Record<string, Label>>
export type Satisfaction = keyof typeof SATISFACTIONS

/** How long something took, in classes that are counted. */
export const WAITS = {
  'within-1-day': { zh: '1 日内', en: 'within 1 day' },
  'within-3-days': { zh: '3 日内', en: 'within 3 days' },
  'within-7-days': { zh: '7 日内', en: 'within 7 days' },
  'within-15-days': { zh: '15 日内', en: 'within 15 days' },
  'over-15-days': { zh: '超过 15 日', en: 'over 15 days' },
} as const satisfies Readonly<Record<string, Label>>
export type Wait = keyof typeof WAITS
const UP_TO: readonly (readonly [Wait, number])[] = [
  ['within-1-day', 1],
  ['within-3-days', 3],
  ['within-7-days', 7],
  ['within-15-days', 15],
]

/** The class of a wait in days. */
export function waitOf(days: number): Wait {
  return UP_TO.find(([, most]) => days <= most)?.[0] ?? 'over-15-days'
}
