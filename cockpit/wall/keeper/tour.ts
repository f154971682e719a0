import type { WallSettings } from '../../../data/contract/wall.ts'
import type { WallTheme } from '../../../data/contract/wall-views.ts'
import { minuteOf, toMinute } from '../../../data/language/hours.ts'

/** What a wall that nobody touches does next. Times are epoch ms on the server's clock. */
export interface TourState {
  readonly settings: WallSettings
  /** The views that this page has; settings may name others. */
  readonly views: readonly string[]
  readonly view: string
  /** When the view came on screen. */
  readonly since: number
  /** The last touch, key or order; null: none since the page was opened. */
  readonly touched: number | null
  /** Somebody has stopped the views from taking turns. */
  readonly isHeld: boolean
  readonly now: number
}

/**
 * `wait`: somebody is there, or the view has time left. `end`: a view has come to its end; `next` is the one to show,
 * or null where it is to stay.
 */
export type TourStep = { readonly kind: 'wait' } | { readonly kind: 'end'; readonly next: string | null }

export function isIdle({ settings, touched, now }: Pick<TourState, 'settings' | 'touched' | 'now'>): boolean {
  return touched === null || now - touched >= settings.idleSeconds * 1_000
}

export function tourStep(state: TourState): TourStep {
  const { settings, views, view, since, touched, isHeld, now } = state
  if (!isIdle(state)) return { kind: 'wait' }
  const turns = settings.turns.filter((turn) => views.includes(turn.view))
  const place = turns.findIndex((turn) => turn.view === view)
  const seconds = turns[place]?.seconds ?? 0
  // Whoever was there last has had the idle time to look at it.
  if (now - Math.max(since, touched ?? 0) < seconds * 1_000) return { kind: 'wait' }
  const next = turns[(place + 1) % Math.max(1, turns.length)]?.view
  return { kind: 'end', next: isHeld || next === undefined || next === view ? null : next }
}

/** The theme of the hour; null where none is set. Before the first of the day it is that of the evening before. */
export function themeAt(themes: WallSettings['themes'], now: number): WallTheme | null {
  const sorted = [...themes].sort((a, b) => toMinute(a.from) - toMinute(b.from))
  return (sorted.findLast(({ from }) => toMinute(from) <= minuteOf(now)) ?? sorted.at(-1))?.theme ?? null
}
