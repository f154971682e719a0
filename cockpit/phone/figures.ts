/** The key figures of 今日, in the order in which they stand there. Their words come from the catalogue. */
export const KEY_FIGURES = [
  'members',
  'orgs',
  'attendance-rate-month',
  'theme-day-branches-share-month',
  'admission-rate-year',
  'appeals-answered-timely-month',
  'dues-channel-opened-share',
  'supervision-open',
] as const

/** What else moves while somebody looks on: for what is due, and for what went quiet. */
const ALSO = ['supervision-overdue', 'media-accounts', 'media-accounts-silent-share'] as const

export const PHONE_METRICS: readonly string[] = [...KEY_FIGURES, ...ALSO]

/** Shares by which the scope is placed among the units beside it; sums would compare their size. */
export const PLACE_FIGURES = [
  'attendance-rate-month',
  'theme-day-branches-share-month',
  'appeals-answered-timely-month',
] as const
