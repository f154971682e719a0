import type { Label } from '../../language/label.ts'

/** Minutes of one member in a month, in classes that are counted: an hour a week is four hours or more. */
export const HOURS = {
  'under-1-hour': { zh: '不满1小时', en: 'under 1 hour' },
  'under-4-hours': { zh: '1至4小时', en: '1 to 4 hours' },
  'under-8-hours': { zh: '4至8小时', en: '4 to 8 hours' },
  'over-8-hours': { zh: '8小时以上', en: '8 hours or more' },
} as const satisfies Readonly<Record<string, Label>>
export const HOURS_UP_TO: Readonly<Record<keyof typeof HOURS, number>> = {
  'under-1-hour': 59,
  'under-4-hours': 239,
  'under-8-hours': 479,
  'over-8-hours': Number.POSITIVE_INFINITY,
}
