import { defineAxis, defineMeasure, type Measure } from '../../../language/measure.ts'
import { DATED, EARLY, OUTCOMES, STAGES, WAITS } from './vocabulary.ts'

const persons = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'person' })
const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const people = persons('development.people', '在培养人员', 'People being developed')
export const developmentStage = defineAxis({
  id: 'development-stage',
  label: { zh: '阶段', en: 'Stage' },
  base: people,
  values: STAGES,
})

const wait = (id: string, zh: string, en: string) =>
  defineAxis({
    id: `development-wait-${id}`,
    label: { zh: '用时', en: 'Time' },
    base: persons(`development.left.${id}`, zh, en),
    values: WAITS,
  })

/** By the stage that was left forwards: how long it had lasted. */
export const developmentWaits = {
  applicant: wait('applicant', '申请人转为积极分子', 'Applicants who became activists'),
  activist: wait('activist', '积极分子转为发展对象', 'Activists who became candidates'),
  candidate: wait('candidate', '发展对象被接收', 'Candidates who were admitted'),
  probation: wait('probation', '预备期满转正', 'Probations that ended in conversion'),
} as const

export const developmentDue = defineAxis({
  id: 'development-due',
  label: { zh: '事项', en: 'What' },
  base: items('development.due', '有时限待办', 'Things with a date by rule'),
  values: DATED,
})
export const developmentOverdue = defineAxis({
  id: 'development-overdue',
  label: { zh: '事项', en: 'What' },
  base: items('development.overdue', '逾期未办', 'Things past a date by rule'),
  values: DATED,
})
export const developmentLate = defineAxis({
  id: 'development-late',
  label: { zh: '事项', en: 'What' },
  base: items('development.late', '逾期办理', 'Things done after their date'),
  values: DATED,
})
export const developmentEarly = defineAxis({
  id: 'development-early',
  label: { zh: '情形', en: 'What' },
  base: items('development.early', '按规则过早或不足', 'Too early or too little by rule'),
  values: EARLY,
})
export const developmentVote = defineAxis({
  id: 'development-vote',
  label: { zh: '结果', en: 'Outcome' },
  base: items('development.voted', '支部大会表决', 'Votes of branch meetings'),
  values: OUTCOMES,
})

export const AXES = [
  developmentStage,
  ...Object.values(developmentWaits),
  developmentDue,
  developmentOverdue,
  developmentLate,
  developmentEarly,
  developmentVote,
] as const

export const MEASURES: readonly Measure[] = [
  ...AXES.flatMap((axis) => [axis.base, ...axis.measures]),
  persons('development.applied', '入党申请', 'Applications'),
  persons('development.registered', '培养期初登记', 'Registered at the opening'),
  persons('development.admitted', '培养对象入党', 'Admitted out of the development'),
  persons('development.ended', '终止培养', 'Developments ended'),
  persons('development.moved.in', '培养关系转入', 'Moved in'),
  persons('development.moved.out', '培养关系转出', 'Moved out'),
]
