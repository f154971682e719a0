import { parseDay, toCalendar } from '../../language/time.ts'
import { BRANCH_1 } from './branch-1.ts'
import { MEMBER_1 } from './member-1.ts'
import type { ScoreSet } from './score-set.ts'

/** Every rule set of 先锋堡垒指数, old versions too: what was counted by one keeps its name. */
export const SCORE_SETS: readonly ScoreSet[] = [MEMBER_1, BRANCH_1]

const firstYear = (set: ScoreSet) => toCalendar(parseDay(set.validFrom) ?? 0).year

const known = { member: new Map<number, ScoreSet | undefined>(), branch: new Map<number, ScoreSet | undefined>() }

/** The rule set by which a year is counted: the latest that was valid on its first day; none before the first. */
export function scoreSetOf(subject: ScoreSet['subject'], year: number): ScoreSet | undefined {
  const years = known[subject]
  if (!years.has(year)) years.set(year, latestOf(subject, year))
  return years.get(year)
}

function latestOf(subject: ScoreSet['subject'], year: number): ScoreSet | undefined {
  return SCORE_SETS.filter((set) => set.subject === subject && firstYear(set) <= year).reduce<ScoreSet | undefined>(
    (latest, set) => (latest === undefined || firstYear(set) > firstYear(latest) ? set : latest),
    undefined,
  )
}
