import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** Whom a class is for. */
export const AUDIENCES = {
  'for-members': { zh: '党员培训', en: 'For members' },
  'for-secretaries': { zh: '书记培训', en: 'For secretaries' },
  'for-applicants': { zh: '发展对象培训', en: 'For applicants' },
} as const satisfies Readonly<Record<string, Label>>
export type Audience = keyof typeof AUDIENCES

/** In which way the time of learning was spent. */
export const WAYS = { ...AUDIENCES, course: { zh: '课程自学', en: 'Courses' } } as const satisfies Readonly<
  Record<string, Label>
>

/** Rooms and halls that people learn in. */
export const VENUES = {
  'service-centre': { zh: '党群服务中心', en: 'Service centre' },
  'study-institute': { zh: '数字党建研习院', en: 'Study institute' },
  'exhibition-hall': { zh: '数字展厅', en: 'Exhibition hall' },
} as const satisfies Readonly<Record<string, Label>>
export type Venue = keyof typeof VENUES

/** How far people have come with a year's hours: counts of people in each class, never who is in it. */
export const PROGRESS = {
  'hours-below-half': { zh: '不到一半', en: 'below half' },
  'hours-half': { zh: '过半未满', en: 'half or more' },
  'hours-full': { zh: '达到党员学时', en: 'as many as a member needs' },
  'hours-secretary': { zh: '达到书记学时', en: 'as many as a secretary needs' },
} as const satisfies Readonly<Record<string, Label>>
export type Progress = keyof typeof PROGRESS

export const REASONS = defineReasons({
  'training-planned': { zh: '该培训已经列入计划', en: 'This training is planned already' },
  'training-unplanned': { zh: '该培训此时尚未列入计划', en: 'This training is not planned yet at that time' },
  'training-by': { zh: '完成期限须晚于列入计划的时间', en: 'A training must be due after it is planned' },
})
