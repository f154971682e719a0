import { type ShallowRef, shallowRef, watch } from 'vue'
import type { Metric } from '../../data/language/metric.ts'
import { fetchMetrics } from '../feed/api.ts'
import type { Phone } from './context.ts'
import { PHONE_METRICS } from './figures.ts'

/** Label, unit and formula of the phone's metrics, by id: the server's catalogue, or what this device kept of it. */
export type MetricWords = ReadonlyMap<string, Metric>

/** Not the catalogue of `data/scenes/` itself, which brings every scene along. */
export function useMetricWords(phone: Pick<Phone, 'device' | 'isOnline'>): Readonly<ShallowRef<MetricWords>> {
  const { device, isOnline } = phone
  const words = shallowRef(byId(device.recall<readonly Metric[]>('words') ?? []))
  async function load() {
    try {
      const metrics = await fetchMetrics(PHONE_METRICS)
      device.keep('words', metrics)
      words.value = byId(metrics)
    } catch {
      // The head says when the line is lost; once it is back they are asked for again.
    }
  }
  watch(isOnline, (online) => {
    if (online) void load()
  })
  void load()
  return words
}

function byId(metrics: readonly Metric[]): MetricWords {
  return new Map(metrics.map((metric) => [metric.id, metric]))
}
