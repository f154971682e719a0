import { defineScene } from '../../language/scene.ts'
import { SCORE_SETS, scoreSetOf } from '../../rules/scores/index.ts'
import { branchScoreFold } from './branch-scores.ts'
import { decisionFold } from './decisions.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { MEASURES } from './measures.ts'
import { memberScoreFold } from './member-scores.ts'
import { METRICS } from './metrics.ts'

const setsOf = (subject: 'member' | 'branch') => SCORE_SETS.filter((set) => set.subject === subject)

/** 先锋堡垒指数: counted from what other scenes report, by rule sets of `data/rules/scores/`. Its own event decides on rule sets. */
export const score = defineScene({
  id: 'score',
  label: { zh: '先锋堡垒指数', en: 'Vanguard index' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '党员和支部看自己做了什么、还缺什么；旁人只看分布，不作考核依据。',
    en: 'Members and branches see what they did and what is missing; others see distributions. No basis for appraisal.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [
    memberScoreFold(setsOf('member'), (year) => scoreSetOf('member', year)),
    branchScoreFold(setsOf('branch'), (year) => scoreSetOf('branch', year)),
    decisionFold,
  ],
  identities: IDENTITIES,
})
