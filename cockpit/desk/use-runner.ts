import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { Problem, toProblem } from '../../data/contract/problem.ts'
import { askQuery, stopQuery } from './desk-api.ts'
import { type Asked, askedRun, nextRun, type Run, stoppedRun } from './run.ts'
import { linesOf } from './stream.ts'

/** Asks queries one after the other; a new one stops the one before it. */
export interface Runner {
  readonly run: Readonly<ShallowRef<Run>>
  /** How long the present one has been going, or went; milliseconds. */
  readonly elapsed: Readonly<ShallowRef<number>>
  /** Resolves when it has ended, however it did. */
  start(asked: Asked): Promise<Run>
  stop(): void
}

const TICK_MS = 100

export function useRunner(): Runner {
  const run = shallowRef<Run>({ status: 'idle' })
  const elapsed = shallowRef(0)
  let line: AbortController | undefined
  let ticking: ReturnType<typeof setInterval> | undefined

  function stop() {
    const { value } = run
    if (value.status !== 'waiting' && value.status !== 'running') return
    run.value = stoppedRun(value)
    // Without its id the end of the line says it.
    if (value.query !== null) void stopQuery(value.query).catch(() => undefined)
    line?.abort()
  }
  async function start(asked: Asked): Promise<Run> {
    stop()
    const mine = new AbortController()
    line = mine
    run.value = askedRun(asked)
    const began = performance.now()
    clearInterval(ticking)
    ticking = setInterval(() => {
      elapsed.value = performance.now() - began
    }, TICK_MS)
    elapsed.value = 0
    try {
      const { body } = await askQuery(asked, mine.signal)
      if (!body) throw new Problem('loading')
      for await (const told of linesOf(body)) {
        if (line !== mine) return run.value
        run.value = nextRun(run.value, told)
      }
      // The line ended before the answer did.
      if (isGoing(run.value)) throw new Problem('loading')
    } catch (error) {
      const { type: _, status: __, ...problem } = toProblem(error).toBody()
      if (line === mine) run.value = nextRun(run.value, { kind: 'problem', problem })
    } finally {
      if (line === mine) {
        clearInterval(ticking)
        elapsed.value = performance.now() - began
      }
    }
    return run.value
  }
  onScopeDispose(() => {
    stop()
    clearInterval(ticking)
  })
  return { run, elapsed, start, stop }
}

export function isGoing({ status }: Run): boolean {
  return status === 'waiting' || status === 'running'
}
