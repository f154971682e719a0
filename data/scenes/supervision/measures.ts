import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { RULE_CLASSES } from './rules.ts'
import { DURATIONS, ORIGINS, STAGES } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const open = items('supervision.open', '督办在办', 'Items open')
export const itemRule = defineAxis({
  id: 'supervision-rule',
  label: { zh: '规则', en: 'Rule' },
  base: open,
  values: RULE_CLASSES,
})
const overdue = items('supervision.overdue', '督办逾期', 'Items overdue now')
export const overdueRule = defineAxis({
  id: 'supervision-overdue-rule',
  label: { zh: '规则', en: 'Rule' },
  base: overdue,
  values: RULE_CLASSES,
})
export const itemStage = defineAxis({
  id: 'supervision-stage',
  label: { zh: '环节', en: 'Stage' },
  base: open,
  values: STAGES,
})
const opened = items('supervision.opened', '督办立项', 'Items opened')
export const itemOrigin = defineAxis({
  id: 'supervision-origin',
  label: { zh: '来由', en: 'Origin' },
  base: opened,
  values: ORIGINS,
})
const closed = items('supervision.closed', '督办销号', 'Items closed')
export const itemDuration = defineAxis({
  id: 'supervision-duration',
  label: { zh: '用时', en: 'Days open' },
  base: closed,
  values: DURATIONS,
})

export const AXES = [itemStage, itemOrigin, itemDuration, itemRule, overdueRule] as const

export const MEASURES: readonly Measure[] = [
  open,
  opened,
  closed,
  ...AXES.flatMap((axis) => axis.measures),
  items('supervision.reopened', '督办重启', 'Items reopened'),
  overdue,
  items('supervision.handed.in', '督办移入', 'Items handed in'),
  items('supervision.handed.out', '督办移出', 'Items handed out'),
  items('supervision.escalated', '督办提级', 'Items escalated'),
  items('supervision.urged', '督办催办', 'Times urged'),
  items('supervision.contested', '督办异议', 'Times contested'),
  defineMeasure({
    code: 'supervision.days',
    label: { zh: '督办用时（日）', en: 'Days that closed items were open' },
    unit: 'day',
  }),
]
