import type { InboxAnswer } from '../../../data/contract/inbox.ts'
import type { OwnSettings } from '../../../data/contract/own.ts'
import { isWithinHours, toMinute } from '../../../data/language/hours.ts'
import { DAY_MS, dayStart, type EpochMs, toDay } from '../../../data/language/time.ts'

/** When a digest is told where there are no quiet hours that end. */
const DIGEST_AT = '08:00'

/** The time of day of the digest. */
export const digestAt = ({ quiet }: OwnSettings): string => quiet?.to ?? DIGEST_AT

/**
 * How much of the inbox the bell tells by itself: what is unread; of a digest only what came before it; nothing in
 * quiet hours. The inbox itself always shows everything.
 */
export function ringing(
  notices: InboxAnswer['notices'],
  { settings, now }: { settings: OwnSettings; now: EpochMs },
): number {
  if (isWithinHours(settings.quiet, now)) return 0
  const unread = notices.filter(({ isRead }) => !isRead)
  if (!settings.isDigest) return unread.length
  const today = dayStart(toDay(now)) + toMinute(digestAt(settings)) * 60_000
  const last = today <= now ? today : today - DAY_MS
  return unread.filter(({ time }) => Date.parse(time) <= last).length
}
