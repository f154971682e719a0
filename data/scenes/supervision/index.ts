import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { itemFold } from './items.ts'
import { MEASURES } from './measures.ts'
import { IDENTITIES, METRICS } from './metrics.ts'

/** 督办: owned, dated obligations that a rule or a person opened, until the data recover or evidence is accepted. */
export const supervision = defineScene({
  id: 'supervision',
  label: { zh: '督办', en: 'Supervision' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '重点任务实时督办：谁欠什么、何时到期、办到哪一步；责任在组织，不点个人。',
    en: 'Who owes what by when, and where it stands; owed by organisations, never by named people.',
  },
  source: '杭州市智慧党建“1+10”（2020）：重点任务实时督办',
  filing: null,
  asks: [{ kind: 'supervision.progressed', of: 'secretary', fields: 1, timesAYear: 4 }],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [itemFold],
  identities: IDENTITIES,
})
