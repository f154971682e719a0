import { defineScene } from '../../language/scene.ts'
import { appealFold } from './appeals.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'

/** 呼应为: what people ask for, who answers, and whether it was done. */
export const appeal = defineScene({
  id: 'appeal',
  label: { zh: '呼应为', en: 'Appeals' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '民有所呼、我有所应、我有所为：诉求有没有人答复、按时办结、群众满不满意。',
    en: 'What people ask for is answered, resolved in time, and judged by those who asked.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [appealFold],
  identities: IDENTITIES,
})
