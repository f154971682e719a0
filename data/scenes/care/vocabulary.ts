import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** What help is asked for or given; whose it is stays with the source. */
export const CARE_KINDS = {
  hardship: { zh: '生活困难', en: 'Hardship' },
  illness: { zh: '大病救助', en: 'Illness' },
  disaster: { zh: '灾害救助', en: 'Disaster' },
  schooling: { zh: '助学', en: 'Schooling' },
  veterans: { zh: '老党员关爱', en: 'Veteran members' },
  'other-care': { zh: '其他帮扶', en: 'Other help' },
} as const satisfies Readonly<Record<string, Label>>
export type CareKind = keyof typeof CARE_KINDS

/** What a station of care gives to whoever comes by. */
export const STATION_SERVICES = {
  rest: { zh: '歇脚饮水', en: 'Rest and water' },
  meals: { zh: '爱心餐', en: 'Meals' },
  health: { zh: '健康服务', en: 'Health checks' },
  goods: { zh: '物资发放', en: 'Goods' },
  advice: { zh: '政策咨询', en: 'Advice' },
} as const satisfies Readonly<Record<string, Label>>

/** How long a request waited, in classes that are counted. */
export const CARE_WAITS = {
  'given-in-3-days': { zh: '3 日内', en: 'within 3 days' },
  'given-in-7-days': { zh: '7 日内', en: 'within 7 days' },
  'given-in-15-days': { zh: '15 日内', en: 'within 15 days' },
  'given-later': { zh: '超过 15 日', en: 'after more than 15 days' },
} as const satisfies Readonly<Record<string, Label>>
type CareWait = keyof typeof CARE_WAITS

/** Up to how many days each of them goes. */
export const CARE_WAIT_DAYS: Readonly<Record<CareWait, number>> = {
  'given-in-3-days': 3,
  'given-in-7-days': 7,
  'given-in-15-days': 15,
  'given-later': Number.POSITIVE_INFINITY,
}

export const REASONS = defineReasons({
  'care-requested': { zh: '该帮扶申请已经提出', en: 'This request is made already' },
  'care-unknown': { zh: '该帮扶申请此时尚未提出', en: 'This request is not made yet at that time' },
  'care-settled': { zh: '该帮扶申请已经办结', en: 'This request is settled already' },
  'points-short': { zh: '积分不足，不能兑换', en: 'There are not enough points to redeem' },
})
