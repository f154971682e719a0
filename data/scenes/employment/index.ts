import { defineScene } from '../../language/scene.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { jobFold } from './jobs.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { PROJECTORS } from './projectors.ts'

/** 就业创业: posts that were offered and taken, and what the talent code is used for. */
export const employment = defineScene({
  id: 'employment',
  label: { zh: '就业创业', en: 'Employment' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '就业创业和杭州人才码：岗位发布多少、招到多少、多久招到，人才码用在哪些服务上。',
    en: 'How many posts are offered, filled and how soon, and which services the talent code is used for.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [
    { kind: 'job.posted', of: 'staff', fields: 3, timesAYear: 6 },
    { kind: 'job.filled', of: 'staff', fields: 2, timesAYear: 6 },
  ],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: PROJECTORS,
  folds: [],
  keyed: [jobFold],
  identities: IDENTITIES,
})
