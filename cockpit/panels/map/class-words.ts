import type { Metric } from '../../../data/language/metric.ts'
import { formatExact } from '../../charts/format.ts'

/** The classes of a metric in words, the lowest first: 60–70, 10–99, ≥1,000. Shares say % once, at the lowest. */
export function classWords({ unit }: Pick<Metric, 'unit'>, bounds: readonly number[]): string[] {
  if (unit === 'ratio') {
    const percent = (bound: number) => Math.round(bound * 1_000) / 10
    return [0, ...bounds].map((from, step) => `${percent(from)}–${percent(bounds[step] ?? 1)}${step === 0 ? '%' : ''}`)
  }
  const first = bounds[0] ?? 0
  // Counts are whole: what is below 1 is 0, and what is below 100 is 99 at most.
  const isWhole = unit !== 'mean'
  const lowest = isWhole && first === 1 ? '0' : `<${formatExact(first)}`
  return [
    lowest,
    ...bounds.map((from, i) => {
      const next = bounds[i + 1]
      if (next === undefined) return `≥${formatExact(from)}`
      return `${formatExact(from)}–${formatExact(isWhole ? next - 1 : next)}`
    }),
  ]
}
