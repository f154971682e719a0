import { keysOf } from '../../language/label.ts'
import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { SCORE_SETS } from '../../rules/scores/index.ts'
import { BRANCH_TYPES, type BranchType } from '../../rules/scores/score-set.ts'
import { BUCKETS, type Bucket } from '../../rules/scores/tally.ts'
import { RULE_SET_DECISIONS, type RuleSetDecision } from './events.ts'

const membersScored = defineMeasure({
  code: 'score.members',
  label: { zh: '有先锋分的党员', en: 'Members with a score' },
  unit: 'person',
})
/** Members by the class of their year's score, at the organisation they belong to. */
export const memberBucket = defineAxis({
  id: 'score-members-bucket',
  label: { zh: '分数段', en: 'Class of score' },
  base: membersScored,
  values: BUCKETS,
})

const branchesScored = defineMeasure({
  code: 'score.branches',
  label: { zh: '有堡垒分的支部', en: 'Branches with a score' },
  unit: 'organisation',
})
type TypeBucket = `${BranchType}-${Bucket}`
const TYPE_BUCKETS = Object.fromEntries(
  Object.entries(BRANCH_TYPES).flatMap(([type, of]) =>
    Object.entries(BUCKETS).map(([bucket, { zh, en }]) => [
      `${type}-${bucket}`,
      { zh: `${of.zh} ${zh}`, en: `${of.en}, ${en}` },
    ]),
  ),
) as Record<TypeBucket, { zh: string; en: string }> // built from all pairs, which fromEntries forgets
/** Branches by their type and the class of their year's score. */
export const branchBucket = defineAxis({
  id: 'score-branches-bucket',
  label: { zh: '支部类型与分数段', en: 'Type of branch and class of score' },
  base: branchesScored,
  values: TYPE_BUCKETS,
})

export const AXES = [memberBucket, branchBucket] as const

/** Points after the cap of their item: the parts of a total. */
export const pointsOf = (subject: 'member' | 'branch', code: string) => `score.${subject}/${code}`
/** Points that the cap of their item took. */
export const cappedOf = (code: string) => `score.capped/${code}`
/** How often a veto was shown. */
export const vetoOf = (code: string) => `score.veto/${code}`

/** Decisions on rule sets that were proposed, at the whole. */
export const decisionOf = (decision: RuleSetDecision) => `score.ruleset.${decision}`

/** What turns the sum of a set's items into its total: each posted as it changes. */
export const ADJUSTMENTS = {
  'over-group': { zh: '超出分组上限', en: 'over the cap of a group' },
  'over-total': { zh: '超出总分范围', en: 'out of the range of the total' },
  cleared: { zh: '一票否决清零', en: 'cleared by a veto' },
} as const
export type Adjustment = keyof typeof ADJUSTMENTS

const points = (code: string, label: { zh: string; en: string }) => defineMeasure({ code, label, unit: 'point' })

/** Each version of a set has measures of its own, whose labels say which it is. */
const OF_SETS: readonly Measure[] = SCORE_SETS.flatMap((set) => {
  const name = (zh: string, en: string) => ({ zh: `${set.label.zh} · ${zh}`, en: `${set.label.en}: ${en}` })
  return [
    ...set.items.flatMap(({ code, label }) => [
      points(pointsOf(set.subject, code), name(label.zh, label.en)),
      points(cappedOf(code), name(`${label.zh}，超出上限未计`, `${label.en}, not counted for its cap`)),
    ]),
    ...Object.entries(ADJUSTMENTS).map(([code, { zh, en }]) =>
      points(pointsOf(set.subject, `${set.prefix}-${code}`), name(zh, en)),
    ),
    ...set.vetoes.map(({ code, label }) =>
      defineMeasure({ code: vetoOf(code), label: name(`一票否决：${label.zh}`, `veto: ${label.en}`), unit: 'event' }),
    ),
  ]
})

export const MEASURES: readonly Measure[] = [
  membersScored,
  branchesScored,
  ...AXES.flatMap((axis) => axis.measures),
  ...OF_SETS,
  ...keysOf(RULE_SET_DECISIONS).map((decision) =>
    defineMeasure({
      code: decisionOf(decision),
      label: {
        zh: `积分规则${RULE_SET_DECISIONS[decision].zh}`,
        en: `Rule sets: ${RULE_SET_DECISIONS[decision].en.toLowerCase()}`,
      },
      unit: 'event',
    }),
  ),
]
