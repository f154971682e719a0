import type { Cells } from '../../../data/contract/cells.ts'
import type { Label } from '../../../data/language/label.ts'
import { valueIn } from '../panel.ts'

const BOUNDS = ['within-6', 'within-12', 'within-18', 'within-24', 'over-24'] as const
const SPANS: readonly Label[] = [
  { zh: '半年内', en: '<6 mo' },
  { zh: '6–12月', en: '6–12 mo' },
  { zh: '12–18月', en: '12–18 mo' },
  { zh: '18–24月', en: '18–24 mo' },
  { zh: '24月以上', en: '>24 mo' },
]

interface Stage {
  readonly id: string
  readonly label: Label
  /** How many stand there now. */
  readonly metric: string
  /** How many reached it this year. */
  readonly reached: string
}

/** 发展党员 in its order: who stands where. */
export const STAGES: readonly Stage[] = [
  {
    id: 'applicant',
    label: { zh: '入党申请人', en: 'Applicants' },
    metric: 'development-applicants',
    reached: 'development-applied-year',
  },
  {
    id: 'activist',
    label: { zh: '积极分子', en: 'Activists' },
    metric: 'development-activists',
    reached: 'development-activists-year',
  },
  {
    id: 'candidate',
    label: { zh: '发展对象', en: 'Candidates' },
    metric: 'development-candidates',
    reached: 'development-candidates-year',
  },
  {
    id: 'probation',
    label: { zh: '预备党员', en: 'Probationers' },
    metric: 'members-probationary',
    reached: 'members-admitted-year',
  },
]

/** The metrics of a stage's waiting times: how long those stayed who left it this year. */
export function waitMetrics(stage: string): string[] {
  return BOUNDS.map((bound) => `development-${stage}-${bound}-months-year`)
}

export interface StageRow extends Stage {
  readonly value: number | null
  /** In [0, 1] of the fullest stage. */
  readonly share: number
  readonly reachedValue: number | null
  /** Half, and nine of ten, of those who left this year had stayed so long; null where nobody left. */
  readonly half: Label | null
  readonly most: Label | null
}

export function stageRows(cells: Cells, org: string): StageRow[] {
  const most = Math.max(1, ...STAGES.map(({ metric }) => valueIn(cells, metric, org) ?? 0))
  return STAGES.map((stage) => {
    const counts = waitMetrics(stage.id).map((metric) => valueIn(cells, metric, org) ?? 0)
    const value = valueIn(cells, stage.metric, org)
    return {
      ...stage,
      value,
      share: (value ?? 0) / most,
      reachedValue: valueIn(cells, stage.reached, org),
      half: spanOf(counts, 0.5),
      most: spanOf(counts, 0.9),
    }
  })
}

/** The class in which a share of the counted lies: no value within it is made up. */
export function spanOf(counts: readonly number[], share: number): Label | null {
  const all = counts.reduce((a, b) => a + b, 0)
  let sum = 0
  for (const [i, count] of counts.entries()) {
    sum += count
    if (all > 0 && sum >= all * share) return SPANS[i] ?? null
  }
  return null
}
