import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'

/** A source as it may be painted: at once, but at most every `everyMs`; what comes in between is skipped for the newest. */
export function useCalm<T>(source: () => T, everyMs: number): Readonly<ShallowRef<T>> {
  const calm = shallowRef(source())
  let painted = Number.NEGATIVE_INFINITY
  let timer: ReturnType<typeof setTimeout> | undefined

  function paint() {
    timer = undefined
    painted = performance.now()
    calm.value = source()
  }
  watch(source, () => {
    if (timer !== undefined) return
    const wait = painted + everyMs - performance.now()
    if (wait <= 0) paint()
    else timer = setTimeout(paint, wait)
  })
  onScopeDispose(() => clearTimeout(timer))
  return calm
}
