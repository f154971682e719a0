import type { Label } from '../../language/label.ts'
import { defineReasons } from '../../language/reason.ts'

/** What an approval is about, for the statistics. */
export const MATTERS = {
  membership: { zh: '党员事项', en: 'Members' },
  organising: { zh: '组织设置', en: 'Organisations' },
  funds: { zh: '经费使用', en: 'Funds' },
  events: { zh: '活动场地', en: 'Activities and venues' },
  'other-matter': { zh: '其他事项', en: 'Other matters' },
} as const satisfies Readonly<Record<string, Label>>
export type Matter = keyof typeof MATTERS

/** How an approval was decided; one that is returned is opened anew under another id. */
export const OUTCOMES = {
  approved: { zh: '同意', en: 'Approved' },
  rejected: { zh: '不同意', en: 'Rejected' },
  returned: { zh: '退回补正', en: 'Returned for completion' },
} as const satisfies Readonly<Record<string, Label>>
export type Outcome = keyof typeof OUTCOMES

/** How long something waited, in classes that are counted; bounds in calendar days. */
export const WAITS = {
  'within-1-day': { zh: '1 日内', en: 'within 1 day' },
  'within-3-days': { zh: '3 日内', en: 'within 3 days' },
  'within-7-days': { zh: '7 日内', en: 'within 7 days' },
  'over-7-days': { zh: '超过 7 日', en: 'over 7 days' },
} as const satisfies Readonly<Record<string, Label>>
export const WAITS_UP_TO: Readonly<Record<keyof typeof WAITS, number>> = {
  'within-1-day': 1,
  'within-3-days': 3,
  'within-7-days': 7,
  'over-7-days': Number.POSITIVE_INFINITY,
}

export const REASONS = defineReasons({
  'document-received': { zh: '该文件已经收到过', en: 'This document was received before' },
  'document-unknown': { zh: '没有这份文件', en: 'There is no such document' },
  'document-handled': { zh: '该文件已经办结', en: 'This document is handled already' },
  'approval-opened': { zh: '该审批已经发起过', en: 'This approval was opened before' },
  'approval-unknown': { zh: '没有这项审批', en: 'There is no such approval' },
  'approval-decided': { zh: '该审批已经办结', en: 'This approval is decided already' },
})
