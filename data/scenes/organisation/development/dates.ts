import type { Due } from '../../../language/keyed.ts'
import { dayStart, type EpochMs, toDay } from '../../../language/time.ts'
import { addMonths } from '../../../rules/calendar.ts'
import { ruleAt } from '../../../rules/index.ts'
import type { Dated, Wait } from './vocabulary.ts'

/** Where somebody stands: none, the three stages before admission, the two after it, ended. */
export const STAND = { none: 0, applicant: 1, activist: 2, candidate: 3, probation: 4, full: 5, ended: 6 } as const

/**
 * One person's way: `stage` as in `STAND`, `org` where he counts, instants in epoch ms (0: not yet).
 *
 * `since` of the stage; `inspected` from when the half year runs; `reviewed` the last pre-review, `voted` −1 not
 * passed, 1 passed; `extended` months; `slack` months that a beginning known by its month may have been later; `gone`
 * while not in stock; `overdue` what the clock has told to be past its date, '' for none.
 */
export type DevelopmentState = {
  readonly stage: number
  readonly org: number
  readonly since: EpochMs
  readonly talked: number
  readonly inspected: EpochMs
  readonly reviewed: EpochMs
  readonly voted: number
  readonly approved: number
  readonly extended: number
  readonly slack: number
  readonly gone: number
  readonly overdue: string
}

export const NOBODY: DevelopmentState = {
  stage: STAND.none,
  org: -1,
  since: 0,
  talked: 0,
  inspected: 0,
  reviewed: 0,
  voted: 0,
  approved: 0,
  extended: 0,
  slack: 0,
  gone: 0,
  overdue: '',
}

/** The end of the day so many calendar months after an instant, by the rule that holds at that instant. */
function monthsAfter(ts: EpochMs, months: number): EpochMs {
  return dayStart(addMonths(toDay(ts), months) + 1) - 1_000
}

/** What is to be done next by a date that a rule sets. */
export function nextDue(state: DevelopmentState): (Due & { readonly what: Dated }) | null {
  const due = (what: Dated, at: EpochMs) => ({ what, at, rule: `development-${what}` })
  const rules = ruleAt('development', toDay(state.since)).parameters
  if (state.gone === 1) return null
  switch (state.stage) {
    case STAND.applicant:
      return state.talked === 1 ? null : due('talk', monthsAfter(state.since, rules.talkMonths))
    case STAND.activist:
      return due('inspection', monthsAfter(state.inspected, rules.inspectMonths))
    case STAND.candidate:
      return state.reviewed === 0 || state.voted !== 0
        ? null
        : due('meeting', monthsAfter(state.reviewed, rules.meetingMonths))
    case STAND.probation:
      // Only where a branch meeting is on record is its approval waited for.
      return state.voted === 1 && state.approved === 0
        ? due('approval', monthsAfter(state.since, rules.approvalMonths))
        : due('conversion', monthsAfter(state.since, conversionMonths(state)))
    default:
      return null
  }
}

/** From the beginning of a probation to the latest date of its conversion. */
function conversionMonths({ since, extended, slack }: DevelopmentState): number {
  const { probationMonths, conversionMonths } = ruleAt('development', toDay(since)).parameters
  return probationMonths + extended + slack + conversionMonths
}

/** The first day on which a probation may end in conversion. */
export function probationEnd(state: DevelopmentState): number {
  const { probationMonths } = ruleAt('development', toDay(state.since)).parameters
  return addMonths(toDay(state.since), probationMonths + state.extended)
}

/** The first day on which an activist may become a candidate. */
export function candidateFrom(since: EpochMs): number {
  return addMonths(toDay(since), ruleAt('development', toDay(since)).parameters.activistMonths)
}

const UP_TO: readonly (readonly [Wait, number])[] = [
  ['within-6-months', 6],
  ['within-12-months', 12],
  ['within-18-months', 18],
  ['within-24-months', 24],
]

/** The class of the time between two instants, by calendar months. */
export function waitOf(from: EpochMs, to: EpochMs): Wait {
  const day = toDay(from)
  return UP_TO.find(([, months]) => toDay(to) <= addMonths(day, months))?.[0] ?? 'over-24-months'
}
