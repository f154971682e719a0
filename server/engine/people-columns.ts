import type { Identity, Term } from '../../data/language/metric.ts'
import { WINDOWS, type Window } from '../../data/language/time.ts'
import { IDENTITIES, MEASURE_INDEX, MEASURES } from '../../data/scenes/index.ts'
import { COLUMN_OF, COLUMNS, COMPILED, columnOf } from './columns.ts'

/** Columns that count people; each reader can know of them only what some metric or identity says. */
export const COUNTS_PEOPLE: readonly boolean[] = countsOf()

/**
 * Columns of which one follows from the others, at every organisation.
 *
 * `whole`: the column that the others sum to; null where some are subtracted, so that none is the largest.
 */
export interface Relation {
  readonly whole: number | null
  readonly parts: readonly number[]
}

/** What is known of counts of people: the identities, those of an axis over every window. */
export const RELATIONS: readonly Relation[] = IDENTITIES.flatMap((identity) =>
  isAxis(identity) ? WINDOWS.flatMap((window) => axisOver(identity, window)) : relationOf(identity),
)

/** The columns of people that a metric reads. One that is what is left of an identity reads none: it is never hidden. */
export const PEOPLE_OF: ReadonlyMap<string, readonly number[]> = new Map(
  [...COMPILED].map(([id, { over, under }]) => {
    const columns = [...over, ...(under ?? [])].map(([column]) => column)
    return [id, isResidual(over) ? [] : [...new Set(columns)].filter((column) => COUNTS_PEOPLE[column])]
  }),
)

/** By the measure's unit, or by that of a metric that is a sum of it. */
function countsOf(): boolean[] {
  const read = new Set(
    [...COMPILED.values()].flatMap(({ metric, over, under }) =>
      metric.unit === 'person' && !under ? over.map(([column]) => column) : [],
    ),
  )
  return COLUMNS.map(({ measure }, column) => MEASURES[measure]?.unit === 'person' || read.has(column))
}

function relationOf({ left, right }: Identity): Relation[] {
  const people = [...left, ...right].map(columnOf).filter((column) => COUNTS_PEOPLE[column])
  if (people.length < 2) return []
  const [whole] = left
  const isSum = left.length === 1 && [...left, ...right].every(({ sign }) => sign === 1)
  if (!isSum || !whole) return [{ whole: null, parts: [...new Set(people)] }]
  const column = columnOf(whole)
  return [{ whole: column, parts: people.filter((part) => part !== column) }]
}

/** A measure and its parts along an axis: as true of every day, month and year as of all time. */
function isAxis({ left, right }: Identity): boolean {
  const [base] = left
  return (
    left.length === 1 &&
    base?.window === 'stock' &&
    right.every(
      ({ measure, window, sign }) => sign === 1 && window === 'stock' && measure.startsWith(`${base.measure}/`),
    )
  )
}

/** Nothing where a part of it is read by nobody: then the others tell nothing of each other. */
function axisOver({ left, right }: Identity, window: Window): Relation[] {
  const columns = [...left, ...right].map(
    ({ measure }: Term) => COLUMN_OF[window][MEASURE_INDEX.get(measure) ?? -1] ?? -1,
  )
  const [whole = -1, ...parts] = columns
  return columns.includes(-1) || !COUNTS_PEOPLE[whole] ? [] : [{ whole, parts }]
}

function isResidual(over: readonly (readonly [number, number])[]): boolean {
  const signed = (terms: readonly (readonly [number, number])[], by: number) =>
    terms
      .map(([column, sign]) => `${column}:${sign * by}`)
      .sort()
      .join()
  const own = signed(over, 1)
  return (
    over.length > 1 &&
    IDENTITIES.some(({ left, right }) => {
      const terms = [
        ...left.map((term) => [columnOf(term), term.sign] as const),
        ...right.map((term) => [columnOf(term), -term.sign] as const),
      ]
      return own === signed(terms, 1) || own === signed(terms, -1)
    })
  )
}
