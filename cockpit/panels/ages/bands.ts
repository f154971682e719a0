import type { Named } from '../stat/stat.ts'

/** The bands of age, the oldest on top, as in a pyramid. The bands at the ends are open and so wider than the others. */
export const BANDS: readonly Named[] = [
  ['members-age-ge61', '≥61', '≥61'],
  ['members-age-56-60', '56–60', '56–60'],
  ['members-age-51-55', '51–55', '51–55'],
  ['members-age-46-50', '46–50', '46–50'],
  ['members-age-41-45', '41–45', '41–45'],
  ['members-age-36-40', '36–40', '36–40'],
  ['members-age-31-35', '31–35', '31–35'],
  ['members-age-le30', '≤30', '≤30'],
]
