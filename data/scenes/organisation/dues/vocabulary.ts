import type { Label } from '../../../language/label.ts'

/** By which way dues are paid. */
export const CHANNELS = {
  online: { zh: '线上', en: 'online' },
  cash: { zh: '现金', en: 'cash' },
  transfer: { zh: '转账', en: 'bank transfer' },
} as const satisfies Readonly<Record<string, Label>>

/** Whether a branch has switched on online dues: only what a source has said; of the others nothing is known. */
export const STANDS = {
  opened: { zh: '线上已开通', en: 'online opened' },
  'not-opened': { zh: '线上未开通', en: 'online not opened' },
} as const satisfies Readonly<Record<string, Label>>
export type Stand = keyof typeof STANDS
