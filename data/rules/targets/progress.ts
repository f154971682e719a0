import { type Day, fromCalendar } from '../../language/time.ts'
import type { Target } from './target.ts'

/** How a value stands to its target; null where value or target is not known. All in the metric's unit. */
export interface Progress {
  readonly target: number | null
  /** What is due by the day, by the target's pace. */
  readonly dueToday: number | null
  /** Still to go to the target; 0 or less: reached. */
  readonly distance: number | null
  /** Still to go to what is due today; 0 or less: in time. */
  readonly behind: number | null
}

/** The part of a year that has passed at the end of a day, by calendar: 0 before it, 1 after it. */
export function yearShare(year: number, day: Day): number {
  const first = fromCalendar(year, 1, 1)
  const days = fromCalendar(year + 1, 1, 1) - first
  return Math.min(1, Math.max(0, (day - first + 1) / days))
}

/** `share`: of the year that has passed; `valueOf`: values of metrics of the target's scope. */
export function progressOf(
  target: Target,
  at: { share: number; valueOf: (metric: string) => number | null },
): Progress {
  const value = at.valueOf(target.metric)
  const goal = goalOf(target, at.valueOf)
  const dueToday = goal === null || target.pace === 'always' ? goal : goal * at.share
  const toGo = (to: number | null) =>
    to === null || value === null ? null : target.aim === 'at-least' ? to - value : value - to
  return { target: goal, dueToday, distance: toGo(goal), behind: toGo(dueToday) }
}

function goalOf({ value }: Target, valueOf: (metric: string) => number | null): number | null {
  if (typeof value === 'number') return value
  const base = valueOf(value.of)
  return base === null ? null : (base * value.perMille) / 1_000
}

/** The metrics that a target is reckoned with. */
export function metricsOf({ metric, value }: Target): readonly string[] {
  return typeof value === 'number' ? [metric] : [metric, value.of]
}
