import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { pairedFold, pairingFold } from './pairings.ts'
import { reportFold } from './reports.ts'
import { postService, serviceYearFold } from './services.ts'
import { wishFold } from './wishes.ts'

/** 先锋领杭·双报到: members and branches report to communities, serve there, and take on what people wish. */
export const dualReport = defineScene({
  id: 'dual-report',
  label: { zh: '先锋领杭·双报到', en: 'Dual report' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '支部、党员到社区报到：有没有去、做了什么、群众的微心愿有没有人认领和实现。',
    en: 'Branches and members report to communities: who came, what was done, and which wishes were claimed and fulfilled.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [
    { kind: 'report-in.made', of: 'member', fields: 1, timesAYear: 1 },
    { kind: 'service.given', of: 'secretary', fields: 4, timesAYear: 6 },
    { kind: 'wish.posted', of: 'staff', fields: 1, timesAYear: 12 },
    { kind: 'pairing.made', of: 'secretary', fields: 1, timesAYear: 1 },
  ],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [postService],
  folds: [],
  keyed: [reportFold, serviceYearFold, wishFold, pairingFold, pairedFold],
  identities: IDENTITIES,
})
