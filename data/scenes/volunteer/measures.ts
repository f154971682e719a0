import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { HOURS } from './vocabulary.ts'

const monthly = defineMeasure({
  code: 'volunteer.month',
  label: { zh: '月度志愿党员', en: 'Volunteers of a month' },
  unit: 'person',
})
export const volunteerHours = defineAxis({
  id: 'volunteer-hours',
  label: { zh: '时长', en: 'Hours' },
  base: monthly,
  values: HOURS,
})

export const AXES = [volunteerHours] as const

export const MEASURES: readonly Measure[] = [
  defineMeasure({ code: 'shift.done', label: { zh: '志愿服务场次', en: 'Shifts done' }, unit: 'event' }),
  defineMeasure({
    code: 'shift.persons',
    label: { zh: '志愿服务人次', en: 'Person-times on shifts' },
    unit: 'person-time',
  }),
  defineMeasure({
    code: 'shift.named',
    label: { zh: '具名志愿人次', en: 'Person-times with the member named' },
    unit: 'person-time',
  }),
  defineMeasure({ code: 'shift.minutes', label: { zh: '志愿服务时长', en: 'Minutes on shifts' }, unit: 'minute' }),
  monthly,
  ...volunteerHours.measures,
  defineMeasure({ code: 'volunteer.year', label: { zh: '年度志愿党员', en: 'Volunteers of a year' }, unit: 'person' }),
  defineMeasure({
    code: 'volunteer.branch',
    label: { zh: '月度开展支部', en: 'Organisations with a shift in the month' },
    unit: 'organisation',
  }),
]
