import { computed, type Ref, shallowRef, watch } from 'vue'
import type { QuietAnswer } from '../../../data/contract/standing.ts'
import { dateText, SILENT_MS, toSpan } from '../../charts/durations.ts'
import { fetchQuiet } from '../../feed/api.ts'
import { LANG } from '../../i18n/lang.ts'
import { usePhone } from '../context.ts'
import { words } from './words.ts'

/** One place of which nothing is heard: what is said of it, and what may be asked. */
export interface QuietPlace {
  readonly key: string
  readonly text: string
  /** What can be sent to whoever looks after it; null where there is a figure to open instead. */
  readonly ask: string | null
  readonly metric: string | null
}

const SHOWN = 3

/** Sources, branches and accounts of which nothing is heard. */
export function useQuiet(spanOf: (ms: number) => string): Readonly<Ref<readonly QuietPlace[]>> {
  const { scope, device, health, now, shown, isOnline } = usePhone()
  const answer = shallowRef<QuietAnswer | null>(null)
  async function load() {
    const asked = scope.value
    try {
      const got = await fetchQuiet(asked)
      if (asked !== scope.value) return
      answer.value = got
      device.keep(`quiet.${asked}`, got)
    } catch {
      // Without the server what was kept stays.
    }
  }
  watch(
    [scope, isOnline],
    ([code]) => {
      if (answer.value?.scope !== code) answer.value = device.recall<QuietAnswer>(`quiet.${code}`) ?? null
      void load()
    },
    { immediate: true },
  )
  const sources = computed(() =>
    (health.value?.sources ?? [])
      .filter(({ received }) => now.value - received > SILENT_MS)
      .sort((a, b) => a.received - b.received)
      .slice(0, SHOWN)
      .map(({ source: name, received }): QuietPlace => {
        const time = spanOf(now.value - received)
        return {
          key: name,
          text: words('source', { name, time }),
          ask: words('askSource', { name, time }),
          metric: null,
        }
      }),
  )
  const branches = computed((): readonly QuietPlace[] => {
    const { rows = [], days = 0 } = answer.value ?? {}
    return rows.slice(0, SHOWN).map(({ org, name, last }) => ({
      key: org,
      text: words('branch', {
        name,
        time: last === null ? words('never') : dateText(Date.parse(last), now.value, LANG),
      }),
      ask: words('askBranch', { name, days }),
      metric: null,
    }))
  })
  const more = computed((): readonly QuietPlace[] => {
    const { quiet = 0, days = 0 } = answer.value ?? {}
    return quiet > SHOWN
      ? [{ key: 'branches', text: words('branches', { n: quiet, days }), ask: null, metric: null }]
      : []
  })
  const accounts = computed((): readonly QuietPlace[] => {
    const cell = (id: string) => shown.value?.held.cells[id]?.[scope.value]
    const [all, share] = [cell('media-accounts'), cell('media-accounts-silent-share')]
    const silent = typeof all === 'number' && typeof share === 'number' ? Math.round(all * share) : 0
    return silent > 0
      ? [
          {
            key: 'accounts',
            text: words('accounts', { n: silent }),
            ask: null,
            metric: 'media-accounts-silent-share',
          },
        ]
      : []
  })
  return computed(() => [...sources.value, ...more.value, ...branches.value, ...accounts.value])
}

/** A span in words: the largest unit that it fills. */
export function spanWords(t: (key: string, values: Record<string, unknown>) => string): (ms: number) => string {
  return (ms) => {
    const { unit, n } = toSpan(ms)
    return t(`time.${unit}`, { n })
  }
}
