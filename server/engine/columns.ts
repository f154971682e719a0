import { type Metric, type Term, termsOf } from '../../data/language/metric.ts'
import { WINDOWS, type Window } from '../../data/language/time.ts'
import { IDENTITIES, MEASURE_INDEX, MEASURES, METRICS } from '../../data/scenes/index.ts'

/** One column of the cube: a measure over a window. */
export interface Column {
  readonly measure: number
  readonly window: Window
}

const used = new Map<string, Column>()

function use(measure: string, window: Window): void {
  const index = MEASURE_INDEX.get(measure)
  if (index === undefined) throw new Error(`unknown measure ${measure}`)
  used.set(`${index}/${window}`, { measure: index, window })
}

for (const metric of METRICS) {
  for (const term of termsOf(metric.of)) use(term.measure, term.window)
  for (const measure of metric.known) use(measure, 'stock')
}
for (const identity of IDENTITIES)
  for (const term of [...identity.left, ...identity.right]) use(term.measure, term.window)

/**
 * The columns that some metric or identity reads, in a fixed order; nothing else is kept live. A measure's windows lie
 * side by side, since an entry changes them together.
 */
export const COLUMNS: readonly Column[] = [...used.values()].sort(
  (a, b) => a.measure - b.measure || WINDOWS.indexOf(a.window) - WINDOWS.indexOf(b.window),
)

const indexOf = new Map(COLUMNS.map((c, i) => [`${c.measure}/${c.window}`, i]))

/** For every measure the column of each window, -1 where nobody reads it. */
export const COLUMN_OF: Readonly<Record<Window, Int32Array>> = {
  stock: columnsOf('stock'),
  today: columnsOf('today'),
  month: columnsOf('month'),
  quarter: columnsOf('quarter'),
  year: columnsOf('year'),
}

function columnsOf(window: Window): Int32Array {
  return Int32Array.from(MEASURES, (_, measure) => indexOf.get(`${measure}/${window}`) ?? -1)
}

/** The column a term reads. */
export function columnOf(term: Pick<Term, 'measure' | 'window'>): number {
  const column = indexOf.get(`${MEASURE_INDEX.get(term.measure)}/${term.window}`)
  if (column === undefined) throw new Error(`no column for ${term.measure} over ${term.window}`)
  return column
}

type Signed = readonly (readonly [column: number, sign: number])[]

/** A metric with its terms resolved to columns: evaluated without look-ups. */
export interface Compiled {
  readonly metric: Metric
  readonly known: readonly number[]
  readonly over: Signed
  readonly under: Signed | null
}

const signed = (terms: readonly Term[]): Signed => terms.map((t) => [columnOf(t), t.sign] as const)

/** Every metric, ready to be evaluated on a row of the cube. */
export const COMPILED: ReadonlyMap<string, Compiled> = new Map(
  METRICS.map((metric) => [
    metric.id,
    {
      metric,
      known: metric.known.map((measure) => columnOf({ measure, window: 'stock' })),
      over: signed(metric.of.kind === 'sum' ? metric.of.terms : metric.of.over),
      under: metric.of.kind === 'sum' ? null : signed(metric.of.under),
    },
  ]),
)

/** The same as `valueOf` of the language, on columns instead of names (a test ties the two). */
export function evaluate(compiled: Compiled, cell: (column: number) => number): number | null {
  if (!compiled.known.some((column) => cell(column) !== 0)) return null
  let over = 0
  for (const [column, sign] of compiled.over) over += sign * cell(column)
  if (!compiled.under) return over
  let under = 0
  for (const [column, sign] of compiled.under) under += sign * cell(column)
  return under === 0 ? null : over / under
}
