import type { DeskColumn, DeskValue } from '../../../data/contract/desk.ts'

/** What a column can be drawn as. */
export type ColumnRole = 'number' | 'time' | 'text'

const NUMBERS = /^(U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|FLOAT|DOUBLE|DECIMAL.*)$/
const TIMES = /^(DATE|TIMESTAMP.*)$/

export function roleOf({ type }: DeskColumn): ColumnRole {
  if (NUMBERS.test(type)) return 'number'
  return TIMES.test(type) ? 'time' : 'text'
}

/** A value as a number; null for what is missing, or is none. Integers beyond what JSON holds come as text. */
export function toNumber(value: DeskValue | undefined): number | null {
  if (typeof value === 'number') return value
  if (typeof value !== 'string' || value.trim() === '') return null
  const number = Number(value)
  return Number.isFinite(number) ? number : null
}

/** A value as plain text, exactly as it is; the empty text for what is missing. */
export function toText(value: DeskValue | undefined): string {
  if (value === null || value === undefined) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

const MISSING = '—'

/** A value as a cell of the table shows it: numbers in groups of three with their own minus, what is missing as a dash. */
export function cellText(value: DeskValue | undefined, role: ColumnRole): string {
  if (value === null || value === undefined) return MISSING
  const text = toText(value)
  if (role !== 'number') return text
  const [, sign = '', whole = '', rest = ''] = /^(-?)(\d+)((?:\.\d+)?)$/.exec(text) ?? []
  if (whole === '') return text
  return `${sign === '-' ? '−' : ''}${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${rest}`
}

const SAMPLE = 200
const WIDEST = 36
const NARROWEST = 6
/** A heading is bold: wider than the figures below, by which widths are counted. */
const BOLD = 1.2

/** How wide each column is, in half-width characters: by its name and its first rows. */
export function widthsOf(columns: readonly DeskColumn[], rows: readonly (readonly DeskValue[])[]): number[] {
  return columns.map((column, i) => {
    const role = roleOf(column)
    const texts = rows.slice(0, SAMPLE).map((row) => widthOf(cellText(row[i], role)))
    return Math.min(WIDEST, Math.max(NARROWEST, Math.ceil(widthOf(column.name) * BOLD), ...texts)) + 2
  })
}

/** Chinese is as wide as two letters. */
function widthOf(text: string): number {
  let width = 0
  for (const letter of text) width += letter > '\u2e7f' ? 2 : 1
  return width
}
