import { defineAxis, defineMeasure, type Measure, type Unit } from '../../language/measure.ts'
import { AUDIENCES, PROGRESS, VENUES, WAYS } from './vocabulary.ts'

const of = (unit: Unit) => (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit })
const items = of('item')
const persons = of('person')

const classes = items('class.held', '开班', 'Classes held')
export const classAudience = defineAxis({
  id: 'class-audience',
  label: { zh: '对象', en: 'Audience' },
  base: classes,
  values: AUDIENCES,
})
const time = of('minute')('learning.time', '学习时长（人·分钟）', 'Person-minutes of learning')
export const learningWay = defineAxis({
  id: 'learning-way',
  label: { zh: '方式', en: 'Way' },
  base: time,
  values: WAYS,
})
const reached = persons('learning.reached', '学到的党员', 'People reached')
export const learningProgress = defineAxis({
  id: 'learning-progress',
  label: { zh: '学时进度', en: 'Progress' },
  base: reached,
  values: PROGRESS,
})
const visits = of('person-time')('exhibit.visits', '阵地参观人次', 'Visits')
export const visitVenue = defineAxis({
  id: 'visit-venue',
  label: { zh: '参观阵地', en: 'Kind of venue' },
  base: visits,
  values: VENUES,
})
const used = items('venue.used', '启用阵地', 'Venues in use')
export const venueType = defineAxis({
  id: 'venue-type',
  label: { zh: '阵地类型', en: 'Type' },
  base: used,
  values: VENUES,
})

/** Parts that sum to their base at every organisation and version. */
export const AXES = [classAudience, learningWay, learningProgress, visitVenue, venueType] as const

export const MEASURES: readonly Measure[] = [
  classes,
  time,
  reached,
  visits,
  used,
  ...AXES.flatMap((axis) => axis.measures),
  of('person-time')('learning.attended', '学习人次', 'Times somebody learnt'),
  of('person-time')('learning.named', '实名学习人次', 'Times with a name'),
  of('person-time')('course.completed', '课程完成', 'Courses completed'),
  items('training.planned', '计划培训', 'Trainings planned'),
  items('training.waiting', '培训未开班', 'Trainings not begun'),
  items('training.underway', '培训进行中', 'Trainings under way'),
  items('training.completed', '培训已完成', 'Trainings completed'),
  items('training.completed.timely', '培训按期完成', 'Trainings completed in time'),
]
