import type { Label } from '../../../language/label.ts'

/** Where a member lives who is away from his branch for half a year or more. */
export const WHERES = {
  inside: { zh: '市内', en: 'within the city' },
  outside: { zh: '市外', en: 'outside the city' },
} as const satisfies Readonly<Record<string, Label>>

/** What has a date by rule: the last words of ids of `data/rules/away.ts`. */
export const DATED = {
  'lost-stop': { zh: '失联满六个月', en: 'out of contact for six months' },
  'lost-remove': { zh: '停止党籍满两年', en: 'stopped for two years' },
  'transfer-letter': { zh: '转接超期未接收', en: 'transfer not received in time' },
} as const satisfies Readonly<Record<string, Label>>
export type Dated = keyof typeof DATED
