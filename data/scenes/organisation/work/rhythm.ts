import { defineMeasure, type Measure } from '../../../language/measure.ts'
import { defineOnce, type Once } from '../../../language/once.ts'

const organisations = (code: string, zh: string, en: string) =>
  defineMeasure({ code, label: { zh, en }, unit: 'organisation' })

export const RHYTHM_MEASURES: readonly Measure[] = [
  organisations('branch.held/theme-day-month', '开展主题党日的支部', 'Branches with a theme day in the month'),
  organisations('branch.held/congress-quarter', '召开党员大会的支部', 'Branches with a congress in the quarter'),
  organisations('branch.held/lecture-quarter', '开展党课的支部', 'Branches with a lecture in the quarter'),
]

/**
 * 节律: what a branch holds in each period counts it once there. The periods are those of the rules on meetings.
 *
 * Amounts: branches.
 */
export const RHYTHM: readonly Once[] = [
  defineOnce({ measure: 'branch.held/theme-day-month', of: 'meeting.held/theme-day', period: 'month' }),
  defineOnce({ measure: 'branch.held/congress-quarter', of: 'meeting.held/congress', period: 'quarter' }),
  defineOnce({ measure: 'branch.held/lecture-quarter', of: 'meeting.held/lecture', period: 'quarter' }),
]
