import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { FILL_DAYS, OUTCOMES, PROPOSERS, SKILLS, TERMS } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })
const persons = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'person' })
const days = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'day' })

const open = items('need.open', '待落实需求', 'Needs open')
export const needSkill = defineAxis({
  id: 'need-skill',
  label: { zh: '专长', en: 'Skill' },
  base: open,
  values: SKILLS,
})
const filled = items('need.filled', '需求落实', 'Needs filled')
export const fillDays = defineAxis({
  id: 'need-fill-days',
  label: { zh: '落实用时', en: 'Days to fill' },
  base: filled,
  values: FILL_DAYS,
})
const held = items('skill.held', '在册专长', 'Skills on record')
export const heldSkill = defineAxis({
  id: 'skill-category',
  label: { zh: '类别', en: 'Category' },
  base: held,
  values: SKILLS,
})
const proposed = items('match.proposed', '匹配提议', 'Matches proposed')
export const matchProposer = defineAxis({
  id: 'match-proposer',
  label: { zh: '提议方式', en: 'Proposer' },
  base: proposed,
  values: PROPOSERS,
})
const decided = items('match.decided', '匹配结论', 'Matches decided')
export const matchOutcome = defineAxis({
  id: 'match-outcome',
  label: { zh: '结论', en: 'Outcome' },
  base: decided,
  values: OUTCOMES,
})
const ended = items('secondment.ended', '借调结束', 'Secondments ended')
export const secondmentTerm = defineAxis({
  id: 'secondment-term',
  label: { zh: '时长', en: 'Length' },
  base: ended,
  values: TERMS,
})

export const AXES = [needSkill, fillDays, heldSkill, matchProposer, matchOutcome, secondmentTerm] as const

export const MEASURES: readonly Measure[] = [
  items('need.posted', '需求发布', 'Needs posted'),
  open,
  filled,
  items('need.withdrawn', '需求撤回', 'Needs withdrawn'),
  items('need.overdue', '逾期需求', 'Needs overdue'),
  days('need.days', '需求落实用时（日）', 'Days that filled needs were open'),
  held,
  persons('skill.person', '有专长党员', 'Members with a skill on record'),
  proposed,
  items('match.waiting', '待定匹配', 'Matches waiting for a decision'),
  decided,
  items('secondment.started', '借调开始', 'Secondments started'),
  persons('secondment.active', '在借人员', 'Members seconded here'),
  persons('secondment.lent', '借出人员', 'Members lent to others'),
  ended,
  days('secondment.days', '借调用时（日）', 'Days that ended secondments lasted'),
  ...AXES.flatMap((axis) => axis.measures),
]
