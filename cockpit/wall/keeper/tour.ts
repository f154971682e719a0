import type { WallSettings } from '../../../data/contract/wall.ts'
import type { WallTheme } from '../../../data/contract/wall-views.ts'
import { dayStart, toDay } from '../../../data/language/time.ts'

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

/** The minute of the day at +08:00. */
function minuteOf(now: number): number {
  return Math.floor((now - dayStart(toDay(now))) / 60_000)
}

function parseTime(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number)
  return hours * 60 + minutes
}

/** Whether it is quiet now; quiet hours may go over midnight. */
export function isQuiet(quiet: WallSettings['quiet'], now: number): boolean {
  if (!quiet) return false
  const [from, to, minute] = [parseTime(quiet.from), parseTime(quiet.to), minuteOf(now)]
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** The theme of the hour; null where none is set. Before the first of the day it is that of the evening before. */
export function themeAt(themes: WallSettings['themes'], now: number): WallTheme | null {
  const sorted = [...themes].sort((a, b) => parseTime(a.from) - parseTime(b.from))
  return (sorted.findLast(({ from }) => parseTime(from) <= minuteOf(now)) ?? sorted.at(-1))?.theme ?? null
}
