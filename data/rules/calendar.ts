import { type Day, fromCalendar, toCalendar } from '../language/time.ts'
import { HOLIDAYS } from './holidays.ts'

/**
 * A number of calendar months later (or earlier): the same date of that month, or its last day where it has none.
 *
 * 2024-02-29 and a year: 2025-02-28; 2026-01-31 and a month: 2026-02-28. The way back need not meet the beginning.
 * Source: by analogy with 民法典 arts 201–202 (the corresponding day is the last of the period; without one, the month's end).
 */
export function addMonths(day: Day, months: number): Day {
  const { year, month, date } = toCalendar(day)
  const lastDate = toCalendar(fromCalendar(year, month + months + 1, 0)).date
  return fromCalendar(year, month + months, Math.min(date, lastDate))
}

/** A number of calendar years later: who is born on 29 February completes a common year on the 28th. */
export function addYears(day: Day, years: number): Day {
  return addMonths(day, years * 12)
}

/** The calendar periods in which rhythms are counted. */
export type Period = 'month' | 'quarter' | 'year'

/** The first day of the period that lies `ahead` periods after that of `day`. */
export function periodStart(period: Period, day: Day, ahead = 0): Day {
  const { year, month } = toCalendar(day)
  switch (period) {
    case 'month':
      return fromCalendar(year, month + ahead, 1)
    case 'quarter':
      return fromCalendar(year, month - ((month - 1) % 3) + 3 * ahead, 1)
    case 'year':
      return fromCalendar(year + ahead, 1, 1)
  }
}

/** A day reckoned in working days; `provisional` (暂算) where the calendar of a year it passes is missing or incomplete. */
export interface WorkingDay {
  readonly day: Day
  readonly provisional: boolean
}

/** The `count`-th working day after a day, which itself does not count. */
export function addWorkingDays(day: Day, count: number): WorkingDay {
  let provisional = false
  let at = day
  for (let left = count; left > 0; ) {
    at++
    const { isWorking, isSure } = workingDay(at)
    if (!isSure) provisional = true
    if (isWorking) left--
  }
  return { day: at, provisional }
}

/** Whether people work on a day by the State Council's arrangement; Monday to Friday where none is known. */
function workingDay(day: Day): { isWorking: boolean; isSure: boolean } {
  const weekday = (day + 4) % 7
  const isWeekday = weekday >= 1 && weekday <= 5
  const calendar = YEARS.get(toCalendar(day).year)
  const isWorking = calendar?.working.has(day) ? true : calendar?.off.has(day) ? false : isWeekday
  return { isWorking, isSure: calendar?.complete ?? false }
}

const YEARS = new Map(
  HOLIDAYS.map(({ year, complete, off, working }) => [
    year,
    {
      complete,
      off: new Set(off.flatMap(([from, to]) => daysOf(year, from, to))),
      working: new Set(working.map((date) => dayOf(year, date))),
    },
  ]),
)

/** `05-01` of a year. */
function dayOf(year: number, date: string): Day {
  return fromCalendar(year, Number(date.slice(0, 2)), Number(date.slice(3)))
}

function daysOf(year: number, from: string, to: string): Day[] {
  const first = dayOf(year, from)
  return Array.from({ length: dayOf(year, to) - first + 1 }, (_, i) => first + i)
}
