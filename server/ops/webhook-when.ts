import { type Hours, isWithinHours, minuteOf, toMinute } from '../../data/language/hours.ts'
import { type EpochMs, toDay } from '../../data/language/time.ts'

/** When messages go out: once a day at a time of day, or as soon as something happens; never in the quiet hours. Times at +08:00. */
export interface WebhookTimes {
  /** `HH:MM` of the daily digest; null: at once. */
  readonly digestAt: string | null
  readonly quiet: Hours | null
}

/** What was sent before: the day of the last digest, and up to now refused tries in a row. */
export interface WebhookState {
  readonly sentDay: number | null
  readonly failures: number
  /** Not before. */
  readonly retryAt: EpochMs
}

const FIRST_MS = 5_000
const MOST_MS = 15 * 60_000

/** Pure: whether a message is due now. */
export function isDue(state: WebhookState, at: { times: WebhookTimes; now: EpochMs }): boolean {
  const { times, now } = at
  if (now < state.retryAt || isWithinHours(times.quiet, now)) return false
  return times.digestAt === null || (state.sentDay !== toDay(now) && minuteOf(now) >= toMinute(times.digestAt))
}

/** Pure: after a failure it waits twice as long as before, a quarter of an hour at most. */
export function afterFailure(state: WebhookState, now: EpochMs): WebhookState {
  const wait = Math.min(MOST_MS, FIRST_MS * 2 ** state.failures)
  return { ...state, failures: state.failures + 1, retryAt: now + wait }
}
