import type { Label } from '../../../data/language/label.ts'

interface Band {
  readonly label: Label
  readonly women: string
  readonly men: string
}

/** The bands of age, the oldest on top, as in a pyramid. The bands at the ends are open and so wider than the others. */
export const BANDS: readonly Band[] = (
  [
    ['ge61', '≥61'],
    ['56-60', '56–60'],
    ['51-55', '51–55'],
    ['46-50', '46–50'],
    ['41-45', '41–45'],
    ['36-40', '36–40'],
    ['31-35', '31–35'],
    ['le30', '≤30'],
  ] as const
).map(([band, text]) => ({
  label: { zh: text, en: text },
  women: `members-women-age-${band}`,
  men: `members-men-age-${band}`,
}))
