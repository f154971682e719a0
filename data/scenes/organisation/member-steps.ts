import { refuse } from '../../language/keyed.ts'
import { difference, type Entry, type FoldEvent, type Step } from '../../language/project.ts'
import type { Reason } from '../../language/reason.ts'
import { toDay } from '../../language/time.ts'
import {
  isInStock,
  type MemberState,
  measuresOf,
  NO_TRANSFER,
  STANDING,
  statusIn,
  TO_OUTSIDE,
  toMember,
  withChanges,
} from './member-state.ts'
import { ageIn, type Month, monthOf, toMonth } from './months.ts'
import { MEMBER_REASONS as REASONS } from './reasons.ts'

type Take = (state: MemberState, event: FoldEvent) => Step<MemberState>
type Posted = readonly [org: number, measure: string, amount: number]

/** What each kind of event does to a member. */
export const MEMBER_STEPS: Readonly<Record<string, Take>> = {
  'member.registered': register,
  'member.admitted': admit,
  'member.changed': change,
  'member.converted': convert,
  'member.stopped': (state, event) => leave(state, event, STANDING.stopped, 'member.stopped'),
  'member.expelled': (state, event) => leave(state, event, STANDING.expelled, 'member.expelled'),
  'member.deceased': (state, event) => leave(state, event, STANDING.deceased, 'member.deceased'),
  'member.restored': restore,
  'member.transfer.opened': openTransfer,
  'member.transfer.cancelled': cancelTransfer,
  'member.transferred': transfer,
}

function register(state: MemberState, event: FoldEvent): Step<MemberState> {
  if (state.status !== STANDING.none) return refuse('data.member', KNOWN[state.status] ?? REASONS['second-membership'])
  return enter(state, event, {
    profile: event.data,
    status: statusIn(event.data),
    joined: toMonth(String(event.data.joined)),
    flow: 'member.registered',
  })
}

function admit(state: MemberState, event: FoldEvent): Step<MemberState> {
  if (state.status !== STANDING.none) return refuse('data.member', KNOWN[state.status] ?? REASONS['second-membership'])
  const now = monthOf(toDay(event.ts))
  const birth = toMonth(String(event.data.birthMonth))
  if (birth <= now && ageIn(birth, now) < 18) return refuse('data.birthMonth', REASONS['member-underage'])
  return enter(state, event, {
    profile: event.data,
    status: STANDING.probationary,
    joined: now,
    flow: 'member.admitted',
  })
}

/** Comes into the stock of the event's organisation as somebody new to it. */
function enter(
  state: MemberState,
  event: FoldEvent,
  as: { profile: FoldEvent['data']; status: number; joined: Month; flow: string },
): Step<MemberState> {
  const now = monthOf(toDay(event.ts))
  const birth = toMonth(String(as.profile.birthMonth))
  const at = as.profile === event.data ? 'data' : 'data.profile'
  if (birth > now) return refuse(`${at}.birthMonth`, REASONS['birth-ahead'])
  if (as.joined > now) return refuse(`${at}.joined`, REASONS['joined-ahead'])
  if (as.joined < birth) return refuse(`${at}.joined`, REASONS['joined-before-birth'])
  return next(state, toMember(event.org, as.profile, as.status, as.joined), event, [[event.org, as.flow, 1]])
}

function change(state: MemberState, event: FoldEvent): Step<MemberState> {
  const problem = notHere(state, event)
  if (problem) return problem
  const after = withChanges(state, event.data)
  if (after.birth > monthOf(toDay(event.ts))) return refuse('data.birthMonth', REASONS['birth-ahead'])
  return next(state, after, event, [])
}

function convert(state: MemberState, event: FoldEvent): Step<MemberState> {
  const problem = notHere(state, event)
  if (problem) return problem
  if (state.status !== STANDING.probationary) return refuse('data.member', REASONS['not-probationary'])
  return next(state, { ...state, status: STANDING.full, stage: STANDING.full }, event, [
    [state.org, 'member.converted', 1],
  ])
}

/** Out of the stock for good or for a while; from a stop nothing is posted, since that has left the stock already. */
function leave(state: MemberState, event: FoldEvent, status: number, flow: string): Step<MemberState> {
  if (state.status === STANDING.stopped && status !== STANDING.stopped) {
    if (event.org !== state.home) return refuse('subject', REASONS['member-elsewhere'])
    return next(state, { ...state, status }, event, [])
  }
  const problem = notHere(state, event)
  if (problem) return problem
  return next(state, { ...state, status, org: -1, transferTo: NO_TRANSFER }, event, [[state.org, flow, 1]])
}

function restore(state: MemberState, event: FoldEvent): Step<MemberState> {
  if (state.status !== STANDING.stopped && state.status !== STANDING.expelled)
    return refuse('data.member', isInStock(state) ? REASONS['not-restorable'] : absent(state))
  if (event.org !== state.home) return refuse('subject', REASONS['member-elsewhere'])
  return next(state, { ...state, status: state.stage, org: state.home }, event, [[state.home, 'member.restored', 1]])
}

function openTransfer(state: MemberState, event: FoldEvent): Step<MemberState> {
  const problem = notHere(state, event)
  if (problem) return problem
  if (state.transferTo !== NO_TRANSFER) return refuse('data.member', REASONS['transfer-open'])
  const to = event.orgs.to ?? -1
  if (to === state.org) return refuse('data.to', REASONS['transfer-to-self'])
  return next(state, { ...state, transferTo: to < 0 ? TO_OUTSIDE : to }, event, [])
}

function cancelTransfer(state: MemberState, event: FoldEvent): Step<MemberState> {
  const problem = notHere(state, event)
  if (problem) return problem
  if (state.transferTo === NO_TRANSFER) return refuse('data.member', REASONS['transfer-none'])
  return next(state, { ...state, transferTo: NO_TRANSFER }, event, [])
}

function transfer(state: MemberState, event: FoldEvent): Step<MemberState> {
  const from = event.orgs.from ?? -1
  const to = event.orgs.to ?? -1
  if (from >= 0 && from === to) return refuse('data.to', REASONS['transfer-to-self'])
  if (event.org !== (to < 0 ? from : to)) return refuse('subject', REASONS['transfer-sender'])
  if (from < 0) return comeIn(state, event)
  if (!isInStock(state)) return refuse('data.member', absent(state))
  if (from !== state.org) return refuse('data.from', REASONS['transfer-origin'])
  if (to < 0)
    return next(state, { ...state, status: STANDING.left, org: -1, transferTo: NO_TRANSFER }, event, [
      [from, 'member.out/external', 1],
    ])
  return next(state, { ...state, org: to, home: to, transferTo: NO_TRANSFER }, event, [
    [from, 'member.out/internal', 1],
    [to, 'member.in/internal', 1],
  ])
}

function comeIn(state: MemberState, event: FoldEvent): Step<MemberState> {
  if (state.status !== STANDING.none && state.status !== STANDING.left)
    return refuse('data.from', isInStock(state) ? REASONS['transfer-inside'] : absent(state))
  const profile = toRecord(event.data.profile)
  return enter(state, event, {
    profile,
    status: statusIn(profile),
    joined: toMonth(String(profile.joined)),
    flow: 'member.in/external',
  })
}

/** The outcome of a step: what changed in the stock and its axes, the open transfer, and the flows. */
function next(before: MemberState, after: MemberState, event: FoldEvent, flows: readonly Posted[]): Step<MemberState> {
  const { ts } = event
  const day = toDay(ts)
  const entries: Entry[] = difference({
    ts,
    before: { org: before.org, measures: measuresOf(before, day) },
    after: { org: after.org, measures: measuresOf(after, day) },
  })
  for (const [org, measure, amount] of flows) entries.push({ ts, org, measure, amount })
  const open = Number(after.transferTo !== NO_TRANSFER) - Number(before.transferTo !== NO_TRANSFER)
  if (open !== 0)
    entries.push({ ts, org: open > 0 ? after.org : before.org, measure: 'member.transfer.open', amount: open })
  return { ok: true, state: after, entries }
}

/** A refusal unless the member is in stock at the event's organisation. */
function notHere(state: MemberState, event: FoldEvent): (Step<MemberState> & { ok: false }) | undefined {
  if (!isInStock(state)) return refuse('data.member', absent(state))
  if (event.org !== state.org) return refuse('subject', REASONS['member-elsewhere'])
  return undefined
}

/** Why somebody who is not in stock cannot be acted on, by standing. */
const ABSENT: readonly (Reason | undefined)[] = [
  REASONS['member-unregistered'],
  undefined,
  undefined,
  REASONS['member-stopped'],
  REASONS['member-expelled'],
  REASONS['member-deceased'],
  REASONS['member-left'],
]

function absent(state: MemberState): Reason {
  return ABSENT[state.status] ?? REASONS['member-unregistered']
}

/** Why somebody known cannot come in as new, by standing. */
const KNOWN: readonly (Reason | undefined)[] = [
  undefined,
  REASONS['second-membership'],
  REASONS['second-membership'],
  REASONS['restore-stopped'],
  REASONS['restore-expelled'],
  REASONS['member-deceased'],
  REASONS['return-by-transfer'],
]

function toRecord(value: unknown): FoldEvent['data'] {
  // The payload's schema demands a profile of whoever comes from outside.
  return value as FoldEvent['data']
}
