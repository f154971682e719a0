/** The own sum of an organisation over measures, and in which range it must lie: from `from` on, below `below`. */
export interface Range {
  readonly of: readonly string[]
  readonly from?: number
  readonly below?: number
}

/**
 * A measure that follows from stocks: an organisation counts 1 while each of its own sums (nothing below it) lies in its
 * range.
 *
 * Posted with the entry that brings the last of the sums into its range, taken back with the one that takes any out. So
 * the present number is exact whatever the order in which things arrive; of the past it is dated by what was reported
 * first, hence metrics read it as a stock only.
 */
export interface Band {
  readonly measure: string
  readonly where: readonly Range[]
}

/** Declares a measure that follows from stocks. It may be a stock of a later one. */
export function defineBand(band: Band): Band {
  return band
}
