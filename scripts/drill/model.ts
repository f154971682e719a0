import { dayStart, toDay, windowStart } from '../../data/language/time.ts'
import type { DrillEvent } from './story.ts'

/** What is compared, by the ids of metrics. */
export const COMPARED = [
  'members',
  'members-women',
  'orgs',
  'meetings-today',
  'meetings-year',
  'attended-month',
] as const
export type Tally = Record<(typeof COMPARED)[number], number>

const zero = (): Tally => ({
  members: 0,
  'members-women': 0,
  orgs: 0,
  'meetings-today': 0,
  'meetings-year': 0,
  'attended-month': 0,
})

/**
 * The numbers of some scopes, recomputed plainly from all events that were acknowledged; shares nothing with the
 * server but the calendar.
 */
export function expected(
  events: readonly DrillEvent[],
  at: { scopes: readonly string[]; now: number },
): Map<string, Tally> {
  const own = new Map<string, Tally>()
  const tally = (org: string) => {
    const found = own.get(org) ?? zero()
    own.set(org, found)
    return found
  }
  const parents = new Map<string, string>()
  for (const e of events) {
    if (e.type !== 'org.founded') continue
    parents.set(e.subject, String(e.data.parent))
    tally(e.subject).orgs++
  }
  countMembers(events, tally)
  countMeetings(events, { tally, now: at.now })
  return rollUp(own, { parents, scopes: at.scopes })
}

function countMembers(events: readonly DrillEvent[], tally: (org: string) => Tally): void {
  const last = new Map<string, { ts: number; home: string | null }>()
  const women = new Set<string>()
  for (const e of events) {
    if (!e.type.startsWith('member.') || e.type === 'member.changed') continue
    const member = String(e.data.member)
    if (e.data.gender === 'female') women.add(member)
    if (e.ts > (last.get(member)?.ts ?? 0))
      last.set(member, { ts: e.ts, home: e.type === 'member.deceased' ? null : e.subject })
  }
  for (const [member, { home }] of last) {
    if (home === null) continue
    tally(home).members++
    if (women.has(member)) tally(home)['members-women']++
  }
}

function countMeetings(events: readonly DrillEvent[], at: { tally: (org: string) => Tally; now: number }): void {
  const corrections = new Map(
    events.filter((e) => e.type === 'event.corrected').map((e) => [String(e.data.id), e.data]),
  )
  const today = toDay(at.now)
  const since = (window: 'today' | 'month' | 'year') => dayStart(windowStart(window, today) ?? 0)
  const starts = { today: since('today'), month: since('month'), year: since('year') }
  for (const e of events) {
    if (e.type !== 'meeting.held') continue
    const correction = corrections.get(e.id)
    const replacement = correction?.replacement as { data: DrillEvent['data'] } | undefined // as the story wrote it
    const data = correction ? replacement?.data : e.data
    if (!data) continue
    const own = at.tally(e.subject)
    if (e.ts >= starts.today) own['meetings-today']++
    if (e.ts >= starts.year) own['meetings-year']++
    if (e.ts >= starts.month) own['attended-month'] += Number(data.attended)
  }
}

function rollUp(
  own: ReadonlyMap<string, Tally>,
  at: { parents: ReadonlyMap<string, string>; scopes: readonly string[] },
): Map<string, Tally> {
  const sums = new Map(at.scopes.map((scope) => [scope, zero()]))
  for (const [org, tally] of own) {
    for (let o: string | undefined = org; o !== undefined; o = at.parents.get(o)) {
      const sum = sums.get(o)
      if (sum) for (const metric of COMPARED) sum[metric] += tally[metric]
    }
  }
  return sums
}
