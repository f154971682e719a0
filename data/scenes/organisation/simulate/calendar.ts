import type { Random } from '../../../language/seeded.ts'
import { type Day, fromCalendar, toCalendar } from '../../../language/time.ts'
import { firstDay, type Month } from '../months.ts'

/**
 * Whether offices are open: no weekend, and none of the holidays with a fixed date.
 *
 * Holidays of the moon calendar and shifted working days are left out; the simulator needs no more.
 */
export function isWorkday(day: Day): boolean {
  const weekday = (((day + 4) % 7) + 7) % 7
  if (weekday === 0 || weekday === 6) return false
  const { month, date } = toCalendar(day)
  return !((month === 1 && date === 1) || (month === 5 && date <= 3) || (month === 10 && date <= 7))
}

export function nextWorkday(day: Day): Day {
  let d = day
  while (!isWorkday(d)) d++
  return d
}

/** The day a calendar year after the last of a month. */
export function yearAfter(month: Month): Day {
  return firstDay(month + 13)
}

/** The day with the same date thirteen months earlier: where a demonstration's history begins. */
export function openingDayFor(today: Day): Day {
  const { year, month, date } = toCalendar(today)
  return fromCalendar(year, month - 13, Math.min(date, 28))
}

const HOUR = 3_600

/** A second of an office day: busiest from 9 to 11 and from 14 to 16, some in the evening, few in between. */
export function officeSecond(random: Random): number {
  const u = random.unit()
  const v = (random.unit() + random.unit()) / 2
  if (u < 0.43) return Math.floor((8.5 + 3 * v) * HOUR)
  if (u < 0.83) return Math.floor((13.5 + 3 * v) * HOUR)
  if (u < 0.91) return Math.floor((18.75 + 1.5 * v) * HOUR)
  return Math.floor((8 + 10 * random.unit()) * HOUR)
}

/** A second within office hours, for what clerks record. */
export function deskSecond(random: Random): number {
  return Math.floor((random.chance(0.55) ? 9 + 2.4 * random.unit() : 13.6 + 3.6 * random.unit()) * HOUR)
}
