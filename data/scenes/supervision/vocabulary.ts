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

/** Why a person opens an item, and what is expected then. */
export const CAUSES = {
  'key-task': {
    label: { zh: '重点任务', en: 'A key task' },
    remedy: { zh: '按要求完成任务，并举证', en: 'Do the task as asked, and show it' },
  },
  'rule-breach': {
    label: { zh: '违反制度', en: 'A rule was broken' },
    remedy: { zh: '按制度整改，并举证', en: 'Put it right by the rule, and show it' },
  },
  'data-missing': {
    label: { zh: '数据缺报不实', en: 'Data missing or wrong' },
    remedy: { zh: '由数据源补报或更正', en: 'Have the source send or correct the data' },
  },
  inspection: {
    label: { zh: '检查发现', en: 'Found by an inspection' },
    remedy: { zh: '按检查意见整改，并举证', en: 'Put it right as the inspection asks, and show it' },
  },
  'other-cause': {
    label: { zh: '其他事项', en: 'Something else' },
    remedy: { zh: '按立项要求办理，并举证', en: 'Do as the opener asks, and show it' },
  },
} as const satisfies Readonly<Record<string, { label: Label; remedy: Label }>>

/** Whose task an item is in the organisation that owns it. */
export const OWNER_ROLES = {
  secretary: { zh: '书记', en: 'Secretary' },
  manager: { zh: '组织工作负责人', en: 'Head of organisation work' },
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
