import type { Server, Socket } from 'socket.io'
import type { FromServer, Unchecked } from '../../data/contract/live.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { Action } from '../access/policy.ts'

interface SocketData {
  actor: Actor
  /** The room it is in, and how many subscribes it has sent: only the last one counts. */
  room?: { key: string; scope: string }
  asked: number
  /** Messages it may still send; grows by one a second. */
  credit: number
}
export type Io = Server<Unchecked, FromServer, Record<string, never>, SocketData>
export type LiveSocket = Socket<Unchecked, FromServer, Record<string, never>, SocketData>

/** Every message a client may send, and its place in the authorisation matrix. */
export const MESSAGES = {
  subscribe: 'feed.watch',
  report: 'screens.report',
  stage: 'screens.report',
  conduct: 'screens.conduct',
} as const satisfies Record<keyof Unchecked, Action>
/** To be connected at all is to hear `health`. */
export const HANDSHAKE: Action = 'health.watch'

export const CREDIT = 20

/** One message of a client. Fails: `too-many`. */
export function spend(socket: LiveSocket): void {
  if (socket.data.credit < 1) throw new Problem('too-many')
  socket.data.credit--
}
