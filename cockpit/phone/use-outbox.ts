import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import { toProblem } from '../../data/contract/problem.ts'
import { request } from '../feed/api.ts'
import { ownBuild } from '../feed/own-build.ts'
import { sentenceOf } from '../feed/problem-text.ts'
import type { Device } from './device.ts'
import { type Act, isPassing, nextOutbox, nextToSend, type OutboxInput, type Queued } from './outbox.ts'

const NAME = 'outbox'
const RETRY_MS = 3_000

/** What is done on this phone and not yet known by the server, with the way there. */
export interface Outbox {
  readonly queued: Readonly<ShallowRef<readonly Queued[]>>
  /** Keeps an act and sends it as soon as it can be sent. */
  add(act: Omit<Act, 'id' | 'at'>): string
  /** Takes an act back that has not been sent. Answers whether it was still here. */
  takeBack(id: string): boolean
  /** Tries a refused one once more. */
  again(id: string): void
  /** Sends now what waits, if the line is there. */
  flush(): void
}

/**
 * The outbox of one person on this device. It survives the page, sends one act after the other, and calls `onDone` with
 * the server's answer of each.
 *
 * An act may arrive twice when an answer is lost: the server knows its id again, so it counts once.
 */
export function useOutbox(device: Device, onDone: (act: Act, answer: unknown) => void): Outbox {
  const read = () => device.recall<readonly Queued[]>(NAME) ?? []
  const queued = shallowRef(read())
  let busy = false
  let sending: string | null = null
  let retry: ReturnType<typeof setTimeout> | undefined

  // Read anew each time: another window of the same person may have changed it.
  function take(input: OutboxInput) {
    queued.value = nextOutbox(read(), input)
    device.keep(NAME, queued.value)
  }
  async function flush() {
    clearTimeout(retry)
    if (busy) return
    busy = true
    for (let act = nextToSend(read()); act; act = nextToSend(read())) if (!(await isSettled(act))) break
    busy = false
  }
  async function isSettled(act: Queued): Promise<boolean> {
    sending = act.id
    try {
      const response = await request(act.path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-yuntu-build': ownBuild() },
        body: JSON.stringify({ ...act.body, id: act.id }),
        // Goes on when the page is left.
        keepalive: true,
      })
      const answer: unknown = await response.json()
      take({ kind: 'gone', id: act.id })
      onDone(act, answer)
      return true
    } catch (error) {
      const problem = toProblem(error)
      if (isPassing(problem.code)) {
        retry = setTimeout(flush, RETRY_MS)
        return false
      }
      take({
        kind: 'refused',
        id: act.id,
        because: { code: problem.code, sentence: sentenceOf(problem) },
      })
      return true
    } finally {
      sending = null
    }
  }
  const onStored = () => {
    queued.value = read()
  }
  const onOnline = () => void flush()
  addEventListener('storage', onStored)
  addEventListener('online', onOnline)
  onScopeDispose(() => {
    clearTimeout(retry)
    removeEventListener('storage', onStored)
    removeEventListener('online', onOnline)
  })
  void flush()
  return {
    queued,
    add(act) {
      const id = newId()
      take({ kind: 'added', act: { ...act, id, at: Date.now() } })
      void flush()
      return id
    },
    takeBack(id) {
      // What is on its way may have arrived.
      const isHere = id !== sending && read().some((each) => each.id === id)
      if (isHere) take({ kind: 'gone', id })
      return isHere
    },
    again(id) {
      take({ kind: 'again', id })
      void flush()
    },
    flush: onOnline,
  }
}

/** Random, for browsers without `randomUUID` (plain http) too. */
export function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}
