import { dayStart, type EpochMs, toDay } from '../../data/language/time.ts'

/** When messages go out: once a day at a time of day, or as soon as something happens; never in the quiet hours. Times at +08:00. */
export interface WebhookTimes {
  /** `HH:MM` of the daily digest; null: at once. */
  readonly digestAt: string | null
  readonly quiet: { readonly from: string; readonly to: string } | null
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
  const minute = minuteOf(now)
  if (now < state.retryAt || isWithin(times.quiet, minute)) return false
  return times.digestAt === null || (state.sentDay !== toDay(now) && minute >= toMinute(times.digestAt))
}

/** Pure: after a failure it waits twice as long as before, a quarter of an hour at most. */
export function afterFailure(state: WebhookState, now: EpochMs): WebhookState {
  const wait = Math.min(MOST_MS, FIRST_MS * 2 ** state.failures)
  return { ...state, failures: state.failures + 1, retryAt: now + wait }
}

/** `22:00` to `08:00` goes over midnight. */
function isWithin(quiet: WebhookTimes['quiet'], minute: number): boolean {
  if (quiet === null) return false
  const [from, to] = [toMinute(quiet.from), toMinute(quiet.to)]
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

function minuteOf(now: EpochMs): number {
  return Math.floor((now - dayStart(toDay(now))) / 60_000)
}

function toMinute(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))
}
