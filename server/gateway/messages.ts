import type { Server, Socket } from 'socket.io'
import type { ConductAct, Conducting, Stage } from '../../data/contract/conduct.ts'
import type { Frame, Health, Reply } from '../../data/contract/frames.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { ScreenOrder } from '../../data/contract/screens.ts'
import type { WallNews } from '../../data/contract/wall.ts'
import type { Action } from '../access/policy.ts'

interface FromServer {
  delta: (frame: Frame) => void
  health: (health: Health) => void
  wall: (news: WallNews) => void
  order: (order: ScreenOrder) => void
  /** What a phone does to the wall that it conducts. */
  act: (act: ConductAct) => void
  conducting: (now: Conducting | null) => void
}
interface ToServer {
  subscribe: (request: unknown, reply: (reply: Reply<Frame>) => void) => void
  report: (report: unknown, reply: (reply: Reply<WallNews>) => void) => void
  stage: (ask: unknown, reply: (reply: Reply<Stage>) => void) => void
  conduct: (ask: unknown, reply: (reply: Reply<Conducting | null>) => void) => void
}
interface SocketData {
  actor: Actor
  /** The room it is in, and how many subscribes it has sent: only the last one counts. */
  room?: { key: string; scope: string }
  asked: number
  /** Messages it may still send; grows by one a second. */
  credit: number
}
export type Io = Server<ToServer, FromServer, Record<string, never>, SocketData>
export type LiveSocket = Socket<ToServer, FromServer, Record<string, never>, SocketData>

/** Every message a client may send, and its place in the authorisation matrix. */
export const MESSAGES = {
  subscribe: 'feed.watch',
  report: 'screens.report',
  stage: 'screens.report',
  conduct: 'screens.conduct',
} as const satisfies Record<keyof ToServer, Action>
/** To be connected at all is to hear `health`. */
export const HANDSHAKE: Action = 'health.watch'

export const CREDIT = 20

/** One message of a client. Fails: `too-many`. */
export function spend(socket: LiveSocket): void {
  if (socket.data.credit < 1) throw new Problem('too-many')
  socket.data.credit--
}
