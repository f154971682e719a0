import type { Cells, CellValue } from '../../data/contract/cells.ts'
import type { DeltaFrame, FrameMeta, FullFrame, RibbonLine } from '../../data/contract/frames.ts'
import type { ProblemBody, ProblemCode } from '../../data/contract/problem.ts'

/** What a screen holds of a view: the cells at one version, and what came with them. */
export interface Held extends FrameMeta {
  readonly cells: Cells
}

/** Why the cells on screen may be behind the server's. */
export type StaleReason = 'link' | 'gap' | 'epoch' | 'starting'

/** Times (`since`, `at`) are on the clock of the inputs' `now`, in ms. */
export type FeedState =
  | { readonly status: 'waiting' }
  | {
      readonly status: 'live'
      readonly held: Held
      /** Set for ten seconds after a loss was made good. */
      readonly recovered: { readonly seconds: number; readonly at: number } | null
      /** Set for a minute after a full frame of another epoch (口径变更). */
      readonly redefined: { readonly at: number } | null
    }
  | { readonly status: 'stale'; readonly held: Held; readonly since: number; readonly reason: StaleReason }
  | { readonly status: 'refused'; readonly problem: ProblemBody }

export type FeedInput = (
  | FullFrame
  | DeltaFrame
  | { readonly kind: 'refused'; readonly problem: ProblemBody }
  | { readonly kind: 'disconnected' }
  | { readonly kind: 'tick' }
) & { readonly now: number }

/**
 * One step of a live feed. Pure: time comes in with the input.
 *
 * Invariants, each with its test in `next-feed.test.ts`:
 * - the version never goes back within an epoch: 「keeps its version when an older full frame comes late」
 * - a delta applies only to exactly its `from`: 「goes stale on a gap and keeps the last cells on screen」
 * - a delta that is not newer changes nothing: 「ignores a delta that is not newer」
 * - stale keeps every cell: 「keeps the cells when the link is lost」
 * - a new epoch comes by a full frame only: 「takes another epoch from a full frame only, and says so」
 * - deltas before the answer do no harm: 「ignores deltas that come before the first answer」
 * - whatever was lost, doubled or reordered, an answered subscribe ends with the server's cells: the law there
 */
export function nextFeed(state: FeedState, input: FeedInput): FeedState {
  switch (input.kind) {
    case 'full':
      return takeFull(state, input)
    case 'delta':
      return takeDelta(state, input)
    case 'refused':
      return takeRefusal(state, input)
    case 'disconnected':
      return state.status === 'live' || state.status === 'stale' ? toStale(state, 'link', input.now) : state
    case 'tick':
      return takeTick(state, input.now)
  }
}

/** The epoch and version a screen has, for its next subscribe. */
export function lastSeen(state: FeedState): { epoch?: string; version?: number } {
  const held = heldOf(state)
  return held ? { epoch: held.epoch, version: held.version } : {}
}

/** The cells on screen and what came with them, live or stale. */
export function heldOf(state: FeedState): Held | undefined {
  return state.status === 'live' || state.status === 'stale' ? state.held : undefined
}

/** Merges changed cells, metric by metric and organisation by organisation. */
function mergeCells(cells: Cells, changed: Cells): Cells {
  const merged: Record<string, Readonly<Record<string, CellValue>>> = { ...cells }
  for (const [metric, values] of Object.entries(changed)) merged[metric] = { ...merged[metric], ...values }
  return merged
}

const RECOVERED_MS = 10_000
const REDEFINED_MS = 60_000
const RIBBON_LINES = 12

/** Refusals that pass by themselves: the screen keeps what it has and asks again. */
const PASSING: readonly ProblemCode[] = ['loading', 'internal', 'too-many']

function takeFull(state: FeedState, frame: FullFrame & { now: number }): FeedState {
  const held = heldOf(state)
  if (held && held.epoch === frame.epoch && frame.version < held.version) return state
  const { kind: _, now, ...meta } = frame
  const redefined = held && held.epoch !== frame.epoch ? { at: now } : state.status === 'live' ? state.redefined : null
  return { status: 'live', held: meta, recovered: recoveredAt(state, now), redefined }
}

function takeDelta(state: FeedState, frame: DeltaFrame & { now: number }): FeedState {
  if (state.status !== 'live' && state.status !== 'stale') return state
  const { held } = state
  if (frame.epoch !== held.epoch) return toStale(state, 'epoch', frame.now)
  // An empty answer to a subscribe says that what we hold is still the latest.
  if (frame.version < held.version || (frame.version === held.version && state.status === 'live')) return state
  if (frame.from !== held.version) return frame.version === held.version ? state : toStale(state, 'gap', frame.now)
  const { kind: _, now, from: __, cells, ribbon, ...meta } = frame
  return {
    status: 'live',
    held: { ...meta, cells: mergeCells(held.cells, cells), ribbon: mergeRibbon(held.ribbon, ribbon) },
    recovered: recoveredAt(state, now),
    redefined: state.status === 'live' ? state.redefined : null,
  }
}

function takeRefusal(state: FeedState, { problem, now }: { problem: ProblemBody; now: number }): FeedState {
  if (!PASSING.includes(problem.code)) return { status: 'refused', problem }
  return state.status === 'live' || state.status === 'stale' ? toStale(state, 'starting', now) : { status: 'waiting' }
}

function takeTick(state: FeedState, now: number): FeedState {
  if (state.status !== 'live') return state
  const recovered = state.recovered && now - state.recovered.at < RECOVERED_MS ? state.recovered : null
  const redefined = state.redefined && now - state.redefined.at < REDEFINED_MS ? state.redefined : null
  if (recovered === state.recovered && redefined === state.redefined) return state
  return { ...state, recovered, redefined }
}

function toStale(state: FeedState & { held: Held }, reason: StaleReason, now: number): FeedState {
  if (state.status === 'stale' && state.reason === reason) return state
  return { status: 'stale', held: state.held, reason, since: state.status === 'stale' ? state.since : now }
}

function recoveredAt(state: FeedState, now: number): { seconds: number; at: number } | null {
  if (state.status === 'live') return state.recovered
  if (state.status !== 'stale') return null
  const seconds = Math.round((now - state.since) / 1000)
  return seconds < 1 ? null : { seconds, at: now }
}

function mergeRibbon(old: readonly RibbonLine[], fresh: readonly RibbonLine[]): readonly RibbonLine[] {
  if (fresh.length === 0) return old
  const bySeq = new Map([...old, ...fresh].map((line) => [line.seq, line]))
  return [...bySeq.values()].sort((a, b) => b.seq - a.seq).slice(0, RIBBON_LINES)
}
