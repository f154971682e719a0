import { type ShallowRef, shallowRef, watch } from 'vue'
import type { Metric } from '../../data/language/metric.ts'
import { fetchMetrics } from '../feed/api.ts'
import type { Phone } from './context.ts'
import { PHONE_METRICS } from './figures.ts'

/** Label, unit and formula of the phone's metrics, by id: the server's catalogue, or what this device kept of it. */
export type MetricWords = ReadonlyMap<string, Metric>

/** Not the catalogue of `data/scenes/` itself, which brings every scene along. */
export function useMetricWords(phone: Pick<Phone, 'device' | 'isOnline'>): {
  metrics: Readonly<ShallowRef<MetricWords>>
  learn: (ids: readonly string[]) => void
} {
  const { device, isOnline } = phone
  const metrics = shallowRef(byId(device.recall<readonly Metric[]>('words') ?? []))
  const wanted = new Set(PHONE_METRICS)
  async function load(ids: readonly string[]) {
    try {
      metrics.value = new Map([...metrics.value, ...byId(await fetchMetrics(ids))])
      device.keep('words', [...metrics.value.values()])
    } catch {
      // The head says when the line is lost; once it is back they are asked for again.
    }
  }
  watch(isOnline, (online) => {
    if (online) void load([...wanted])
  })
  void load(PHONE_METRICS)
  return {
    metrics,
    learn(ids) {
      for (const id of ids) wanted.add(id)
      const missing = ids.filter((id) => !metrics.value.has(id))
      if (missing.length > 0) void load(missing)
    },
  }
}

function byId(metrics: readonly Metric[]): MetricWords {
  return new Map(metrics.map((metric) => [metric.id, metric]))
}
