import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { ScreenOrder, ScreenReport } from '../../../data/contract/screens.ts'
import type { WallNews } from '../../../data/contract/wall.ts'
import { ownBuild } from '../../feed/own-build.ts'
import type { LiveSocket } from '../../feed/socket.ts'
import { handedOver } from './hand-over.ts'

const REPORT_MS = 15_000
const FRAMES = 60
const ANSWER_MS = 10_000
const KEY = 'yuntu-screen'

/** What of a report the wall itself knows. */
export type Seen = Pick<ScreenReport, 'view' | 'scope' | 'version' | 'isReplay' | 'skewMilliseconds'>

/** Bytes of the heap, where the browser tells (Chromium). */
export function heapBytes(): number | null {
  const { memory } = performance as { memory?: { usedJSHeapSize: number } } // no standard, so no type
  return memory?.usedJSHeapSize ?? null
}

/**
 * Tells the server how this screen fares, a few times a minute and whenever it connects, and hears what walls are to
 * know and what this one is to do.
 */
export function useScreen(options: {
  socket: LiveSocket
  seen: () => Seen | null
  onOrder: (order: ScreenOrder) => void
}): Readonly<ShallowRef<WallNews | null>> {
  const { socket, seen, onOrder } = options
  const news = shallowRef<WallNews | null>(null)
  const screen = screenId()
  let isClosed = false

  async function report() {
    const frames = await lookAtFrames()
    const known = seen()
    if (isClosed || !known || !socket.connected) return
    const message: ScreenReport = {
      ...known,
      screen,
      frames,
      heapBytes: heapBytes(),
      build: ownBuild(),
      width: innerWidth,
      height: innerHeight,
      handOver: handedOver(),
    }
    socket.timeout(ANSWER_MS).emit('report', message, (late, reply) => {
      if (!late && reply.ok) news.value = reply.value
    })
  }
  const onNews = (told: WallNews) => {
    news.value = told
  }
  const onConnect = () => void report()
  socket.on('wall', onNews).on('order', onOrder).on('connect', onConnect)
  void report()
  const timer = setInterval(() => void report(), REPORT_MS)
  onScopeDispose(() => {
    isClosed = true
    clearInterval(timer)
    socket.off('wall', onNews).off('order', onOrder).off('connect', onConnect)
  })
  return news
}

/** Intervals of the next frames; null where the page is not painted (hidden, or another lies over it). */
function lookAtFrames(): Promise<ScreenReport['frames']> {
  return new Promise((resolve) => {
    const gaps: number[] = []
    let last = 0
    const late = setTimeout(() => resolve(null), 4_000)
    const step = (now: number) => {
      if (last > 0) gaps.push(now - last)
      last = now
      if (gaps.length < FRAMES) return void requestAnimationFrame(step)
      clearTimeout(late)
      gaps.sort((a, b) => a - b)
      const at = (share: number) => Math.round((gaps[Math.floor((FRAMES - 1) * share)] ?? 0) * 10) / 10
      resolve({ median: at(0.5), p95: at(0.95), longest: at(1) })
    }
    requestAnimationFrame(step)
  })
}

/** The name of this screen: made once and kept by the browser, where it keeps anything. */
function screenId(): string {
  const made = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('')
  try {
    const kept = localStorage.getItem(KEY)
    if (kept && /^[\w-]{8,64}$/.test(kept)) return kept
    localStorage.setItem(KEY, made)
  } catch {
    // A browser that keeps nothing is another screen after each start.
  }
  return made
}
