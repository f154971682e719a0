import { computed, type Ref, shallowRef, watch } from 'vue'
import { OVERVIEW } from '../../data/contract/overview.ts'
import { metricById } from '../../data/scenes/catalogue.ts'
import type { MapChoice } from '../panels/panel.ts'
import type { WallViewFile } from './views/view.ts'

/**
 * What the map of the view on screen shows: the metric of the view's own file, until somebody chooses another; when the
 * view changes, its own again.
 *
 * `asked`: the metric that the feed has to carry beside those of every map; null for none.
 */
export function useMapChoice(view: Readonly<Ref<WallViewFile>>): MapChoice & {
  readonly asked: Readonly<Ref<string | null>>
} {
  const chosen = shallowRef<string | null>(null)
  watch(
    () => view.value.id,
    () => {
      chosen.value = null
    },
  )
  const metric = computed(() => chosen.value ?? view.value.map ?? OVERVIEW.mapDefault)
  return {
    metric,
    asked: computed(() => (OVERVIEW.map.some((id) => id === metric.value) ? null : metric.value)),
    choose: (id) => {
      if (metricById(id)) chosen.value = id
    },
  }
}
