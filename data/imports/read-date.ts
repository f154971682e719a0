import type { Reason } from '../language/reason.ts'
import { dayStart, formatDay, formatInstant, fromCalendar, parseInstant } from '../language/time.ts'
import type { Cell } from './column.ts'
import type { Read } from './read-cell.ts'
import { REASONS } from './reasons.ts'

export interface DateOptions {
  /** The workbook counts its days from 1904 (old Excel for Mac). */
  readonly date1904: boolean
}

/** A date as it was written; what it does not say is null. */
interface Written {
  readonly year: number
  readonly month: number
  readonly date: number | null
  /** Minutes of the day. */
  readonly minutes: number | null
}

const no = (reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason })
const UNREADABLE = no(REASONS['cell-date-unreadable'])
const NO_SUCH = no(REASONS['cell-date-none'])

const TIME = '(?:[ T]?(\\d{1,2})[:时点](?:(\\d{1,2})分?)?(?::\\d{1,2}(?:\\.\\d+)?)?)?'
const FULL = new RegExp(`^(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?${TIME}$`)
const MONTH = /^(\d{4})[-/.年](\d{1,2})月?$/
const DIGITS = /^(\d{4})(\d{2})(\d{2})?$/
const AMBIGUOUS = /^\d{4}\.1$/

/** Excel's day numbers between 1910 and 2099; smaller ones are years or months written without a separator. */
const SERIAL = /^\d{4,5}(?:\.\d+)?$/
const [FIRST_SERIAL, LAST_SERIAL] = [3_654, 73_050]

/** A calendar month, `1980-06`. */
export function readMonth(cell: Cell, options: DateOptions): Read {
  const written = readDate(cell, options)
  if ('ok' in written) return written
  return { ok: true, value: `${written.year}-${String(written.month).padStart(2, '0')}` }
}

/** An instant at +08:00; a date without a time of day is its beginning. */
export function readInstant(cell: Cell, options: DateOptions & { readonly coarse: boolean }): Read {
  const exact = parseInstant(cell.text.trim())
  if (exact !== undefined) return { ok: true, value: formatInstant(exact) }
  const written = readDate(cell, options)
  if ('ok' in written) return written
  if (written.date === null && !options.coarse) return no(REASONS['cell-date-no-day'])
  const day = fromCalendar(written.year, written.month, written.date ?? 1)
  return { ok: true, value: formatInstant(dayStart(day) + (written.minutes ?? 0) * 60_000) }
}

function readDate(cell: Cell, options: DateOptions): Written | { ok: false; reason: Reason } {
  const text = cell.text
    .normalize('NFKC')
    .replace(/^'/, '')
    .replace(/\s*\(?(?:星期|周)[一二三四五六日天]\)?/, ' ')
    .replace(/\s+/g, ' ')
    .replace(/ ?([-/.年月日]) ?/g, '$1')
    .trim()
  if (AMBIGUOUS.test(text)) return no(REASONS['cell-date-ambiguous'])
  const full = FULL.exec(text)
  if (full) return checked(full)
  const month = MONTH.exec(text)
  // A number such as 2021.07 is a month: day numbers of that size would be of the year 1905.
  if (month) return checked(month)
  const digits = DIGITS.exec(text)
  if (digits && Number(digits[1]) >= 1900 && Number(digits[1]) < 2100) return checked(digits)
  if (SERIAL.test(text)) return fromSerial(Number(text) + (options.date1904 ? 1_462 : 0))
  return /^(?:19|20)\d\d年?$/.test(text) ? no(REASONS['cell-date-year-only']) : UNREADABLE
}

function fromSerial(serial: number): Written | { ok: false; reason: Reason } {
  if (serial >= 1_900 && serial < 2_100) return no(REASONS['cell-date-year-only'])
  if (serial < FIRST_SERIAL || serial > LAST_SERIAL) return UNREADABLE
  // Day numbers count from 1899-12-30; a time of day is rounded to the minute.
  const minutes = Math.round((serial - 25_569) * 1_440)
  const day = Math.floor(minutes / 1_440)
  const [year, month, date] = formatDay(day).split('-').map(Number)
  return { year: year ?? 0, month: month ?? 0, date: date ?? 0, minutes: minutes - day * 1_440 }
}

function checked(m: RegExpExecArray): Written | { ok: false; reason: Reason } {
  const [year, month] = [Number(m[1]), Number(m[2])]
  const date = m[3] === undefined ? null : Number(m[3])
  const hour = m[4] === undefined ? null : Number(m[4])
  const minute = m[5] === undefined ? 0 : Number(m[5])
  if (month < 1 || month > 12) return NO_SUCH
  const day = fromCalendar(year, month, date ?? 1)
  const text = `${m[1]}-${String(month).padStart(2, '0')}-${String(date ?? 1).padStart(2, '0')}`
  if (formatDay(day) !== text) return NO_SUCH
  if (hour !== null && (hour > 23 || minute > 59)) return no(REASONS['cell-time-none'])
  return { year, month, date, minutes: hour === null ? null : hour * 60 + minute }
}
