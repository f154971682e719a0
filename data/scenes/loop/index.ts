import { defineScene } from '../../language/scene.ts'
import { IDENTITIES } from './identities.ts'
import { loopFold } from './loops.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'

/** 四链: one funnel over what other scenes report of a task; it has no events of its own. */
export const loop = defineScene({
  id: 'loop',
  label: { zh: '四链闭环', en: 'The loop of four links' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '指上领任务 → 码上有行动 → 云上展风采 → 线上强本领：领了的任务走到哪一步，断在哪一环。',
    en: 'A task claimed leads to an activity, a story and learning: how far tasks come, and at which link they stop.',
  },
  source: '杭州市智慧党建“1+10”（2020）所述四链',
  filing: null,
  asks: [],
  events: [],
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [loopFold],
  identities: IDENTITIES,
})
