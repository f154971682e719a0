/**
 * The calendar of the ledger: Asia/Shanghai, a fixed +08:00 (no daylight saving since 1991; older
 * instants are read in the same offset, so that a day is always 24 hours).
 *
 * Units: `EpochMs` is milliseconds since 1970-01-01T00:00Z; `Day` is whole days since 1970-01-01 at +08:00.
 */
export type EpochMs = number
export type Day = number

export const DAY_MS = 86_400_000
const OFFSET_MS = 8 * 3_600_000

/** The windows over which a metric may sum: everything so far, or the running calendar period. */
export const WINDOWS = ['stock', 'today', 'month', 'quarter', 'year'] as const
export type Window = (typeof WINDOWS)[number]
/** Those that end; each begins no earlier than the one after it. */
export const PERIODS = WINDOWS.filter((window) => window !== 'stock')

/** The day an instant falls into. */
export function toDay(ts: EpochMs): Day {
  return Math.floor((ts + OFFSET_MS) / DAY_MS)
}

/** The first instant of a day. */
export function dayStart(day: Day): EpochMs {
  return day * DAY_MS - OFFSET_MS
}

/** A date of the calendar; months count from 1. */
export interface CalendarDate {
  readonly year: number
  readonly month: number
  readonly date: number
}

/** Days are asked for again and again, by every event: what a day is and how it is written is worked out once. */
const KEPT_DAYS = 100_000
const dates = new Map<Day, CalendarDate>()
const texts = new Map<Day, string>()

function kept<Value>(map: Map<Day, Value>, day: Day, make: (day: Day) => Value): Value {
  let value = map.get(day)
  if (value === undefined) {
    value = make(day)
    if (map.size >= KEPT_DAYS) map.clear()
    map.set(day, value)
  }
  return value
}

/** Year, month (1–12) and day of month of a day. */
export function toCalendar(day: Day): CalendarDate {
  return kept(dates, day, dateOf)
}

function dateOf(day: Day): CalendarDate {
  const d = new Date(day * DAY_MS)
  return { year: d.getUTCFullYear(), month: d.getUTCMonth() + 1, date: d.getUTCDate() }
}

/** The day of a calendar date; months outside 1–12 carry into the year. */
export function fromCalendar(year: number, month: number, date: number): Day {
  return Math.round(Date.UTC(year, month - 1, date) / DAY_MS)
}

/** The first day of the window that contains `day`; `null` for a stock, which has no beginning. */
export function windowStart(window: Window, day: Day): Day | null {
  const { year, month } = toCalendar(day)
  switch (window) {
    case 'stock':
      return null
    case 'today':
      return day
    case 'month':
      return fromCalendar(year, month, 1)
    case 'quarter':
      return fromCalendar(year, month - ((month - 1) % 3), 1)
    case 'year':
      return fromCalendar(year, 1, 1)
  }
}

/** `2026-11-23` of a day. */
export function formatDay(day: Day): string {
  return kept(texts, day, textOf)
}

function textOf(day: Day): string {
  return new Date(day * DAY_MS).toISOString().slice(0, 10)
}

/** An instant in RFC 3339 with the offset +08:00, to the second (milliseconds only where there are any). */
export function formatInstant(ts: EpochMs): string {
  const iso = new Date(ts + OFFSET_MS).toISOString()
  return `${ts % 1000 === 0 ? iso.slice(0, 19) : iso.slice(0, 23)}+08:00`
}

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT =
  /^(\d{4})-(\d{2})-(\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d|60)(\.\d{1,9})?([Zz]|[+-]([01]\d|2[0-3]):[0-5]\d)$/

/** The day of `2026-11-23`, or `undefined` when that is no date of the calendar. */
export function parseDay(text: string): Day | undefined {
  const m = DATE.exec(text)
  if (!m) return undefined
  const day = fromCalendar(Number(m[1]), Number(m[2]), Number(m[3]))
  return formatDay(day) === text ? day : undefined
}

/** The instant of an RFC 3339 text with an offset, or `undefined` when it is none. */
export function parseInstant(text: string): EpochMs | undefined {
  const m = INSTANT.exec(text)
  if (!m || parseDay(text.slice(0, 10)) === undefined) return undefined
  const ts = Date.parse(text)
  return Number.isNaN(ts) ? undefined : ts
}

/** The instant that `at=` means: an RFC 3339 instant, or the last millisecond of a date at +08:00. */
export function parseAt(text: string): EpochMs | undefined {
  const day = parseDay(text)
  return day === undefined ? parseInstant(text) : dayStart(day + 1) - 1
}
