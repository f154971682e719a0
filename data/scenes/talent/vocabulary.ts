import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** What somebody can do, in categories by which needs and skills meet. */
export const SKILLS = {
  law: { zh: '法律', en: 'Law' },
  finance: { zh: '财务金融', en: 'Finance' },
  digital: { zh: '数字技术', en: 'Digital technology' },
  engineering: { zh: '工程规划', en: 'Engineering' },
  medicine: { zh: '医疗卫生', en: 'Medicine' },
  teaching: { zh: '教育培训', en: 'Teaching' },
  mediation: { zh: '调解心理', en: 'Mediation' },
  emergency: { zh: '应急抢险', en: 'Emergencies' },
} as const satisfies Readonly<Record<string, Label>>
export type Skill = keyof typeof SKILLS

/** Who proposed a match: whoever decides on it is always a person. */
export const PROPOSERS = {
  'by-person': { zh: '人工', en: 'by a person' },
  'by-system': { zh: '系统', en: 'by a system' },
} as const satisfies Readonly<Record<string, Label>>
export type Proposer = keyof typeof PROPOSERS

export const OUTCOMES = {
  accepted: { zh: '采纳', en: 'Accepted' },
  declined: { zh: '未采纳', en: 'Declined' },
} as const satisfies Readonly<Record<string, Label>>
export type Outcome = keyof typeof OUTCOMES

/** How long a need was open before it was filled; bounds in calendar days. */
export const FILL_DAYS = {
  'within-7-days': { zh: '7 日内', en: 'within 7 days' },
  'within-15-days': { zh: '15 日内', en: 'within 15 days' },
  'within-30-days': { zh: '30 日内', en: 'within 30 days' },
  'over-30-days': { zh: '超过 30 日', en: 'over 30 days' },
} as const satisfies Readonly<Record<string, Label>>
export const FILL_DAYS_UP_TO: Readonly<Record<keyof typeof FILL_DAYS, number>> = {
  'within-7-days': 7,
  'within-15-days': 15,
  'within-30-days': 30,
  'over-30-days': Number.POSITIVE_INFINITY,
}

/** How long somebody was seconded; bounds in calendar days. */
export const TERMS = {
  'within-30-days': { zh: '1 个月内', en: 'within a month' },
  'within-180-days': { zh: '半年内', en: 'within half a year' },
  'over-180-days': { zh: '半年以上', en: 'over half a year' },
} as const satisfies Readonly<Record<string, Label>>
export const TERMS_UP_TO: Readonly<Record<keyof typeof TERMS, number>> = {
  'within-30-days': 30,
  'within-180-days': 180,
  'over-180-days': Number.POSITIVE_INFINITY,
}

export const TALENT_RULES = { fill: 'need-fill', decide: 'match-decide', end: 'secondment-end' } as const

export const REASONS = defineReasons({
  'need-posted': { zh: '该需求已经发布过', en: 'This need was posted before' },
  'need-unknown': { zh: '没有这项需求', en: 'There is no such need' },
  'need-closed': { zh: '该需求已经落实或撤回', en: 'This need is filled or withdrawn' },
  'skill-declared': { zh: '该党员已申报此项专长', en: 'The member has declared this skill already' },
  'skill-none': { zh: '该党员没有申报此项专长', en: 'The member has not declared this skill' },
  'match-proposed': { zh: '该匹配已经提出过', en: 'This match was proposed before' },
  'match-unknown': { zh: '没有这项匹配', en: 'There is no such match' },
  'match-decided': { zh: '该匹配已有结论', en: 'This match is decided already' },
  'match-undecided': { zh: '该匹配尚无结论', en: 'This match is not decided yet' },
  'match-declined': { zh: '该匹配未被采纳', en: 'This match was declined' },
  'match-other-need': { zh: '该匹配属于另一项需求', en: 'This match is of another need' },
  'match-skill': { zh: '与需求的专长类别不符', en: 'The need is for another skill' },
  'match-need-scope': { zh: '该需求不在提议方的范围内', en: 'The need is outside the proposer’s scope' },
  'match-member-scope': { zh: '该党员不在提议方的范围内', en: 'The member is outside the proposer’s scope' },
  'seconded-already': { zh: '该党员正在借调中', en: 'The member is seconded already' },
  'secondment-started': { zh: '该借调已经开始过', en: 'This secondment was started before' },
  'secondment-unknown': { zh: '没有这项借调', en: 'There is no such secondment' },
  'secondment-ended': { zh: '该借调已经结束', en: 'This secondment has ended' },
  'secondment-self': { zh: '不能向自己借调', en: 'Nobody is seconded to the own organisation' },
  'secondment-until': { zh: '期满日须晚于开始', en: 'The agreed end must be after the start' },
})
