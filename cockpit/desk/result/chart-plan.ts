import type { DeskColumn } from '../../../data/contract/desk.ts'
import { areaByCode } from '../../../data/geo/areas.ts'
import type { Result } from '../run.ts'
import { roleOf, toNumber } from './columns.ts'

export const CHART_KINDS = ['figure', 'line', 'map', 'bar', 'scatter', 'histogram'] as const
export type ChartKind = (typeof CHART_KINDS)[number]

/** Which columns (places) a chart takes: along its axis, its values, and what parts rows into several lines. */
export interface ChartPlan {
  readonly kind: ChartKind
  readonly x: number | null
  readonly ys: readonly number[]
  readonly by: number | null
}

const MOST_LINES = 8
const MONTHS = /^\d{4}-\d{2}(-\d{2})?/
const CODE = /^(root|\d{6,12})$/

/** What a result can be drawn as, what suits it best first. Empty: there is nothing to draw. */
export function plansFor(result: Result): ChartPlan[] {
  const { columns, rows } = result
  if (rows.length === 0) return []
  const numbers = places(columns, (i) => isMeasure(result, i))
  const [time] = places(columns, (i) => isTime(result, i))
  const code = codeColumn(result)
  const texts = places(columns, (i) => roleOf(columns[i] as DeskColumn) === 'text' && i !== time)
  const plans: ChartPlan[] = []
  const first = numbers[0]
  if (first === undefined) return []
  if (rows.length === 1) plans.push({ kind: 'figure', x: null, ys: numbers, by: null })
  if (time !== undefined) {
    const [by = null] = texts.filter((i) => isParting(result, i))
    plans.push({ kind: 'line', x: time, ys: by === null ? numbers.slice(0, MOST_LINES) : [first], by })
  }
  if (code !== null) plans.push({ kind: 'map', x: code, ys: [first], by: null })
  const label = nameColumn(result, texts) ?? time
  if (label !== undefined && rows.length > 1) plans.push({ kind: 'bar', x: label, ys: numbers.slice(0, 3), by: null })
  if (numbers[1] !== undefined && rows.length > 2) plans.push({ kind: 'scatter', x: first, ys: [numbers[1]], by: null })
  if (rows.length > 2) plans.push({ kind: 'histogram', x: null, ys: [first], by: null })
  return plans
}

/** The column that says which organisation a row is of, by its code; null without one. */
function codeColumn({ columns, rows }: Result): number | null {
  const found = places(columns, (i) => {
    if (roleOf(columns[i] as DeskColumn) !== 'text') return false
    const values = rows.slice(0, 200).map((row) => row[i])
    const codes = values.filter((value) => typeof value === 'string' && CODE.test(value))
    return codes.length > 0 && codes.length === values.filter((value) => value !== null).length
  })
  // Codes of districts or streets, or of whatever lies below: the map decides what it has cells for.
  return found.find((i) => rows.some((row) => areaByCode(String(row[i])))) ?? found[0] ?? null
}

function places(columns: readonly DeskColumn[], isIt: (i: number) => boolean): number[] {
  return columns.flatMap((_, i) => (isIt(i) ? [i] : []))
}

/** A number that counts something; a number that only names (an id, a year) does not. */
function isMeasure({ columns, rows }: Result, i: number): boolean {
  const column = columns[i]
  if (!column || roleOf(column) !== 'number') return false
  return !/^(org|id|seq|lo|hi|year|member)$/.test(column.name) && rows.some((row) => toNumber(row[i]) !== null)
}

function isTime({ columns, rows }: Result, i: number): boolean {
  const column = columns[i]
  if (!column) return false
  if (roleOf(column) === 'time') return true
  const values = rows.map((row) => row[i]).filter((value) => value !== null)
  return values.length > 0 && values.every((value) => typeof value === 'string' && MONTHS.test(value))
}

/** Whether a text has few enough values to be a line each, and more rows than values. */
function isParting({ rows }: Result, i: number): boolean {
  const values = new Set(rows.map((row) => row[i]))
  return values.size > 1 && values.size <= MOST_LINES && values.size < rows.length
}

/** The text that names rows: a name rather than a code. */
function nameColumn({ columns, rows }: Result, texts: readonly number[]): number | undefined {
  const named = texts.find((i) => /name|short|名|label|zh/i.test(columns[i]?.name ?? ''))
  return named ?? texts.find((i) => new Set(rows.map((row) => row[i])).size > 1) ?? texts[0]
}
