import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** Whom a post is meant for. */
export const POST_KINDS = {
  graduates: { zh: '高校毕业生', en: 'Graduates' },
  skilled: { zh: '技能人才', en: 'Skilled workers' },
  'public-welfare': { zh: '公益性岗位', en: 'Public-welfare posts' },
  flexible: { zh: '灵活就业', en: 'Flexible work' },
  'other-post': { zh: '其他岗位', en: 'Other posts' },
} as const satisfies Readonly<Record<string, Label>>
export type PostKind = keyof typeof POST_KINDS

/** What the talent code (杭州人才码) is shown for. */
export const CODE_SERVICES = {
  housing: { zh: '住房安居', en: 'Housing' },
  residence: { zh: '落户办理', en: 'Residence' },
  medical: { zh: '医疗保健', en: 'Medical care' },
  children: { zh: '子女就学', en: 'Children’s schooling' },
  venture: { zh: '创业扶持', en: 'Starting a business' },
  travel: { zh: '文旅出行', en: 'Culture and travel' },
} as const satisfies Readonly<Record<string, Label>>

/** How long a post was open before somebody took it, in classes that are counted. */
export const FILL_WAITS = {
  'filled-in-30-days': { zh: '30 日内', en: 'within 30 days' },
  'filled-in-90-days': { zh: '90 日内', en: 'within 90 days' },
  'filled-later': { zh: '超过 90 日', en: 'after more than 90 days' },
} as const satisfies Readonly<Record<string, Label>>
type FillWait = keyof typeof FILL_WAITS

/** Up to how many days each of them goes. */
export const FILL_WAIT_DAYS: Readonly<Record<FillWait, number>> = {
  'filled-in-30-days': 30,
  'filled-in-90-days': 90,
  'filled-later': Number.POSITIVE_INFINITY,
}

export const REASONS = defineReasons({
  'job-posted': { zh: '该招聘已经发布', en: 'This job is posted already' },
  'job-unknown': { zh: '该招聘此时尚未发布', en: 'This job is not posted yet at that time' },
  'job-settled': { zh: '该招聘已招满或已撤回', en: 'This job is filled or withdrawn already' },
  'job-overfilled': { zh: '录用人数多于空缺岗位', en: 'More posts filled than are open' },
})
