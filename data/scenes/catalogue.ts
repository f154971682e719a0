import type { Label } from '../language/label.ts'
import type { Metric } from '../language/metric.ts'
import { CATALOGUE } from './catalogue-data.ts'

/** The scenes as pages know them. */
export const SCENES = CATALOGUE.scenes
export const METRICS: readonly Metric[] = SCENES.flatMap(({ metrics }) => metrics)
const METRIC_OF: ReadonlyMap<string, Metric> = new Map(METRICS.map((metric) => [metric.id, metric]))

/** A metric by its id, or `undefined`. */
export function metricById(id: string): Metric | undefined {
  return METRIC_OF.get(id)
}

/** What a measure is called, or `undefined`. */
export function measureLabel(code: string): Label | undefined {
  return CATALOGUE.measures[code]
}

/** What an event kind is called, or `undefined`. */
export function kindLabel(kind: string): Label | undefined {
  return CATALOGUE.kinds[kind]
}
