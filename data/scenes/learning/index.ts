import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { learnerFold } from './learners.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { PROJECTORS } from './projectors.ts'
import { trainingFold } from './trainings.ts'
import { venueFold } from './venues.ts'

/** 线上强本领: training planned and held, who was reached, and which venues are in use. */
export const learning = defineScene({
  id: 'learning',
  label: { zh: '线上强本领', en: 'Learning' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '线上强本领、数字党建研习院、党群服务中心和数字展厅：培训办没办、学到多少人、阵地用没用；学时只按组织合计。',
    en: 'Whether training is held, how many people it reaches, and which venues are used; hours of organisations only.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [
    { kind: 'training.planned', of: 'staff', fields: 5, timesAYear: 4 },
    { kind: 'class.held', of: 'secretary', fields: 5, timesAYear: 4 },
  ],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: PROJECTORS,
  folds: [],
  keyed: [learnerFold, trainingFold, venueFold],
  identities: IDENTITIES,
})
