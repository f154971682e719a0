import type { ConductAct, ConductAsk, Conducting, Stage, StageAsk } from './conduct.ts'
import type { Frame, Health, Reply, Subscribe } from './frames.ts'
import type { ScreenOrder, ScreenReport } from './screens.ts'
import type { WallNews } from './wall.ts'

/** What the server says on the live connection. */
export interface FromServer {
  /** Usually a delta; a full frame when the tree or the epoch has changed. */
  delta: (frame: Frame) => void
  health: (health: Health) => void
  wall: (news: WallNews) => void
  order: (order: ScreenOrder) => void
  /** What the phone that conducts this wall does to it. */
  act: (act: ConductAct) => void
  conducting: (now: Conducting | null) => void
}

/** What may be asked on it, and what is answered. */
interface Asked {
  subscribe: [Subscribe, Frame]
  report: [ScreenReport, WallNews]
  stage: [StageAsk, Stage]
  conduct: [ConductAsk, Conducting | null]
}
type Answered<Message extends keyof Asked> = (reply: Reply<Asked[Message][1]>) => void

/** A client's messages as they are sent. */
export type ToServer = { [Message in keyof Asked]: (ask: Asked[Message][0], reply: Answered<Message>) => void }

/** The same as they arrive: not checked yet. */
export type Unchecked = { [Message in keyof Asked]: (ask: unknown, reply: Answered<Message>) => void }
