import { computed, onScopeDispose, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { OrgsAnswer } from '../../data/contract/rest.ts'
import { fetchOrgs } from '../feed/api.ts'
import { type FeedState, type Held, heldOf } from '../feed/next-feed.ts'
import type { LiveSocket } from '../feed/socket.ts'
import { useFeed } from '../feed/use-feed.ts'
import type { Shown } from './context.ts'
import type { Device } from './device.ts'
import { PHONE_METRICS } from './figures.ts'

const RATE = 1
const KEEP_MS = 5_000
const RETRY_MS = 3_000

interface Kept {
  readonly held: Held
  readonly tree: OrgsAnswer | null
  /** When it was the present, epoch ms. */
  readonly at: number
}

/**
 * The scope on screen with its tree and frame: live, or as this device kept them when it last saw them.
 *
 * The scope is kept too, so that the phone opens where it was left.
 */
export function usePhoneScope(options: {
  socket: LiveSocket
  device: Device
  top: string
  /** The server's clock. */
  now: Readonly<Ref<number>>
}): {
  scope: Ref<string>
  feed: Readonly<ShallowRef<FeedState>>
  tree: Readonly<Ref<OrgsAnswer | null>>
  shown: Readonly<Ref<Shown | null>>
} {
  const { socket, device, top, now } = options
  const scope = ref(device.recall<string>('scope') ?? top)
  const feed = useFeed(socket, () => ({ scope: scope.value, view: { metrics: [...PHONE_METRICS] }, rate: RATE }))
  const kept = shallowRef(device.recall<Kept>(`frame.${scope.value}`) ?? null)
  const tree = shallowRef(kept.value?.tree ?? null)
  let keeping: ReturnType<typeof setTimeout> | undefined
  let retry: ReturnType<typeof setTimeout> | undefined

  const shown = computed((): Shown | null => {
    const state = feed.value
    if (state.status === 'live') return { scope: scope.value, held: state.held, lostAt: null }
    if (state.status === 'stale') return { scope: scope.value, held: state.held, lostAt: onClock(state.since) }
    return kept.value ? { scope: scope.value, held: kept.value.held, lostAt: kept.value.at } : null
  })
  /** An instant of the feed's clock on the server's. */
  const onClock = (since: number) => Math.round(now.value - (performance.now() - since))
  async function readTree() {
    clearTimeout(retry)
    const asked = scope.value
    try {
      const answer = await fetchOrgs(asked, 1)
      if (asked === scope.value) tree.value = answer
    } catch {
      // The head says when the line is lost.
      if (asked === scope.value) retry = setTimeout(readTree, RETRY_MS)
    }
  }
  function keep() {
    clearTimeout(keeping)
    keeping = undefined
    const held = heldOf(feed.value)
    if (held) device.keep(`frame.${scope.value}`, { held: { ...held, ribbon: [] }, tree: tree.value, at: now.value })
  }
  watch(
    scope,
    (code) => {
      device.keep('scope', code)
      clearTimeout(keeping)
      keeping = undefined
      kept.value = device.recall<Kept>(`frame.${code}`) ?? null
      tree.value = kept.value?.tree ?? null
      void readTree()
    },
    { flush: 'sync' },
  )
  watch(feed, (state) => {
    if (state.status === 'live') keeping ??= setTimeout(keep, KEEP_MS)
    // A scope that is gone, or is ours no more: back to our own.
    if (state.status === 'refused' && state.problem.code !== 'unauthorized' && scope.value !== top) scope.value = top
  })
  addEventListener('pagehide', keep)
  void readTree()
  onScopeDispose(() => {
    clearTimeout(keeping)
    clearTimeout(retry)
    removeEventListener('pagehide', keep)
  })
  return { scope, feed, tree, shown }
}
