import { joinLabels, type Label } from './label.ts'

/** What an entry counts is counted in these; amounts are always whole numbers. */
export type Unit =
  | 'person'
  | 'organisation'
  | 'meeting'
  | 'person-time'
  | 'minute'
  | 'event'
  | 'item'
  | 'day'
  | 'point'
  | 'fen'

/** What a ledger entry counts, e.g. `member.stock/female`. */
export interface Measure {
  readonly code: string
  readonly label: Label
  readonly unit: Unit
}

/** Declares a measure. */
export function defineMeasure(measure: Measure): Measure {
  return measure
}

/** A total and its parts along one axis; at every organisation and version the parts sum to the total. */
export interface Axis<Value extends string = string> {
  readonly id: string
  readonly label: Label
  readonly base: Measure
  readonly values: Readonly<Record<Value, Label>>
  /** The measure code of one value of the axis. */
  readonly code: (value: Value) => string
  readonly measures: readonly Measure[]
}

/** Declares the measures `base/value` of an axis, whose sum is the base (checked as an identity). */
export function defineAxis<Value extends string>(axis: {
  id: string
  label: Label
  base: Measure
  values: Readonly<Record<Value, Label>>
}): Axis<Value> {
  // Made once: a projector asks for one with every event.
  const codes = new Map(Object.keys(axis.values).map((value) => [value, `${axis.base.code}/${value}`]))
  const code = (value: Value) => codes.get(value) ?? `${axis.base.code}/${value}`
  const measures = (Object.entries(axis.values) as [Value, Label][]).map(([value, label]) => ({
    code: code(value),
    label: joinLabels(axis.base.label, label),
    unit: axis.base.unit,
  }))
  return { ...axis, code, measures }
}

/** The values of two vocabularies together, in the order of the first: for an axis whose parts say both. */
export function crossOf<A extends string, B extends string>(
  one: Readonly<Record<A, Label>>,
  other: Readonly<Record<B, Label>>,
): Readonly<Record<`${A}-${B}`, Label>> {
  const pairs = (Object.keys(one) as A[]).flatMap((a) =>
    (Object.keys(other) as B[]).map((b) => [`${a}-${b}`, joinLabels(one[a], other[b])] as const),
  )
  return Object.fromEntries(pairs) as Record<`${A}-${B}`, Label> // keys() and entries forget the types
}

/** The value of an axis that an amount falls into: the first whose upper bound it does not pass. Bounds ascend. */
export function classOf<Value extends string>(amount: number, bounds: Readonly<Record<Value, number>>): Value {
  const values = Object.keys(bounds) as Value[] // keys() forgets the type
  const found = values.find((value) => amount <= bounds[value]) ?? values.at(-1)
  if (found === undefined) throw new Error('an axis without values')
  return found
}
