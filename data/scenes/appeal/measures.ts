import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { CATEGORIES, SATISFACTIONS, WAITS } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const raised = items('appeal.raised', '诉求提出', 'Appeals raised')
export const appealCategory = defineAxis({
  id: 'appeal-category',
  label: { zh: '类别', en: 'Category' },
  base: raised,
  values: CATEGORIES,
})
const answered = items('appeal.answered', '诉求答复', 'Appeals answered')
export const answerWait = defineAxis({
  id: 'appeal-answer-wait',
  label: { zh: '答复用时', en: 'Wait for the answer' },
  base: answered,
  values: WAITS,
})
const rated = items('appeal.rated', '诉求评价', 'Appeals rated')
export const appealSatisfaction = defineAxis({
  id: 'appeal-satisfaction',
  label: { zh: '满意度', en: 'Satisfaction' },
  base: rated,
  values: SATISFACTIONS,
})

/** Parts that sum to their base at every organisation and version. */
export const AXES = [appealCategory, answerWait, appealSatisfaction] as const

export const MEASURES: readonly Measure[] = [
  raised,
  answered,
  rated,
  ...AXES.flatMap((axis) => axis.measures),
  items('appeal.waiting', '诉求待答复', 'Appeals waiting for an answer'),
  items('appeal.working', '诉求办理中', 'Appeals answered, not resolved'),
  items('appeal.settled', '诉求已办结', 'Appeals that stand resolved'),
  items('appeal.answered.timely', '按时答复', 'Answered in time'),
  items('appeal.resolved', '诉求办结', 'Appeals resolved'),
  items('appeal.resolved.timely', '按时办结', 'Resolved in time'),
  items('appeal.resolved.by.task', '任务办结诉求', 'Resolved by a task'),
  items('appeal.resolved.by.service', '服务办结诉求', 'Resolved by a service'),
  items('appeal.reopened', '诉求重办', 'Appeals reopened'),
]
