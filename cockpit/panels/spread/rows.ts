import type { Cells } from '../../../data/contract/cells.ts'
import { areaByCode } from '../../../data/geo/areas.ts'
import { valueIn } from '../panel.ts'

/** A unit on a strip: where it lies between the ends, in [0, 1]. */
export interface SpreadDot {
  readonly org: string
  readonly value: number
  readonly at: number
}

/** One metric over the units of a scope. Values are those of the metric, places lie in [0, 1] along the strip. */
export interface SpreadRow {
  readonly metric: string
  /** In the order of the units, never by value. */
  readonly dots: readonly SpreadDot[]
  /** The middle half and the median; null where there are too few units for them to mean anything. */
  readonly quartiles: { readonly lower: number; readonly median: number; readonly upper: number } | null
  readonly band: { readonly from: number; readonly median: number; readonly to: number } | null
  /**
   * The scope as a whole: no unit's mean, since units are of different size. `beyond` (-1, 1): it lies before or behind
   * every unit, since not all that it counts is compared; then `at` is that end.
   */
  readonly own: { readonly value: number; readonly at: number; readonly beyond: -1 | 0 | 1 } | null
  readonly least: number
  readonly most: number
  readonly missing: number
}

/** Fewer units have no quartiles. */
const ENOUGH = 4

/**
 * How far the units of a scope lie apart, metric by metric; a metric that fewer than two have reported is left out.
 *
 * A strip reaches from the least to the greatest value: it shows the spread, the numbers at its ends how wide it is.
 */
export function spreadRows(
  cells: Cells,
  at: { scope: string; units: readonly string[]; metrics: readonly string[] },
): SpreadRow[] {
  return at.metrics.flatMap((metric) => {
    const known = at.units.flatMap((org) => {
      const value = valueIn(cells, metric, org)
      return value === null ? [] : [{ org, value }]
    })
    if (known.length < 2) return []
    const values = known.map(({ value }) => value).sort((a, b) => a - b)
    const own = valueIn(cells, metric, at.scope)
    const least = values[0] ?? 0
    const most = values[values.length - 1] ?? 0
    const place = (value: number) => (most > least ? Math.min(1, Math.max(0, (value - least) / (most - least))) : 0.5)
    const quartiles =
      values.length < ENOUGH
        ? null
        : { lower: quantile(values, 0.25), median: quantile(values, 0.5), upper: quantile(values, 0.75) }
    return [
      {
        metric,
        dots: known.map(({ org, value }) => ({ org, value, at: place(value) })),
        quartiles,
        band: quartiles && {
          from: place(quartiles.lower),
          median: place(quartiles.median),
          to: place(quartiles.upper),
        },
        own: own === null ? null : { value: own, at: place(own), beyond: own < least ? -1 : own > most ? 1 : 0 },
        least,
        most,
        missing: at.units.length - known.length,
      },
    ]
  })
}

/** The units that are compared: in the city its districts, since municipal units are of another kind; else all children. */
export function comparedUnits(children: readonly string[]): string[] {
  const districts = children.filter((code) => areaByCode(code)?.kind === 'district')
  return districts.length > 0 ? districts : [...children]
}

/** Between the two values around the place, by its distance from them. `sorted` ascending and not empty. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share
  const below = Math.floor(place)
  const low = sorted[below] ?? 0
  const high = sorted[Math.min(below + 1, sorted.length - 1)] ?? low
  return low + (high - low) * (place - below)
}
