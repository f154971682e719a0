import { computed, onScopeDispose, type Ref, type ShallowRef, shallowRef, watch } from 'vue'
import { toProblem } from '../../../data/contract/problem.ts'
import type { ReplayAnswer } from '../../../data/contract/replay.ts'
import { fetchReplay } from '../../feed/api.ts'
import type { Shown } from '../use-scope.ts'

export const SPEEDS = [1, 10, 60] as const
export type Speed = (typeof SPEEDS)[number]

/** The wall's way into its own past. Times are epoch ms on the server's clock. */
export interface Replay {
  /** The moment that was asked for; null: the present. */
  readonly moment: Readonly<Ref<number | null>>
  readonly isOn: Readonly<Ref<boolean>>
  readonly isPlaying: Readonly<Ref<boolean>>
  readonly speed: Readonly<Ref<Speed>>
  /** What is shown of the past, and how it is known; null until the first is there. */
  readonly answer: Readonly<ShallowRef<ReplayAnswer | null>>
  /** Whether the time bar stands in the ribbon's place. */
  readonly isBarOpen: Ref<boolean>
  /** Why the moment asked for is not shown. */
  readonly problem: Readonly<Ref<string>>
  go(moment: number): void
  play(speed: Speed): void
  pause(): void
  /** Back to the present. */
  stop(): void
}

const STEP_MS = 1_000
const CALM_MS = 200

/**
 * Shows a scope at a past moment, and plays on from there: one picture a second at most, and only when the one before
 * has come. What is on screen stays until the next is there. At the present it ends by itself.
 */
export function useReplay(at: {
  scope: Readonly<Ref<string>>
  /** The metric that the map shows beside those it always has; null: none. */
  map: Readonly<Ref<string | null>>
  now: Readonly<Ref<number>>
}): Replay & {
  shown: Readonly<Ref<Shown | null>>
} {
  const moment = shallowRef<number | null>(null)
  const speed = shallowRef<Speed>(60)
  const isPlaying = shallowRef(false)
  const answer = shallowRef<ReplayAnswer | null>(null)
  const problem = shallowRef('')
  let asked = 0
  let isAsking = false
  let calm: ReturnType<typeof setTimeout> | undefined

  function stop() {
    clearTimeout(calm)
    asked++
    moment.value = null
    isPlaying.value = false
    answer.value = null
    problem.value = ''
  }
  async function load() {
    if (moment.value === null) return
    const mine = ++asked
    isAsking = true
    try {
      const got = await fetchReplay({
        scope: at.scope.value,
        moment: new Date(moment.value).toISOString(),
        ...(at.map.value === null ? {} : { map: at.map.value }),
      })
      if (mine !== asked) return
      answer.value = got
      problem.value = ''
    } catch (error) {
      if (mine !== asked) return
      const { title, detail } = toProblem(error).toBody()
      problem.value = detail ?? title
      isPlaying.value = false
    } finally {
      if (mine === asked) isAsking = false
    }
  }
  function go(to: number) {
    if (to >= at.now.value) return stop()
    moment.value = to
    // A slider that is being drawn asks for the place where it comes to rest.
    clearTimeout(calm)
    calm = setTimeout(() => void load(), CALM_MS)
  }
  const timer = setInterval(() => {
    if (!isPlaying.value || moment.value === null || isAsking) return
    const next = moment.value + speed.value * STEP_MS
    if (next >= at.now.value) return stop()
    moment.value = next
    void load()
  }, STEP_MS)
  watch([at.scope, at.map], () => void load())
  onScopeDispose(() => {
    clearInterval(timer)
    clearTimeout(calm)
  })
  return {
    moment,
    isPlaying,
    speed,
    answer,
    problem,
    isBarOpen: shallowRef(false),
    isOn: computed(() => moment.value !== null),
    shown: computed(() => {
      if (!answer.value) return null
      const { frame, tree } = answer.value
      const { kind: _, ...held } = frame
      return { scope: tree.self.code, tree, held }
    }),
    go,
    play: (rate) => {
      speed.value = rate
      if (moment.value === null) go(at.now.value - 3_600_000)
      isPlaying.value = true
    },
    pause: () => {
      isPlaying.value = false
    },
    stop,
  }
}
