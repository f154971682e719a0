import type { Label } from './label.ts'
import type { Metric, MetricUnit } from './metric.ts'

/**
 * Lower bounds of classes 2…5 for metrics that set none of their own: fixed, so that a colour means the same today and
 * tomorrow, and coarse, since districts and branches are looked at alike.
 */
const BOUNDS: Readonly<Record<MetricUnit, readonly number[]>> = {
  ratio: [0.2, 0.4, 0.6, 0.8],
  mean: [1, 3, 10, 30],
  person: [10, 100, 1_000, 10_000],
  'person-time': [10, 100, 1_000, 10_000],
  point: [10, 100, 1_000, 10_000],
  organisation: [1, 10, 100, 1_000],
  meeting: [1, 10, 100, 1_000],
  event: [1, 10, 100, 1_000],
  item: [1, 10, 100, 1_000],
  day: [1, 10, 100, 1_000],
  minute: [60, 600, 6_000, 60_000],
  fen: [100_00, 1_000_00, 10_000_00, 100_000_00],
}

/** The lower bounds of a metric's classes, the first left out, ascending, in its unit. */
export function boundsOf(metric: Pick<Metric, 'unit' | 'thresholds'>): readonly number[] {
  return metric.thresholds ?? BOUNDS[metric.unit]
}

/** What a metric is counted in, as it is read beside its numbers. */
export const UNIT_LABELS: Readonly<Record<MetricUnit, Label>> = {
  ratio: { zh: '百分比', en: 'per cent' },
  mean: { zh: '平均每个', en: 'on average' },
  person: { zh: '人', en: 'people' },
  'person-time': { zh: '人次', en: 'attendances' },
  point: { zh: '分', en: 'points' },
  organisation: { zh: '个组织', en: 'organisations' },
  meeting: { zh: '次会议', en: 'meetings' },
  event: { zh: '次', en: 'times' },
  item: { zh: '件', en: 'items' },
  day: { zh: '天', en: 'days' },
  minute: { zh: '分钟', en: 'minutes' },
  fen: { zh: '分（人民币）', en: 'fen' },
}
