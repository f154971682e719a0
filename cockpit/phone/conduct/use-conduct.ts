import { onScopeDispose, type ShallowRef, shallowRef } from 'vue'
import type { ConductAct, ConductAsk, Conducting } from '../../../data/contract/conduct.ts'
import type { Role } from '../../../data/contract/roles.ts'
import type { LiveSocket } from '../../feed/socket.ts'
import { words } from './words.ts'

/** Who may conduct a wall (`screens.conduct`). */
export const CONDUCTORS: readonly Role[] = ['leader', 'manager']

const ANSWER_MS = 10_000

/** A phone's side of conducting a wall: how it stands, what it may ask, and why something was not done. */
export interface Conduct {
  /** Undefined until it is known; null: paired with no wall. */
  readonly conducting: Readonly<ShallowRef<Conducting | null | undefined>>
  readonly problem: Readonly<ShallowRef<string>>
  ask(ask: ConductAsk): Promise<boolean>
  act(act: ConductAct): Promise<boolean>
}

/** Asks how it stands whenever the line is there: after a restart of the server it is paired with no wall. */
export function useConduct(socket: LiveSocket): Conduct {
  const conducting = shallowRef<Conducting | null | undefined>()
  const problem = shallowRef('')

  async function ask(asked: ConductAsk): Promise<boolean> {
    try {
      const reply = await socket.timeout(ANSWER_MS).emitWithAck('conduct', asked)
      problem.value = reply.ok ? '' : (reply.problem.detail ?? reply.problem.title)
      if (reply.ok) take(reply.value)
      return reply.ok
    } catch {
      problem.value = words('lost')
      return false
    }
  }
  function take(now: Conducting | null) {
    if (conducting.value && now === null) problem.value = words('ended')
    conducting.value = now
  }
  const look = () => void ask({ kind: 'look' })
  socket.on('conducting', take).on('connect', look)
  if (socket.connected) look()
  onScopeDispose(() => socket.off('conducting', take).off('connect', look))
  return { conducting, problem, ask, act: (act) => ask({ kind: 'act', act }) }
}
