import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'

const RETRY_MS = 5_000

/**
 * An answer of the API about a scope, asked for when `key` changes and again now and then; null while nothing is known.
 *
 * An answer of before stays while the line is down (the strip says so); one about another scope or day never stands here.
 */
export function useAnswer<T>(options: {
  scope: () => string
  /** The day it is about, where it is about one. */
  day?: () => number
  /** What else the answer depends on; another value asks anew and keeps the answer of before meanwhile. */
  key?: () => unknown
  ask: (scope: string) => Promise<T>
  everyMs: number
}): Readonly<ShallowRef<T | null>> {
  const answer = shallowRef<T | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let asked = 0

  async function load() {
    clearTimeout(timer)
    const mine = ++asked
    let wait = RETRY_MS
    try {
      const got = await options.ask(options.scope())
      if (mine !== asked) return
      answer.value = got
      wait = options.everyMs
    } catch {
      // The strip says when the link is lost; the next round asks again.
    }
    if (mine === asked) timer = setTimeout(load, wait)
  }
  watch(
    [options.scope, () => options.day?.()],
    () => {
      answer.value = null
      void load()
    },
    { immediate: true },
  )
  if (options.key) watch(options.key, () => void load())
  onScopeDispose(() => {
    asked++
    clearTimeout(timer)
  })
  return answer
}
