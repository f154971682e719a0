import { defineScene } from '../../language/scene.ts'
import { accountFold, upkeepFold } from './accounts.ts'
import { EVENTS } from './events.ts'
import { IDENTITIES } from './identities.ts'
import { MEASURES } from './measures.ts'
import { METRICS } from './metrics.ts'
import { storyFold } from './stories.ts'

/** 党建网与新媒体窗口: which accounts live, and what of the work is shown. */
export const media = defineScene({
  id: 'media',
  label: { zh: '党建网与新媒体窗口', en: 'Website and accounts' },
  official: false,
  owner: '中共杭州市委组织部',
  purpose: {
    zh: '账号有人管、僵尸号清得掉；活动和任务经审核后云上展风采。只看发没发，不看阅读量。',
    en: 'Accounts are looked after and dead ones cleared; activities and tasks are shown once approved.',
  },
  source: '名称取自公开材料所述系统，非官方场景名',
  filing: null,
  asks: [{ kind: 'story.submitted', of: 'secretary', fields: 2, timesAYear: 2 }],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [accountFold, upkeepFold, storyFold],
  identities: IDENTITIES,
})
