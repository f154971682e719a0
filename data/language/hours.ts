import { dayStart, type EpochMs, toDay } from './time.ts'

/** Times of day, `HH:MM` at +08:00. */
export interface Hours {
  readonly from: string
  readonly to: string
}

/** Whether an instant lies in hours that may go over midnight (`22:00` to `08:00`); in none it never does. */
export function isWithinHours(hours: Hours | null, at: EpochMs): boolean {
  if (hours === null) return false
  const [from, to, minute] = [toMinute(hours.from), toMinute(hours.to), minuteOf(at)]
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** Minutes since midnight. */
export function minuteOf(at: EpochMs): number {
  return Math.floor((at - dayStart(toDay(at))) / 60_000)
}

export function toMinute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
