import { defineScene } from '../../language/scene.ts'
import { shiftDone } from './events.ts'
import { MEASURES } from './measures.ts'
import { IDENTITIES, METRICS } from './metrics.ts'
import { postShift, volunteerBranchFold, volunteerMonthFold, volunteerYearFold } from './shifts.ts'

/** 志愿汇·党员进社区每周一小时: shifts that members do in communities, and how many hours of whom. */
export const volunteer = defineScene({
  id: 'volunteer',
  label: { zh: '志愿汇·党员进社区每周一小时', en: 'An hour a week' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '党员进社区每周一小时：支部开展了多少场、多少人次、多少时长；不比个人。',
    en: 'An hour a week in the communities: shifts, person-times and hours by branch; nobody is compared.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [{ kind: 'shift.done', of: 'secretary', fields: 3, timesAYear: 52 }],
  events: [shiftDone],
  measures: MEASURES,
  metrics: METRICS,
  projectors: [postShift],
  folds: [],
  keyed: [volunteerMonthFold, volunteerYearFold, volunteerBranchFold],
  identities: IDENTITIES,
})
