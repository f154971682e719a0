import { computed, onScopeDispose, type Ref, type ShallowRef, shallowRef } from 'vue'
import type { Health } from '../../data/contract/frames.ts'
import type { LiveSocket } from './socket.ts'

/** The server's state as last heard. */
export function useHealth(socket: LiveSocket): Readonly<ShallowRef<Health | null>> {
  const health = shallowRef<Health | null>(null)
  const onHealth = (heard: Health) => {
    health.value = heard
  }
  socket.on('health', onHealth)
  onScopeDispose(() => socket.off('health', onHealth))
  return health
}

/**
 * The server's clock, epoch ms, once a second: the last `now` it said plus the time passed here since.
 *
 * `said` gives an instant of the server and the `performance.now()` at which it was heard.
 */
export function useServerClock(said: () => { now: number; heard: number }): Readonly<Ref<number>> {
  const tick = shallowRef(performance.now())
  const timer = setInterval(() => {
    tick.value = performance.now()
  }, 1_000)
  onScopeDispose(() => clearInterval(timer))
  return computed(() => {
    const { now, heard } = said()
    return now + Math.max(0, tick.value - heard)
  })
}
