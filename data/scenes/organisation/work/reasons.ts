import { defineReasons } from '../../../language/reason.ts'

/** Why a term or an election is refused. */
export const TERM_REASONS = defineReasons({
  'term-area': { zh: '区域不是党组织，没有任期', en: 'An area is no organisation and has no term' },
  'term-dissolved': { zh: '该组织已撤销，没有任期', en: 'A dissolved organisation has no term' },
  'term-known': { zh: '该组织的届次已经登记', en: 'The organisation’s term is known already' },
  'term-ahead': { zh: '选举日期晚于登记时间', en: 'The day of the election lies after the registration' },
  'term-too-short': { zh: '届满日期须晚于选举日期', en: 'A term ends after its election' },
  'term-too-long': {
    zh: '任期超过该类组织的规定年限',
    en: 'Longer than the rule lets an organisation of this kind have',
  },
  'election-quorum': {
    zh: '到会人数不足有选举权人数的五分之四，选举无效',
    en: 'Fewer than four fifths of those entitled were present: no valid election',
  },
})

/** Why something about a task is refused, or waits. */
export const TASK_REASONS = defineReasons({
  'task-unknown': { zh: '没有这项任务', en: 'There is no such task' },
  'task-assigned': { zh: '该任务已经下达', en: 'The task is assigned already' },
  'task-due-past': { zh: '完成时限须晚于下达时间', en: 'A task is due after its assignment' },
  'task-claimed': { zh: '该任务已被认领', en: 'The task is claimed already' },
  'task-unclaimed': { zh: '该任务尚未认领', en: 'The task is not claimed yet' },
  'task-done': { zh: '该任务已经完成', en: 'The task is done already' },
})

/** Why an appraisal is refused. */
export const APPRAISAL_REASONS = defineReasons({
  'appraisal-given': {
    zh: '该支部本年度的民主评议已经报送，有误请报更正',
    en: 'The branch has given the appraisal of the year: correct it instead',
  },
  'appraisal-ahead': { zh: '评议年度尚未开始', en: 'The year to be appraised has not begun' },
  'appraisal-branch': { zh: '民主评议由支部报送', en: 'Appraisals are given by branches' },
})
