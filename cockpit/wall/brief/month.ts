import { dayStart, formatDay, fromCalendar, toCalendar, toDay } from '../../../data/language/time.ts'
import { say } from '../../i18n/lang.ts'

/** A month that a brief can be made of: `moment` is its last instant, or now while it is running. */
export type BriefMonth =
  | { readonly ok: true; readonly month: string; readonly moment: number; readonly isRunning: boolean }
  | { readonly ok: false; readonly reason: string }

const monthOf = (day: number) => formatDay(day).slice(0, 7)

/** The month before the one of now: the last that is over. */
export function lastMonth(now: number): string {
  const { year, month } = toCalendar(toDay(now))
  return monthOf(fromCalendar(year, month - 1, 1))
}

/** The month that an address asks for, or a sentence that says what is wrong with it. */
export function readMonth(text: string, now: number): BriefMonth {
  const [, year, month] = /^(20\d{2})-(0[1-9]|1[0-2])$/.exec(text) ?? []
  if (!year || !month)
    return {
      ok: false,
      reason: say({
        zh: `地址里的月份“${text.slice(0, 20)}”不是年月，须写作 2026-11`,
        en: `“${text.slice(0, 20)}” is no month: write 2026-11`,
      }),
    }
  const from = dayStart(fromCalendar(Number(year), Number(month), 1))
  if (from > now)
    return {
      ok: false,
      reason: say({
        zh: `${text} 还没有到，最近的一期是 ${monthOf(toDay(now))}`,
        en: `${text} has not come yet; the latest is ${monthOf(toDay(now))}`,
      }),
    }
  const end = dayStart(fromCalendar(Number(year), Number(month) + 1, 1)) - 1
  return { ok: true, month: text, moment: Math.min(end, now), isRunning: end > now }
}
