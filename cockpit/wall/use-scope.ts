import { onScopeDispose, type Ref, ref, type ShallowRef, shallowRef, watch } from 'vue'
import type { Health } from '../../data/contract/frames.ts'
import type { OrgsAnswer } from '../../data/contract/rest.ts'
import { fetchOrgs } from '../feed/api.ts'
import { type FeedState, type Held, heldOf } from '../feed/next-feed.ts'
import type { LiveSocket } from '../feed/socket.ts'
import { useCalm } from '../feed/use-calm.ts'
import { useFeed } from '../feed/use-feed.ts'

/** What is on screen: a scope, its tree, and one frame. They change together, so nothing stands under a wrong name. */
export interface Shown {
  readonly scope: string
  readonly tree: OrgsAnswer
  readonly held: Held
}

const DEPTH = 2
/** A figure rests so long at least before it is painted anew. */
export const REPAINT_MS = 2_000
const RETRY_MS = 3_000
const TREE_MS = 300_000
const GROWING_MS = 3_000

/**
 * The scope that the wall shows, and the way into another: the old one stays on screen until tree and frame of the
 * new one are there.
 */
export function useScope(options: {
  socket: LiveSocket
  top: string
  map: () => string | null
  health: () => Health | null
}): {
  wanted: Ref<string>
  feed: Readonly<ShallowRef<FeedState>>
  shown: Readonly<ShallowRef<Shown | null>>
} {
  const wanted = ref(options.top)
  const feed = useFeed(options.socket, () => {
    const map = options.map()
    return { scope: wanted.value, view: map === null ? 'overview' : { map }, rate: 2 }
  })
  const tree = useTree({
    scope: wanted,
    // The frame names every organisation of the map: more or fewer than before, and the tree is another.
    size: () => Object.keys(heldOf(feed.value)?.cells.orgs ?? {}).length,
    health: options.health,
  })
  const calm = useCalm(() => ({ scope: wanted.value, held: heldOf(feed.value) }), REPAINT_MS)
  const shown = shallowRef<Shown | null>(null)

  watch([tree, calm, feed], () => {
    const scope = wanted.value
    if (tree.value?.scope !== scope) return
    // The first frame of a scope does not wait for its turn.
    const held = calm.value.scope === scope ? (calm.value.held ?? heldOf(feed.value)) : heldOf(feed.value)
    if (!held) return
    const { answer } = tree.value
    if (shown.value?.scope === scope && shown.value.held === held && shown.value.tree === answer) return
    shown.value = { scope, tree: answer, held }
  })
  return { wanted, feed, shown }
}

/** The tree below a scope, read again when its size changes, now and then, and after another epoch. */
function useTree(options: { scope: Ref<string>; size: () => number; health: () => Health | null }) {
  const { scope, size, health } = options
  const tree = shallowRef<{ scope: string; answer: OrgsAnswer } | null>(null)
  let timer: ReturnType<typeof setTimeout> | undefined
  let read = Number.NEGATIVE_INFINITY

  async function load() {
    clearTimeout(timer)
    read = performance.now()
    const asked = scope.value
    try {
      const answer = await fetchOrgs(asked, DEPTH)
      if (asked !== scope.value) return
      if (
        JSON.stringify(tree.value?.answer.children) !== JSON.stringify(answer.children) ||
        tree.value?.scope !== asked
      )
        tree.value = { scope: asked, answer }
      timer = setTimeout(load, TREE_MS)
    } catch {
      // The feed says what is wrong; the tree only has to be asked for again.
      if (asked === scope.value) timer = setTimeout(load, RETRY_MS)
    }
  }
  watch([scope, () => health()?.epoch, () => health()?.status], load, { immediate: true })
  watch(size, (now, before) => {
    // The first frame of a scope comes with its own tree; and while a city is taken in it grows all the time.
    if (before === 0 || now === 0) return
    clearTimeout(timer)
    timer = setTimeout(load, Math.max(0, read + GROWING_MS - performance.now()))
  })
  onScopeDispose(() => clearTimeout(timer))
  return tree
}
