import type { Label } from './label.ts'
import type { Axis } from './measure.ts'
import type { Window } from './time.ts'

/** One signed column of the cube: a measure over a window. */
export interface Term {
  readonly measure: string
  readonly window: Window
  readonly sign: 1 | -1
}

export type Formula =
  | { readonly kind: 'sum'; readonly terms: readonly Term[] }
  | { readonly kind: 'ratio'; readonly over: readonly Term[]; readonly under: readonly Term[] }

/**
 * A metric's unit: that of its measures (`item`: things that are opened and closed, `event`: occurrences, `fen`: a
 * hundredth of a yuan), `ratio` in [0, 1], or `mean`: days, minutes or items per item.
 */
export type MetricUnit =
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
  | 'ratio'
  | 'mean'

/** What people read: sums, or a ratio of sums, of measures over windows. */
export interface Metric {
  readonly id: string
  readonly label: Label
  readonly unit: MetricUnit
  /** Which way is better; `none` where neither is. */
  readonly direction: 'up' | 'down' | 'none'
  readonly of: Formula
  readonly definition: Label
  /** The article, register or publication the definition comes from, or 本系统定义. */
  readonly source: string
  /** Lower bounds of classes 2…n on a map or in a table, ascending, in the metric's unit. */
  readonly thresholds?: readonly number[]
  /** All-time counts that must not all be 0, or nothing was ever reported and the value is absent. */
  readonly known: readonly string[]
}

/** Declares a metric. */
export function defineMetric(metric: Metric): Metric {
  return metric
}

/** All entries so far. */
export function stock(...measures: string[]): readonly Term[] {
  return measures.map((measure) => ({ measure, window: 'stock', sign: 1 }))
}

/** The entries of the running day, month, quarter or year. */
export function flow(window: Exclude<Window, 'stock'>, ...measures: string[]): readonly Term[] {
  return measures.map((measure) => ({ measure, window, sign: 1 }))
}

/** The terms with the opposite sign. */
export function minus(terms: readonly Term[]): readonly Term[] {
  return terms.map((term) => ({ ...term, sign: term.sign === 1 ? -1 : 1 }))
}

/** A formula that adds terms. */
export function sum(...terms: (readonly Term[])[]): Formula {
  return { kind: 'sum', terms: terms.flat() }
}

/** A formula that divides two sums; absent where the lower one is 0. */
export function ratio(over: readonly Term[], under: readonly Term[]): Formula {
  return { kind: 'ratio', over, under }
}

/** Every term a formula reads. */
export function termsOf(formula: Formula): readonly Term[] {
  return formula.kind === 'sum' ? formula.terms : [...formula.over, ...formula.under]
}

/** Two sums that must be equal at every organisation and version; what is left is shown, never hidden. */
export interface Identity {
  readonly id: string
  readonly label: Label
  readonly left: readonly Term[]
  readonly right: readonly Term[]
  readonly source: string
}

/** Declares an identity. */
export function defineIdentity(identity: Identity): Identity {
  return identity
}

/** That the parts of an axis sum to its base, which is so at every organisation and version. */
export function axisIdentity(axis: Pick<Axis, 'id' | 'label' | 'base' | 'measures'>): Identity {
  const { id, label, base, measures } = axis
  return {
    id: `${id}-stock`,
    label: {
      zh: `${base.label.zh} = 各${label.zh}之和`,
      en: `${base.label.en} = sum by ${label.en.toLowerCase()}`,
    },
    left: stock(base.code),
    right: stock(...measures.map((measure) => measure.code)),
    source: '本系统定义',
  }
}

/**
 * A metric's value from the sums of its terms; the one place where live cube, SQL and screens divide.
 *
 * Returns null where nothing was ever reported, or the divisor is 0.
 */
export function valueOf(
  metric: Pick<Metric, 'of' | 'known'>,
  sumOf: (measure: string, window: Window) => number,
): number | null {
  if (!metric.known.some((measure) => sumOf(measure, 'stock') !== 0)) return null
  const add = (terms: readonly Term[]) => terms.reduce((n, t) => n + t.sign * sumOf(t.measure, t.window), 0)
  switch (metric.of.kind) {
    case 'sum':
      return add(metric.of.terms)
    case 'ratio': {
      const under = add(metric.of.under)
      return under === 0 ? null : add(metric.of.over) / under
    }
  }
}
