import { defineAxis, defineMeasure, type Measure } from '../../language/measure.ts'
import { PLATFORMS, SILENCES } from './vocabulary.ts'

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })

const kept = items('media.account.kept', '新媒体账号', 'Accounts kept')
export const accountSilence = defineAxis({
  id: 'account-silence',
  label: { zh: '更新状况', en: 'Silence' },
  base: kept,
  values: SILENCES,
})
export const accountPlatform = defineAxis({
  id: 'account-platform',
  label: { zh: '平台', en: 'Platform' },
  base: kept,
  values: PLATFORMS,
})
const decided = items('story.decided', '展示审核', 'Stories decided')
export const storyDecision = defineAxis({
  id: 'story-decision',
  label: { zh: '结果', en: 'Decision' },
  base: decided,
  values: {
    'story-approved': { zh: '通过', en: 'Approved' },
    'story-rejected': { zh: '退回', en: 'Rejected' },
  },
})

/** Parts that sum to their base at every organisation and version. */
export const AXES = [accountSilence, accountPlatform, storyDecision] as const

export const MEASURES: readonly Measure[] = [
  kept,
  decided,
  ...AXES.flatMap((axis) => axis.measures),
  items('media.account.registered', '账号登记', 'Accounts registered'),
  items('media.account.merged', '账号合并', 'Accounts merged'),
  items('media.account.closed', '账号注销', 'Accounts closed'),
  items('article.published', '文章发布', 'Articles published'),
  items('story.submitted', '展示提交', 'Stories submitted'),
  items('story.resubmitted', '展示重提', 'Stories submitted anew'),
  items('story.decided.timely', '展示按时审核', 'Stories decided in time'),
  items('story.waiting', '展示待审核', 'Stories waiting'),
  items('story.ready', '展示待上墙', 'Stories approved, not yet shown'),
  items('story.returned', '展示已退回', 'Stories rejected'),
  items('story.published', '云上展风采', 'Stories shown'),
  defineMeasure({ code: 'story.days', label: { zh: '展示审核用时（日）', en: 'Days to decide' }, unit: 'day' }),
]
