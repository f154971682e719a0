import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import { fetchValues } from './api.ts'

/** Values of a scope at the end of an earlier day. */
export interface Past {
  readonly scope: string
  /** `2025-11-26` */
  readonly at: string
  readonly values: Readonly<Record<string, number | null>>
}

const RETRY_MS = 5_000
/** A late event changes the past too. */
const REFRESH_MS = 600_000

/**
 * What some metrics were then, asked for when scope or day change and again now and then; null while nothing is known.
 *
 * `query` answers null while there is nothing to ask.
 */
export function usePast(
  query: () => { scope: string; at: string; metrics: readonly string[]; version?: number } | null,
): Readonly<ShallowRef<Past | null>> {
  const past = shallowRef<Past | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const key = () => JSON.stringify(query())

  async function load() {
    clearTimeout(timer)
    const asked = query()
    const mine = key()
    if (!asked) {
      past.value = null
      return
    }
    const { scope, at, metrics, version } = asked
    if (past.value?.scope !== scope || past.value.at !== at) past.value = null
    try {
      const { values } = await fetchValues({
        scope,
        metric: metrics,
        at,
        ...(version === undefined ? {} : { version }),
      })
      if (mine !== key()) return
      past.value = { scope, at, values: Object.fromEntries(values.map(({ metric, value }) => [metric, value])) }
      timer = setTimeout(load, REFRESH_MS)
    } catch {
      // The strip says when the link is lost; until then there is nothing to compare with.
      if (mine === key()) timer = setTimeout(load, RETRY_MS)
    }
  }
  watch(key, load, { immediate: true })
  onScopeDispose(() => clearTimeout(timer))
  return past
}
