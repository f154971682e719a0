import { z } from 'zod'
import { ItemId } from '../../contract/envelope.ts'
import { defineEvent } from '../../language/event.ts'
import { keysOf, type Label } from '../../language/label.ts'
import { PLATFORMS } from './vocabulary.ts'

const SUBJECT = '330106001001'
const at = (time: string) => `2026-02-${time}:00+08:00`
const example = (time: string, data: Readonly<Record<string, unknown>>) => ({ subject: SUBJECT, time: at(time), data })

/** 账号登记: the organisation that runs it is the subject; the account itself is known by its source's id. */
const accountRegistered = defineEvent({
  kind: 'account.registered',
  label: { zh: '新媒体账号登记', en: 'Account registered' },
  rank: 10,
  ribbon: true,
  payload: z.strictObject({ account: ItemId, platform: z.enum(keysOf(PLATFORMS)) }),
  examples: [
    example('02T09:00', { account: 'example-account-1', platform: 'wechat' }),
    example('02T09:05', { account: 'example-account-2', platform: 'weibo' }),
    example('02T09:10', { account: 'example-account-3', platform: 'video' }),
  ],
})

/** 发布一篇: that it was published, never how often it was read. */
const articlePublished = defineEvent({
  kind: 'article.published',
  label: { zh: '文章发布', en: 'Article published' },
  rank: 20,
  ribbon: true,
  payload: z.strictObject({ account: ItemId, article: ItemId }),
  examples: [example('03T15:00', { account: 'example-account-1', article: 'example-article-1' })],
})

/** 合并: the account goes on as another one. */
const accountMerged = defineEvent({
  kind: 'account.merged',
  label: { zh: '新媒体账号合并', en: 'Account merged' },
  rank: 60,
  ribbon: true,
  payload: z.strictObject({ account: ItemId, into: ItemId }),
  examples: [example('09T10:00', { account: 'example-account-2', into: 'example-account-1' })],
})

/** 注销. */
const accountClosed = defineEvent({
  kind: 'account.closed',
  label: { zh: '新媒体账号注销', en: 'Account closed' },
  rank: 70,
  ribbon: true,
  payload: z.strictObject({ account: ItemId }),
  examples: [example('09T10:10', { account: 'example-account-3' })],
})

/** What a story shows: an activity or a task; both, where both are known. */
const shows = { activity: ItemId.optional(), task: ItemId.optional() }

/** 提交展示: text and pictures stay with the source until somebody has approved them. */
const storySubmitted = defineEvent({
  kind: 'story.submitted',
  label: { zh: '展示提交', en: 'Story submitted' },
  rank: 10,
  payload: z.strictObject({ story: ItemId, ...shows }).refine((p) => p.activity !== undefined || p.task !== undefined, {
    path: ['activity'],
    message: '须注明所展示的活动或任务',
  }),
  examples: [
    example('10T09:00', { story: 'example-story-1', activity: 'example-activity-1', task: 'example-task-1' }),
    example('10T09:30', { story: 'example-story-2', activity: 'example-activity-1' }),
  ],
})

function decided(kind: string, label: Label, is: { rank: number; example: ReturnType<typeof example> }) {
  return defineEvent({
    kind,
    label,
    rank: is.rank,
    payload: z.strictObject({ story: ItemId }),
    examples: [is.example],
  })
}

/** 上墙展示; only what was approved. `task` where the story shows one, so that the loop of a task can be followed. */
const storyPublished = defineEvent({
  kind: 'story.published',
  label: { zh: '云上展风采', en: 'Story shown' },
  rank: 40,
  ribbon: true,
  payload: z.strictObject({ story: ItemId, ...shows }),
  examples: [example('12T09:00', { story: 'example-story-1', activity: 'example-activity-1', task: 'example-task-1' })],
})

export const EVENTS = [
  accountRegistered,
  articlePublished,
  accountMerged,
  accountClosed,
  storySubmitted,
  decided(
    'story.approved',
    { zh: '展示审核通过', en: 'Story approved' },
    { rank: 20, example: example('11T09:00', { story: 'example-story-1' }) },
  ),
  decided(
    'story.rejected',
    { zh: '展示审核退回', en: 'Story rejected' },
    { rank: 30, example: example('11T09:10', { story: 'example-story-2' }) },
  ),
  storyPublished,
]
