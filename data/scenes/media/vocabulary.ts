import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** Where an account speaks. */
export const PLATFORMS = {
  website: { zh: '党建网站', en: 'Website' },
  wechat: { zh: '微信公众号', en: 'WeChat account' },
  weibo: { zh: '微博', en: 'Weibo account' },
  video: { zh: '视频号', en: 'Video channel' },
  app: { zh: '客户端', en: 'App' },
  'other-platform': { zh: '其他平台', en: 'Other platform' },
} as const satisfies Readonly<Record<string, Label>>
export type Platform = keyof typeof PLATFORMS

/** How long an account that is kept has been silent, in classes that follow one another; the days are a rule's. */
export const SILENCES = {
  'account-active': { zh: '更新正常', en: 'Active' },
  'account-quiet': { zh: '沉寂', en: 'Quiet' },
  'account-dormant': { zh: '休眠', en: 'Dormant' },
  'account-dead': { zh: '僵尸号', en: 'Dead' },
} as const satisfies Readonly<Record<string, Label>>
export type Silence = keyof typeof SILENCES

export const REASONS = defineReasons({
  'account-registered': { zh: '该账号已经登记', en: 'This account is registered already' },
  'account-gone': { zh: '该账号已合并或注销', en: 'This account was merged or closed' },
  'account-merged-into-itself': { zh: '账号不能并入自身', en: 'An account cannot be merged into itself' },
  'account-unknown': { zh: '该账号此时尚未登记', en: 'This account is not registered yet at that time' },
  'story-unknown': { zh: '该展示此时尚未提交', en: 'This story is not submitted yet at that time' },
  'story-submitted': { zh: '该展示已经提交，正在审核', en: 'This story is submitted already and waits' },
  'story-settled': { zh: '该展示已经审核通过', en: 'This story is approved already' },
  'story-not-waiting': { zh: '该展示不在待审核状态', en: 'This story does not wait for a decision' },
  'story-unapproved': { zh: '该展示未经审核通过，不能展示', en: 'This story is not approved: it cannot be shown' },
  'story-returned': { zh: '该展示审核未通过，不能展示', en: 'This story was rejected: it cannot be shown' },
  'story-published': { zh: '该展示已经展示', en: 'This story is shown already' },
})
