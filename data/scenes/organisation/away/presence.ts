import { type Due, defineKeyedFold, early, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import type { Entry, Refusal, Step, World } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { dayStart, type EpochMs, parseInstant, toDay } from '../../../language/time.ts'
import { addMonths } from '../../../rules/calendar.ts'
import { ruleAt } from '../../../rules/index.ts'
import { awayWhere, presenceOverdue } from './measures.ts'
import { REASONS } from './reasons.ts'
import type { Dated } from './vocabulary.ts'

/**
 * Whether a member is where the books say. Instants in epoch ms, 0: it is not so; `at` the organisation that receives
 * one who is away (−1 outside the city), `overdue` what the clock has told to be past its date, '' for none.
 */
export type PresenceState = {
  readonly org: number
  readonly away: EpochMs
  readonly at: number
  readonly lost: EpochMs
  readonly stopped: EpochMs
  readonly moving: EpochMs
  readonly overdue: string
}

const FOLD = 'presence'
const HERE: PresenceState = { org: -1, away: 0, at: -1, lost: 0, stopped: 0, moving: 0, overdue: '' }

type Outcome = { readonly state: PresenceState; readonly posts: readonly string[] }
type Taken = Outcome | (Step<PresenceState> & { ok: false })

/**
 * One member away, out of contact, stopped or on the way to another organisation, and the dates that follow.
 *
 * Who is away or lost counts once in the stock, at home; what is due by a date (stopping, removing) is for people to do.
 * Amounts: persons. Invariants: began = away + ended + closed; lost = out of contact + found + closed.
 */
export const presenceFold = defineKeyedFold<PresenceState>({
  id: FOLD,
  label: { zh: '党员流动与联系', en: 'Presence of a member' },
  kinds: [
    'member.away.began',
    'member.away.ended',
    'member.contact.lost',
    'member.contact.found',
    'member.transfer.opened',
    'member.transfer.cancelled',
    'member.transferred',
    'member.stopped',
    'member.restored',
    'member.expelled',
    'member.deceased',
    'deadline.passed',
  ],
  keys({ kind, member, data }) {
    if (kind === 'deadline.passed') return data.fold === FOLD ? [{ key: String(data.key) }] : []
    return [{ key: member }]
  },
  initial: HERE,
  owner: (state) => state.org,
  ofPeople: true,
  due: nextDue,
  check,
  step(state, event): Step<PresenceState> {
    const taken = take(state, event)
    return 'ok' in taken ? taken : settle(state, taken, event)
  },
})

/** Only somebody on the books of the organisation that says so can be away from it, or lost to it. */
function check(event: KeyedEvent, world: World): Refusal | undefined {
  if (event.kind !== 'member.away.began' && event.kind !== 'member.contact.lost') return undefined
  if (event.kind === 'member.away.began' && event.orgs.to === event.org)
    return toRefusal('data.to', REASONS['away-to-itself'])
  return world.member(event.member)?.org === event.org ? undefined : toRefusal('subject', REASONS['away-not-here'])
}

function nextDue(state: PresenceState): (Due & { readonly rule: Dated }) | null {
  const after = (ts: EpochMs, months: number) => dayStart(addMonths(toDay(ts), months) + 1) - 1_000
  const dates: { rule: Dated; at: EpochMs }[] = []
  const rules = (ts: EpochMs) => ruleAt('away', toDay(ts)).parameters
  const { lost, stopped, moving } = state
  if (lost > 0) dates.push({ rule: 'lost-stop', at: after(lost, rules(lost).lostStopMonths) })
  if (stopped > 0) dates.push({ rule: 'lost-remove', at: after(stopped, rules(stopped).stoppedRemoveMonths) })
  if (moving > 0) dates.push({ rule: 'transfer-letter', at: after(moving, rules(moving).transferMonths) })
  return dates.sort((a, b) => a.at - b.at)[0] ?? null
}

function take(state: PresenceState, event: KeyedEvent): Taken {
  const { ts, org } = event
  switch (event.kind) {
    case 'member.away.began':
      if (state.away > 0) return refuse('data.member', REASONS['away-already'])
      return { state: { ...state, org, away: ts, at: event.orgs.to ?? -1 }, posts: ['member.away.began'] }
    case 'member.away.ended':
      if (state.away === 0) return early('data.member', REASONS['away-not-begun'])
      return { state: { ...state, away: 0, at: -1 }, posts: ['member.away.ended'] }
    case 'member.contact.lost':
      if (state.lost > 0) return refuse('data.member', REASONS['contact-lost-already'])
      return { state: { ...state, org, lost: ts }, posts: ['member.contact.lost'] }
    case 'member.contact.found':
      if (state.lost === 0) return early('data.member', REASONS['contact-not-lost'])
      return { state: { ...state, lost: 0 }, posts: ['member.contact.found'] }
    case 'member.transfer.opened':
      return { state: { ...state, org, moving: ts }, posts: [] }
    case 'member.transfer.cancelled':
      return { state: { ...state, moving: 0 }, posts: [] }
    case 'member.restored':
      return { state: { ...state, org, stopped: 0 }, posts: [] }
    case 'member.stopped':
      return stop(state, event)
    case 'deadline.passed':
      return passed(state, event)
    default:
      // Transferred, expelled or deceased: whatever was so at the old place is so no more.
      return gone(state, 0)
  }
}

function stop(state: PresenceState, event: KeyedEvent): Outcome {
  const { lost } = state
  const months = ruleAt('away', toDay(lost)).parameters.lostStopMonths
  const isEarly = lost > 0 && toDay(event.ts) < addMonths(toDay(lost), months)
  const { state: next, posts } = gone(state, event.ts)
  return { state: { ...next, org: event.org }, posts: [...posts, ...(isEarly ? ['member.stopped.early'] : [])] }
}

function gone(state: PresenceState, stopped: EpochMs): Outcome {
  return {
    state: { ...state, away: 0, at: -1, lost: 0, moving: 0, stopped },
    posts: [...(state.away > 0 ? ['member.away.closed'] : []), ...(state.lost > 0 ? ['member.contact.closed'] : [])],
  }
}

function passed(state: PresenceState, event: KeyedEvent): Outcome {
  const due = nextDue(state)
  const isIt = due?.rule === event.data.rule && due?.at === parseInstant(String(event.data.due))
  return { state: isIt && due ? { ...state, overdue: due.rule } : state, posts: [] }
}

interface Count {
  readonly org: number
  readonly measure: string
}

/** What a state counts in: at home, and one that is away within the city also where he is received. */
function countsOf(state: PresenceState): readonly Count[] {
  const home = (measure: string): Count => ({ org: state.org, measure })
  return [
    ...(state.away > 0 ? [home('member.away'), home(awayWhere.code(state.at < 0 ? 'outside' : 'inside'))] : []),
    ...(state.away > 0 && state.at >= 0 ? [{ org: state.at, measure: 'member.received' }] : []),
    ...(state.lost > 0 ? [home('member.lost')] : []),
    ...(state.overdue === '' ? [] : [home('member.overdue'), home(presenceOverdue.code(state.overdue as Dated))]),
  ]
}

/** Posts what has changed; a flow belongs where the state that it ends was counted, or where it begins. */
function settle(before: PresenceState, outcome: Outcome, event: KeyedEvent): Step<PresenceState> {
  const { ts } = event
  const after = withDate(before, outcome.state, event)
  const [old, now] = [countsOf(before), countsOf(after)]
  const isIn = (list: readonly Count[], of: Count) => list.some((c) => c.org === of.org && c.measure === of.measure)
  const at = before.org < 0 ? event.org : before.org
  const entries: Entry[] = [
    ...old.flatMap((c) => (isIn(now, c) ? [] : [{ ...c, ts, amount: -1 }])),
    ...now.flatMap((c) => (isIn(old, c) ? [] : [{ ...c, ts, amount: 1 }])),
    ...outcome.posts.map((measure) => ({
      ts,
      measure,
      amount: 1,
      org: measure === 'member.stopped.early' ? event.org : at,
    })),
  ]
  return { ok: true, state: after, entries }
}

/** Nothing is overdue any more once the date that passed is another or none; where all is as the books say, nothing is listed. */
function withDate(before: PresenceState, after: PresenceState, event: KeyedEvent): PresenceState {
  const { away, lost, stopped, moving } = after
  if (away + lost + stopped + moving === 0) return HERE
  if (after.overdue === '' || event.kind === 'deadline.passed') return after
  const [old, now] = [nextDue(before), nextDue(after)]
  return old?.at === now?.at && old?.rule === now?.rule ? after : { ...after, overdue: '' }
}
