import { onScopeDispose, type ShallowRef, shallowRef, watch } from 'vue'
import type { Frame, View } from '../../data/contract/frames.ts'
import { type FeedInput, type FeedState, lastSeen, nextFeed } from './next-feed.ts'
import type { LiveSocket } from './socket.ts'

export interface FeedKey {
  readonly scope: string
  readonly view: View
  /** Frames a second at most. */
  readonly rate: number
}

type Unclocked<T> = T extends unknown ? Omit<T, 'now'> : never

const ANSWER_MS = 10_000
const RETRY_MS = 1_500

/**
 * The live cells of one scope's view while the calling Vue scope lives; asks again after a loss.
 *
 * When the key changes the state is `waiting` at once, so that cells never stand under another scope's name.
 * A socket watches one view: a later subscribe takes the place of the one before.
 */
export function useFeed(socket: LiveSocket, key: () => FeedKey): Readonly<ShallowRef<FeedState>> {
  const state = shallowRef<FeedState>({ status: 'waiting' })
  let asked = 0
  let retry: ReturnType<typeof setTimeout> | undefined

  function accept(input: Unclocked<FeedInput>) {
    // The clock is put beside the input, which is otherwise as it came.
    state.value = nextFeed(state.value, { ...input, now: performance.now() } as FeedInput)
  }
  function subscribe() {
    clearTimeout(retry)
    if (!socket.connected) return
    const mine = ++asked
    socket.timeout(ANSWER_MS).emit('subscribe', { ...key(), ...lastSeen(state.value) }, (late, reply) => {
      if (mine !== asked) return
      if (!late) accept(reply.ok ? reply.value : { kind: 'refused', problem: reply.problem })
      if (state.value.status === 'waiting' || state.value.status === 'stale') retry = setTimeout(subscribe, RETRY_MS)
    })
  }
  function onDelta(frame: Frame) {
    const before = state.value
    accept(frame)
    if (before.status === 'live' && state.value.status === 'stale') subscribe()
  }
  const onLost = () => accept({ kind: 'disconnected' })
  const ticking = setInterval(() => accept({ kind: 'tick' }), 1_000)

  socket.on('connect', subscribe).on('delta', onDelta).on('disconnect', onLost)
  watch(
    () => JSON.stringify(key()),
    () => {
      state.value = { status: 'waiting' }
      subscribe()
    },
    { flush: 'sync' },
  )
  if (socket.connected) subscribe()
  onScopeDispose(() => {
    clearInterval(ticking)
    clearTimeout(retry)
    asked++
    socket.off('connect', subscribe).off('delta', onDelta).off('disconnect', onLost)
  })
  return state
}
