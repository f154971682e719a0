/** What a scope is to reach by the end of a year, in the metric's unit. */
export interface Target {
  readonly metric: string
  /** Reached from below, or not to be exceeded. */
  readonly aim: 'at-least' | 'at-most'
  /** `year`: reached bit by bit, due pro rata by calendar; `always`: to hold on any day. */
  readonly pace: 'year' | 'always'
  /** A number, or so many thousandths of another metric of the same scope. */
  readonly value: number | { readonly perMille: number; readonly of: string }
}

/** The targets of one scope in one year, as somebody set them. */
export interface TargetFile {
  readonly scope: string
  readonly year: number
  readonly setBy: string
  /** Ours, for the simulated city: nobody real set them. */
  readonly isDemo: boolean
  readonly targets: readonly Target[]
}
