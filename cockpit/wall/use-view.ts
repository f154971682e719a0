import { computed, type Ref, shallowRef, watch } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { VIEWS, viewById } from './views/index.ts'
import type { WallViewFile } from './views/view.ts'

/** The view before or after one, round and round. */
function neighbour(id: string, by: 1 | -1): string {
  const at = VIEWS.findIndex((view) => view.id === id)
  return VIEWS[(at + by + VIEWS.length) % VIEWS.length]?.id ?? id
}

/**
 * The view on screen, which stands in the address as `?view=`. One that does not exist is told by `onUnknown`, and what
 * was shown before stays.
 */
export function useView(onUnknown: (id: string) => void): {
  view: Readonly<Ref<WallViewFile>>
  show: (id: string) => void
  turn: (by: 1 | -1) => void
} {
  const route = useRoute()
  const router = useRouter()
  const [first] = VIEWS
  if (!first) throw new Error('the wall has no views')
  const id = shallowRef(first.id)

  function show(wanted: string) {
    if (!viewById(wanted)) return onUnknown(wanted)
    id.value = wanted
    if (route.query.view === wanted) return
    // Back and forth between views is no history of pages.
    router.replace({ query: { ...route.query, view: wanted }, hash: route.hash }).catch(() => undefined)
  }
  watch(
    () => route.query.view,
    (asked) => {
      if (typeof asked === 'string' && asked !== id.value) show(asked)
    },
    { immediate: true },
  )
  return {
    view: computed(() => viewById(id.value) ?? first),
    show,
    turn: (by) => show(neighbour(id.value, by)),
  }
}
