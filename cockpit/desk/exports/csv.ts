import type { DeskValue } from '../../../data/contract/desk.ts'
import { toText } from '../result/columns.ts'
import type { Result } from '../run.ts'

/**
 * A result as CSV that spreadsheets open as it is: UTF-8 with BOM, CRLF, a first line `# …` that says of what it is.
 *
 * A text that a spreadsheet would reckon (`=`, `+`, `-`, `@` at its start) gets an apostrophe before it; numbers stay numbers.
 */
export function toCsv({ columns, rows }: Pick<Result, 'columns' | 'rows'>, mark: readonly string[]): string {
  const lines = [columns.map(({ name }) => cell(name)), ...rows.map((row) => row.map(cell))]
  return `\ufeff${[[cell(`# ${mark.join(' · ')}`)], ...lines].map((line) => line.join(',')).join('\r\n')}\r\n`
}

const RECKONED = /^[\s]*[=+\-@＝＋－＠]|^[\t\r\n]/
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

/** Whether a spreadsheet would take a text for a formula. */
function isFormula(text: string): boolean {
  return RECKONED.test(text) && !NUMBER.test(text)
}

function cell(value: DeskValue): string {
  const text = toText(value)
  const safe = typeof value !== 'number' && isFormula(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
