import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { ConductAct, Conducting, Pairing } from '../../../data/contract/conduct.ts'
import type { LiveSocket } from '../../feed/socket.ts'

const ANSWER_MS = 10_000
const RETRY_MS = 1_000

/**
 * The wall's side of being conducted: what it is told of it, the code by which phones are paired, and the acts of the one
 * that holds it. Whatever it was told before a line was lost is told again once it reports.
 */
export function useStage(options: {
  socket: LiveSocket
  conducting: ShallowRef<Conducting | null>
  onAct: (act: ConductAct) => void
}): {
  /** Null until there is one. */
  pairing: Readonly<ShallowRef<Pairing | null>>
  /** Why there is none. */
  problem: Readonly<ShallowRef<string>>
  offer: () => void
  /** Wants no code any more. */
  close: () => void
  end: () => void
} {
  const { socket, conducting, onAct } = options
  const pairing = shallowRef<Pairing | null>(null)
  const problem = shallowRef('')

  let retry: ReturnType<typeof setTimeout> | undefined

  async function offer() {
    clearTimeout(retry)
    pairing.value = null
    problem.value = ''
    try {
      const reply = await socket.timeout(ANSWER_MS).emitWithAck('stage', { kind: 'offer' })
      if (reply.ok) pairing.value = reply.value.pairing
      // A wall that was just opened has not said yet what it is.
      else if (reply.problem.code === 'refused') retry = setTimeout(offer, RETRY_MS)
      else problem.value = reply.problem.detail ?? reply.problem.title
    } catch {
      retry = setTimeout(offer, RETRY_MS)
    }
  }
  const onTold = (now: Conducting | null) => {
    conducting.value = now
  }
  socket.on('act', onAct).on('conducting', onTold)
  onScopeDispose(() => {
    clearTimeout(retry)
    socket.off('act', onAct).off('conducting', onTold)
  })
  return {
    pairing,
    problem,
    offer: () => void offer(),
    close: () => clearTimeout(retry),
    end: () => void socket.emit('stage', { kind: 'end' }, () => undefined),
  }
}
