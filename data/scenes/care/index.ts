import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { pointsFold } from './points.ts'
import { PROJECTORS } from './projectors.ts'
import { requestFold } from './requests.ts'

/** 关爱帮扶: who waits for help and how long, what the stations give, and points that are never below zero. */
export const care = defineScene({
  id: 'care',
  label: { zh: '关爱帮扶', en: 'Care' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '关爱帮扶、爱心驿站和积分商城：困难有没有人管、多久到位，驿站服务多少人，积分怎么来怎么用。',
    en: 'Whether help comes and how soon, whom the stations serve, and how points are earned and redeemed.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [
    { kind: 'care.requested', of: 'secretary', fields: 2, timesAYear: 2 },
    { kind: 'care.given', of: 'secretary', fields: 4, timesAYear: 2 },
  ],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: PROJECTORS,
  folds: [],
  keyed: [requestFold, pointsFold],
  identities: IDENTITIES,
})
