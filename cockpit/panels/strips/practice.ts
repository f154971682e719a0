import { metricById } from '../../../data/scenes/catalogue.ts'
import type { SpreadRow } from '../spread/rows.ts'

/**
 * The units that are named on a strip: those in its better quarter that have shown a practice this year, in the order of
 * the units. Where neither way is better, nobody is named; nobody is ever named for being behind.
 */
export function practiceUnits(row: SpreadRow, at: { stories: Readonly<Record<string, number | null>> }): string[] {
  const direction = metricById(row.metric)?.direction
  const { quartiles } = row
  if (!quartiles || direction === 'none' || direction === undefined || row.least === row.most) return []
  const isGood = (value: number) => (direction === 'up' ? value >= quartiles.upper : value <= quartiles.lower)
  return row.dots.filter(({ org, value }) => isGood(value) && (at.stories[org] ?? 0) > 0).map(({ org }) => org)
}
