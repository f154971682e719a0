import type { Label } from '../../../language/label.ts'

/** Where the term of an organisation's committee or secretary stands. */
export const TERM_STAGES = {
  'term-running': { zh: '任期内', en: 'Running' },
  'term-remind': { zh: '六个月内届满', en: 'Ends within six months' },
  'term-overdue': { zh: '届满未换届', en: 'Ended, no election yet' },
} as const satisfies Readonly<Record<string, Label>>
export type TermStage = keyof typeof TERM_STAGES

/** Whether an election was held before the term before it had ended. */
export const ELECTION_TIMES = {
  first: { zh: '首次登记', en: 'No earlier term known' },
  'in-time': { zh: '按期', en: 'In time' },
  late: { zh: '逾期', en: 'Late' },
} as const satisfies Readonly<Record<string, Label>>

/** 指上领任务. */
export const TASK_KINDS = {
  'task-party': { zh: '组织建设', en: 'Party building' },
  'task-governance': { zh: '基层治理', en: 'Local governance' },
  'task-service': { zh: '服务群众', en: 'Service' },
  'task-safety': { zh: '平安应急', en: 'Safety and emergencies' },
  'task-business': { zh: '助企发展', en: 'Help for business' },
  'task-other': { zh: '其他任务', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>
export type TaskKind = keyof typeof TASK_KINDS

/** Days from the assignment of a task until it is done. */
export const TASK_DAYS = {
  'within-3-days': { zh: '3 日内', en: 'within 3 days', most: 3 },
  'within-7-days': { zh: '7 日内', en: 'within 7 days', most: 7 },
  'within-15-days': { zh: '15 日内', en: 'within 15 days', most: 15 },
  'within-30-days': { zh: '30 日内', en: 'within 30 days', most: 30 },
  'over-30-days': { zh: '超过 30 日', en: 'over 30 days', most: Number.POSITIVE_INFINITY },
} as const satisfies Readonly<Record<string, Label & { most: number }>>
type TaskDays = keyof typeof TASK_DAYS

/** The class of a duration in days. */
export function taskDaysOf(days: number): TaskDays {
  // Keys of TASK_DAYS, which `Object.entries` forgets; the last one takes all.
  const classes = Object.entries(TASK_DAYS) as [TaskDays, { most: number }][]
  return classes.find(([, { most }]) => days <= most)?.[0] ?? 'over-30-days'
}

export const TASK_TIMES = {
  'in-time': { zh: '按时', en: 'In time' },
  late: { zh: '逾期', en: 'Late' },
} as const satisfies Readonly<Record<string, Label>>

/** 码上有行动. */
export const ACTIVITY_KINDS = {
  'activity-service': { zh: '志愿服务', en: 'Voluntary service' },
  'activity-visit': { zh: '走访慰问', en: 'Visits' },
  'activity-study': { zh: '学习研讨', en: 'Study' },
  'activity-joint': { zh: '结对共建', en: 'Joint activities' },
  'activity-assembly': { zh: '议事协商', en: 'Consultation' },
  'activity-other': { zh: '其他活动', en: 'Other' },
} as const satisfies Readonly<Record<string, Label>>

/** Whether an activity was held for a task. */
export const ACTIVITY_ORIGINS = {
  'for-task': { zh: '为任务', en: 'For a task' },
  'on-its-own': { zh: '自行开展', en: 'On its own' },
} as const satisfies Readonly<Record<string, Label>>

/** 民主评议党员 的等次. */
export const GRADES = {
  excellent: { zh: '优秀', en: 'Excellent' },
  qualified: { zh: '合格', en: 'Qualified' },
  basic: { zh: '基本合格', en: 'Basically qualified' },
  unqualified: { zh: '不合格', en: 'Unqualified' },
} as const satisfies Readonly<Record<string, Label>>
