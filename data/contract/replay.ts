import type { FullFrame } from './frames.ts'
import type { OrgsAnswer } from './rest.ts'

/**
 * `GET /api/replay?scope&moment[&metric]`: a whole view as it was at an instant of the past.
 *
 * `replay` (回放): what the screens had then, at the version of that instant. `retro` (回溯): before this server received
 * anything, so nobody had it then: what is known now of what had happened by that instant.
 */
export interface ReplayAnswer {
  readonly mode: 'replay' | 'retro'
  /** The instant that was asked for, epoch ms. */
  readonly moment: number
  /** When this server first received anything, epoch ms; null: it never did. */
  readonly installed: number | null
  readonly frame: FullFrame
  /** The organisations of the frame as they were called and hung then. */
  readonly tree: OrgsAnswer
}
