import type { Label } from '../../language/label.ts'

/** Where an open item stands. */
export const STAGES = {
  'stage-open': { zh: '待签收', en: 'Not yet acknowledged' },
  'stage-acknowledged': { zh: '已签收', en: 'Acknowledged' },
  'stage-working': { zh: '办理中', en: 'Being worked on' },
  'stage-contested': { zh: '有异议', en: 'Contested' },
} as const satisfies Readonly<Record<string, Label>>
export type Stage = keyof typeof STAGES

/** Who opened it. */
export const ORIGINS = {
  'by-rule': { zh: '按规则', en: 'By a rule' },
  'by-person': { zh: '由人', en: 'By a person' },
} as const satisfies Readonly<Record<string, Label>>

/** How long an item was open, in classes that are counted. */
export const DURATIONS = {
  'within-3-days': { zh: '3 日内', en: 'within 3 days' },
  'within-7-days': { zh: '7 日内', en: 'within 7 days' },
  'within-15-days': { zh: '15 日内', en: 'within 15 days' },
  'within-30-days': { zh: '30 日内', en: 'within 30 days' },
  'over-30-days': { zh: '超过 30 日', en: 'over 30 days' },
} as const satisfies Readonly<Record<string, Label>>
type Duration = keyof typeof DURATIONS
const UP_TO: readonly (readonly [Duration, number])[] = [
  ['within-3-days', 3],
  ['within-7-days', 7],
  ['within-15-days', 15],
  ['within-30-days', 30],
]

/** The class of a duration in days. */
export function durationOf(days: number): Duration {
  return UP_TO.find(([, most]) => days <= most)?.[0] ?? 'over-30-days'
}
