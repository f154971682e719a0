import type { Label } from '../../data/language/label.ts'
import { type Day, formatDay, fromCalendar, toCalendar, toDay } from '../../data/language/time.ts'
import type { Lang } from './format.ts'

/** What was not heard of for so long is silent (our own limit: every source reports daily). */
export const SILENT_MS = 36 * 3_600_000

/** A span in the largest unit of which there is at least one. */
export function toSpan(ms: number): { unit: 'seconds' | 'minutes' | 'hours' | 'days'; n: number } {
  const seconds = Math.max(0, Math.floor(ms / 1000))
  if (seconds < 60) return { unit: 'seconds', n: seconds }
  if (seconds < 3_600) return { unit: 'minutes', n: Math.floor(seconds / 60) }
  if (seconds < 86_400) return { unit: 'hours', n: Math.floor(seconds / 3_600) }
  return { unit: 'days', n: Math.floor(seconds / 86_400) }
}

/** `15:36:58` at +08:00. */
export function clockTime(ts: number): string {
  return new Date(ts + 8 * 3_600_000).toISOString().slice(11, 19)
}

/** The time alone on the day of `now`, with its date on any other day. */
export function momentText(ts: number, now: number, lang: Lang): string {
  return toDay(ts) === toDay(now) ? clockTime(ts) : `${dateText(ts, now, lang)} ${clockTime(ts).slice(0, 5)}`
}

/** 11月23日, 23 Nov; with the year where it is not that of `now`. */
export function dateText(ts: number, now: number, lang: Lang): string {
  const { year, month, date } = toCalendar(toDay(ts))
  const sameYear = year === toCalendar(toDay(now)).year
  if (lang === 'zh') return `${sameYear ? '' : `${year}年`}${month}月${date}日`
  return `${date} ${monthName(month).en}${sameYear ? '' : ` ${year}`}`
}

/** 1…12 as an axis has it. */
export function monthName(month: number): Label {
  return { zh: `${month}月`, en: MONTHS[month - 1] ?? '' }
}

/** The same date a year before, `2025-11-26`; the last of February for its 29th. */
export function yearBefore(day: Day): string {
  const { year, month, date } = toCalendar(day)
  const same = fromCalendar(year - 1, month, date)
  return formatDay(toCalendar(same).month === month ? same : fromCalendar(year - 1, month + 1, 0))
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
