import type { Cells } from '../../../data/contract/cells.ts'
import type { Label } from '../../../data/language/label.ts'
import { keysOf } from '../../../data/language/label.ts'
import { metricById } from '../../../data/scenes/catalogue.ts'
import { EDUCATIONS, JOINING_BANDS, OCCUPATIONS } from '../../../data/scenes/organisation/vocabulary.ts'
import { valueIn } from '../panel.ts'

export interface AxisPart {
  readonly metric: string
  readonly label: Label
}

export type AxisId = 'age' | 'gender' | 'education' | 'occupation' | 'joined'

/** The axes of the stock of members, each a set of metrics that sum to `members`. */
export const PEOPLE_AXES: Readonly<Record<AxisId, readonly AxisPart[]>> = {
  age: [
    { metric: 'members-age-le35', label: { zh: '≤35岁', en: '≤35' } },
    { metric: 'members-age-36-45', label: { zh: '36–45岁', en: '36–45' } },
    { metric: 'members-age-46-60', label: { zh: '46–60岁', en: '46–60' } },
    { metric: 'members-age-ge61', label: { zh: '≥61岁', en: '≥61' } },
  ],
  gender: [
    { metric: 'members-women', label: { zh: '女', en: 'Women' } },
    { metric: 'members-men', label: { zh: '男', en: 'Men' } },
  ],
  education: keysOf(EDUCATIONS).map((key) => ({ metric: `members-${key}`, label: EDUCATIONS[key] })),
  occupation: keysOf(OCCUPATIONS).map((key) => ({ metric: `members-${key}`, label: OCCUPATIONS[key] })),
  joined: keysOf(JOINING_BANDS).map((key) => ({ metric: `members-${key}`, label: joinedLabel(key) })),
}

export interface PartValue extends AxisPart {
  readonly value: number | null
}

export interface AxisValues {
  readonly parts: readonly PartValue[]
  readonly total: number | null
  /** Total less the sum of the parts: 0 unless the books are wrong; null while anything is missing. */
  readonly residual: number | null
}

/** An axis at an organisation. */
export function axisValues(axis: AxisId, cells: Cells, org: string): AxisValues {
  const parts = PEOPLE_AXES[axis].map((part) => ({ ...part, value: valueIn(cells, part.metric, org) }))
  const total = valueIn(cells, 'members', org)
  const sum = parts.reduce<number | null>((n, { value }) => (n === null || value === null ? null : n + value), 0)
  return { parts, total, residual: total === null || sum === null ? null : total - sum }
}

/** The joining bands by their metric's label, less the word that the title says already. */
function joinedLabel(key: keyof typeof JOINING_BANDS): Label {
  const { zh, en } = metricById(`members-${key}`)?.label ?? JOINING_BANDS[key]
  return { zh: zh.replace(/入党$/, '').replace(/^党的/, ''), en: en.replace(/^Joined /, '') }
}

/** What the wall compares with the same day a year ago. */
export const PAST_METRICS: readonly string[] = [
  'members',
  'orgs',
  ...Object.values(PEOPLE_AXES).flatMap((parts) => parts.map(({ metric }) => metric)),
]
