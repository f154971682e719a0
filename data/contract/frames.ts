import { z } from 'zod'
import type { Cells } from './cells.ts'
import { OrgCode } from './envelope.ts'
import type { ProblemBody } from './problem.ts'

/** One line of the event ribbon: an event that says nothing about a single person. */
export interface RibbonLine {
  readonly seq: number
  /** When it happened, epoch ms. */
  readonly ts: number
  readonly org: string
  readonly name: string
  readonly kind: string
  readonly label: string
}

/** What the feed carries beside the cells. Times are epoch ms; `day` is the opened day, `2026-11-23`. */
export interface FrameMeta {
  readonly epoch: string
  readonly version: number
  readonly day: string
  /** When the latest event in the scope happened; null before the first. */
  readonly dataTime: number | null
  readonly ribbon: readonly RibbonLine[]
}

/** Everything a view shows, at one version. */
export interface FullFrame extends FrameMeta {
  readonly kind: 'full'
  readonly cells: Cells
}

/** The cells that changed in (`from`, `version`]; adds to a frame of exactly version `from`. */
export interface DeltaFrame extends FrameMeta {
  readonly kind: 'delta'
  readonly from: number
  readonly cells: Cells
}

export type Frame = FullFrame | DeltaFrame

/** How far the demonstration's past has been taken in, in events; `total` is 0 until it is known. */
export interface Loading {
  readonly done: number
  readonly total: number
  /** `opening`: 期初登记, who and what there was at the beginning; `history`: what happened since. */
  readonly stage: 'preparing' | 'opening' | 'history'
}

/** The state of the server, a few times a minute to every client. */
export interface Health {
  readonly epoch: string
  readonly version: number
  /** Server clock, epoch ms: clients date staleness by it, not by their own. */
  readonly now: number
  readonly status: 'loading' | 'ready' | 'failed'
  /** 0…1 while loading or rebuilding, with a word on what is being done. */
  readonly progress: { readonly done: number; readonly label: string } | null
  readonly reconciler: { readonly checked: number; readonly differences: number; readonly version: number }
  /** Identities of the whole tree at the latest version: how many there are, and how many do not hold. */
  readonly identities: { readonly checked: number; readonly residuals: number; readonly version: number }
  readonly demo: boolean
  /** Null once what is shown is the present: then demonstration data come in as they happen. */
  readonly loading: Loading | null
  /** Sources and when each was last heard from (received), epoch ms. */
  readonly sources: readonly { readonly source: string; readonly received: number }[]
  /** When each scene was last heard from since the server started, epoch ms; absent where it was not. */
  readonly scenes: Readonly<Record<string, number>>
  /** Records that wait for what they refer to, how often such were tried again, and how many waited too long. */
  readonly held: number
  readonly retried: number
  readonly expired: number
  readonly rejected: number
}

/** A view by name, the overview with another metric on its map, or a set of metrics of one's own. */
export const View = z.union([
  z.enum(['overview']),
  z.strictObject({ map: z.string().min(1).max(100) }),
  z.strictObject({ metrics: z.array(z.string().max(100)).min(1).max(100) }),
])
export type View = z.infer<typeof View>

/** `subscribe`: what a screen asks for, and what it has already. `rate` in frames a second. */
export const Subscribe = z.strictObject({
  scope: OrgCode,
  view: View,
  rate: z.number().min(0.1).max(10).default(2),
  epoch: z.string().max(100).optional(),
  version: z.int().nonnegative().optional(),
})
export type Subscribe = z.infer<typeof Subscribe>

export type Reply<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: ProblemBody }
