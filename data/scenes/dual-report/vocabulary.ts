import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** What a service was for, for the statistics. */
export const SERVICES = {
  policy: { zh: '政策宣讲', en: 'Policy explained' },
  hardship: { zh: '帮困助老', en: 'Help in hardship' },
  surroundings: { zh: '环境整治', en: 'Surroundings kept' },
  order: { zh: '平安巡防', en: 'Safety patrols' },
  culture: { zh: '文体教育', en: 'Culture and teaching' },
  skill: { zh: '专业服务', en: 'Professional help' },
} as const satisfies Readonly<Record<string, Label>>

/** What 微心愿 ask for, for the statistics. */
export const WISHES = {
  elders: { zh: '关爱老人', en: 'Care for the old' },
  children: { zh: '关爱儿童', en: 'Care for children' },
  livelihood: { zh: '生活困难', en: 'Hard livelihood' },
  neighbourhood: { zh: '邻里公益', en: 'The neighbourhood' },
  'other-wish': { zh: '其他心愿', en: 'Other wishes' },
} as const satisfies Readonly<Record<string, Label>>
export type Wish = keyof typeof WISHES

/** Hours of service of one member in a year, in classes that are counted; bounds in minutes. */
export const HOURS = {
  'up-to-2-hours': { zh: '不满2小时', en: 'under 2 hours' },
  'up-to-8-hours': { zh: '2至8小时', en: '2 to 8 hours' },
  'up-to-24-hours': { zh: '8至24小时', en: '8 to 24 hours' },
  'over-24-hours': { zh: '24小时以上', en: '24 hours or more' },
} as const satisfies Readonly<Record<string, Label>>
export const HOURS_UP_TO: Readonly<Record<keyof typeof HOURS, number>> = {
  'up-to-2-hours': 119,
  'up-to-8-hours': 479,
  'up-to-24-hours': 1_439,
  'over-24-hours': Number.POSITIVE_INFINITY,
}

/** How long a wish waited for whoever claims it, in classes that are counted; bounds in calendar days. */
export const CLAIM_WAITS = {
  'within-1-day': { zh: '1 日内', en: 'within 1 day' },
  'within-3-days': { zh: '3 日内', en: 'within 3 days' },
  'within-7-days': { zh: '7 日内', en: 'within 7 days' },
  'over-7-days': { zh: '超过 7 日', en: 'over 7 days' },
} as const satisfies Readonly<Record<string, Label>>
export const CLAIM_WAITS_UP_TO: Readonly<Record<keyof typeof CLAIM_WAITS, number>> = {
  'within-1-day': 1,
  'within-3-days': 3,
  'within-7-days': 7,
  'over-7-days': Number.POSITIVE_INFINITY,
}

/** The dates that a wish has, by the set `wishes` of `data/rules/`. */
export const WISH_RULES = { claim: 'wish-claim', fulfil: 'wish-fulfil' } as const

export const REASONS = defineReasons({
  'report-in-own': { zh: '报到的社区不能是本组织', en: 'The community reported to is the member’s own organisation' },
  'report-in-twice': {
    zh: '该党员本年已在这个社区报到',
    en: 'The member has reported to this community this year already',
  },
  'wish-unknown': { zh: '没有这个心愿', en: 'There is no such wish' },
  'wish-posted': { zh: '该心愿已经发布过', en: 'This wish was posted before' },
  'wish-claimed': { zh: '该心愿已被认领', en: 'This wish is claimed already' },
  'wish-unclaimed': { zh: '该心愿尚未认领', en: 'Nobody has claimed this wish yet' },
  'wish-closed': { zh: '该心愿已经了结', en: 'This wish is fulfilled or withdrawn' },
  'pairing-self': { zh: '不能与自己结对', en: 'An organisation cannot be paired with itself' },
  'pairing-standing': { zh: '双方已经结对', en: 'The two are paired already' },
  'pairing-none': { zh: '双方没有结对', en: 'The two are not paired' },
  'pairing-other': { zh: '双方的结对不是这一份', en: 'The two are paired under another id' },
})
