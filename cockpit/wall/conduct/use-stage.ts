import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { ConductAct, Conducting, Pairing } from '../../../data/contract/conduct.ts'
import { toProblem } from '../../../data/contract/problem.ts'
import type { LiveSocket } from '../../feed/socket.ts'

const ANSWER_MS = 10_000

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
  end: () => void
} {
  const { socket, conducting, onAct } = options
  const pairing = shallowRef<Pairing | null>(null)
  const problem = shallowRef('')

  async function ask(kind: 'offer' | 'end') {
    try {
      const reply = await socket.timeout(ANSWER_MS).emitWithAck('stage', { kind })
      if (reply.ok) pairing.value = reply.value.pairing
      problem.value = reply.ok ? '' : (reply.problem.detail ?? reply.problem.title)
    } catch {
      problem.value = toProblem(null).toBody().title
    }
  }
  const onTold = (now: Conducting | null) => {
    conducting.value = now
  }
  socket.on('act', onAct).on('conducting', onTold)
  onScopeDispose(() => socket.off('act', onAct).off('conducting', onTold))
  return {
    pairing,
    problem,
    offer: () => {
      pairing.value = null
      void ask('offer')
    },
    end: () => void ask('end'),
  }
}
