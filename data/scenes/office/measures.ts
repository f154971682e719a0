import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { MATTERS, OUTCOMES, WAITS } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })
const days = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'day' })

const handled = items('document.handled', '文件办结', 'Documents handled')
export const documentWait = defineAxis({
  id: 'document-wait',
  label: { zh: '办理用时', en: 'Wait' },
  base: handled,
  values: WAITS,
})
const opened = items('approval.opened', '审批发起', 'Approvals opened')
export const approvalMatter = defineAxis({
  id: 'approval-matter',
  label: { zh: '事项', en: 'Matter' },
  base: opened,
  values: MATTERS,
})
const decided = items('approval.decided', '审批办结', 'Approvals decided')
export const approvalWait = defineAxis({
  id: 'approval-wait',
  label: { zh: '审批用时', en: 'Wait' },
  base: decided,
  values: WAITS,
})
export const approvalOutcome = defineAxis({
  id: 'approval-outcome',
  label: { zh: '结果', en: 'Outcome' },
  base: decided,
  values: OUTCOMES,
})

export const AXES = [documentWait, approvalMatter, approvalWait, approvalOutcome] as const

export const MEASURES: readonly Measure[] = [
  items('document.received', '收文', 'Documents received'),
  items('document.waiting', '待办文件', 'Documents waiting'),
  items('document.overdue', '逾期文件', 'Documents overdue'),
  handled,
  items('document.handled.timely', '文件按时办结', 'Documents handled in time'),
  days('document.days', '文件办理用时（日）', 'Days that handled documents waited'),
  opened,
  items('approval.waiting', '待批事项', 'Approvals waiting'),
  items('approval.overdue', '逾期审批', 'Approvals overdue'),
  decided,
  items('approval.decided.timely', '审批按时办结', 'Approvals decided in time'),
  days('approval.days', '审批用时（日）', 'Days that decided approvals waited'),
  ...AXES.flatMap((axis) => axis.measures),
]
