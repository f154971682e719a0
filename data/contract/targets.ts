import type { Label } from '../language/label.ts'
import type { MetricUnit } from '../language/metric.ts'
import type { Progress } from '../rules/targets/progress.ts'
import type { Target } from '../rules/targets/target.ts'
import type { ValueState } from './rest.ts'

/** How a metric stands to its target. */
export interface TargetRow extends Progress {
  readonly metric: string
  readonly label: Label
  readonly unit: MetricUnit
  readonly aim: Target['aim']
  readonly pace: Target['pace']
  readonly value: number | null
  readonly state: ValueState
}

/** `GET /api/targets?scope&year`: a year that is over is judged by its last day, one to come by nothing yet. */
export interface TargetsAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly year: number
  /** The day whose values stand here, `2026-11-26`. */
  readonly day: string
  /** The part of the year that has passed. */
  readonly yearShare: number
  /** null: nobody set any. */
  readonly setBy: string | null
  /** Demonstration targets: nobody real set them. */
  readonly isDemo: boolean
  readonly targets: readonly TargetRow[]
}

/** One metric now and a year or a month earlier; `difference` = value − earlier, null where either is missing. */
export interface CompareRow {
  readonly metric: string
  readonly value: number | null
  readonly earlier: number | null
  readonly difference: number | null
  /** Of the year of the moment asked for; null where nobody set one. */
  readonly target: number | null
  readonly distance: number | null
}

/** `GET /api/compare?scope&metric[&at][&with]`: the same time of day on the same date of the year before, or the month. */
export interface CompareAnswer {
  readonly version: number
  readonly epoch: string
  readonly scope: string
  readonly at: string
  readonly earlierAt: string
  readonly rows: readonly CompareRow[]
}
