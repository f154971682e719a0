import { type Day, dayStart, type EpochMs, fromCalendar, toCalendar, toDay } from './time.ts'

/**
 * A measure that follows from another: an organisation counts 1 in each calendar period in which it has any of `of`.
 *
 * Posted with the entry that makes the sum of a period positive, taken back with the one that makes it 0 again. So a
 * whole period is exact whatever the order in which things arrive, at no more than a look at each entry of `of`; within
 * a period it is dated by what was reported first, hence no metric reads it by the day.
 */
export interface Once {
  readonly measure: string
  readonly of: string
  readonly period: 'month' | 'quarter'
}

/** Declares a measure that follows from another. */
export function defineOnce(once: Once): Once {
  return once
}

/** The first instant of the period that an instant lies in, and that of the next one. */
export function periodAround(period: Once['period'], ts: EpochMs): { readonly from: EpochMs; readonly to: EpochMs } {
  const { year, month } = toCalendar(toDay(ts))
  const months = period === 'month' ? 1 : 3
  const first = month - ((month - 1) % months)
  const start = (at: number): Day => fromCalendar(year, at, 1)
  return { from: dayStart(start(first)), to: dayStart(start(first + months)) }
}
