import { type Due, defineKeyedFold, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { type Day, dayStart, parseInstant, toDay } from '../../../language/time.ts'
import { addMonths } from '../../../rules/calendar.ts'
import { ruleAt } from '../../../rules/index.ts'
import { firstDay, monthOf, toMonth } from '../months.ts'
import { REASONS } from './reasons.ts'

/**
 * A month's dues of a branch as a whole, or of one member.
 *
 * Units: fen; `assessed` −1 until it is; `persons` whom it is assessed for, `settled` who have paid in full; what is
 * `unmatched` was paid before it was assessed, `unmatchedLate` of it after the month; `reminded` 1 once the clock told.
 */
export type DuesState = {
  readonly org: number
  readonly month: number
  readonly assessed: number
  readonly persons: number
  readonly paid: number
  readonly settled: number
  readonly unmatched: number
  readonly unmatchedLate: number
  readonly unmatchedPersons: number
  readonly reminded: number
}

const NOTHING: DuesState = {
  org: -1,
  month: 0,
  assessed: -1,
  persons: 0,
  paid: 0,
  settled: 0,
  unmatched: 0,
  unmatchedLate: 0,
  unmatchedPersons: 0,
  reminded: 0,
}

interface Part {
  readonly fen: number
  readonly persons: number
}

/** What an event says of this key: the branch's sum, or one member's share. */
function partOf(event: KeyedEvent, isOfOne: boolean): Part {
  const { data, pseudonym } = event
  if (!isOfOne) return { fen: Number(data.fen), persons: Number(data.persons) }
  if (!Array.isArray(data.members)) return { fen: Number(data.fen), persons: 1 }
  const fens = data.fens as readonly number[] // as long as the list, by the payload's schema
  return { fen: fens[data.members.indexOf(pseudonym)] ?? 0, persons: 1 }
}

type Posts = Record<string, number>

function toStep(state: DuesState, event: KeyedEvent, posts: Posts): Step<DuesState> {
  const entries: Entry[] = []
  for (const measure in posts) {
    const amount = posts[measure] ?? 0
    if (amount !== 0) entries.push({ ts: event.ts, org: state.org, measure, amount })
  }
  return { ok: true, state, entries }
}

/** How many of a month's people stand settled, and partly: a member is settled by the money, a branch says it. */
function standing({ assessed, paid, persons, settled }: DuesState, isOfOne: boolean) {
  if (assessed < 0) return { settled: 0, partial: 0 }
  if (!isOfOne) return { settled: Math.min(settled, persons), partial: 0 }
  return { settled: Number(paid >= assessed), partial: Number(paid > 0 && paid < assessed) }
}

/** The change from one state of a month to the next, with what is posted besides. */
function change(at: { before: DuesState; after: DuesState; event: KeyedEvent; isOfOne: boolean; posts: Posts }) {
  const { before, event, isOfOne, posts } = at
  const [old, now] = [standing(before, isOfOne), standing(at.after, isOfOne)]
  const isDone = before.reminded === 1 && now.settled === 1
  const after = isDone ? { ...at.after, reminded: 0 } : at.after
  return toStep(after, event, {
    ...posts,
    'dues.settled': now.settled - old.settled,
    'dues.partial': now.partial - old.partial,
    'dues.reminders': isDone ? -1 : 0,
  })
}

function assess(state: DuesState, event: KeyedEvent, isOfOne: boolean): Step<DuesState> {
  if (state.assessed >= 0) return refuse('data.month', REASONS['dues-assessed'])
  const { fen, persons } = partOf(event, isOfOne)
  const matched = Math.min(fen, state.unmatched)
  const late = Math.min(matched, state.unmatchedLate)
  const begun = { ...opened(state, event), assessed: fen, persons, paid: matched }
  const after = { ...begun, settled: state.unmatchedPersons, unmatched: 0, unmatchedLate: 0, unmatchedPersons: 0 }
  const posts = {
    'dues.assessed.fen': fen,
    'dues.persons': persons,
    'dues.paid.fen': matched,
    'dues.paid.late.fen': late,
    'dues.paid.extra.fen': state.unmatched - matched,
    'dues.paid.unmatched.fen': -state.unmatched,
  }
  return change({ before: state, after, event, isOfOne, posts })
}

function pay(state: DuesState, event: KeyedEvent, isOfOne: boolean): Step<DuesState> {
  const { fen, persons } = partOf(event, isOfOne)
  const begun = opened(state, event)
  const isLate = monthOf(toDay(event.ts)) > begun.month
  const received = { 'dues.received.fen': fen, 'dues.received.online.fen': event.data.channel === 'online' ? fen : 0 }
  if (state.assessed < 0) {
    const after = {
      ...begun,
      unmatched: state.unmatched + fen,
      unmatchedLate: state.unmatchedLate + (isLate ? fen : 0),
      unmatchedPersons: state.unmatchedPersons + persons,
    }
    return change({ before: state, after, event, isOfOne, posts: { ...received, 'dues.paid.unmatched.fen': fen } })
  }
  const matched = Math.min(fen, state.assessed - state.paid)
  const posts = {
    ...received,
    'dues.paid.fen': matched,
    'dues.paid.late.fen': isLate ? matched : 0,
    'dues.paid.extra.fen': fen - matched,
  }
  const after = { ...begun, paid: state.paid + matched, settled: state.settled + persons }
  return change({ before: state, after, event, isOfOne, posts })
}

/** The organisation and month that a key is of, from its first event on. */
function opened(state: DuesState, event: KeyedEvent): DuesState {
  return state.month > 0 ? state : { ...state, org: event.org, month: toMonth(String(event.data.month)) }
}

function stepOf(state: DuesState, event: KeyedEvent, isOfOne: boolean): Step<DuesState> {
  return event.kind === 'dues.assessed' ? assess(state, event, isOfOne) : pay(state, event, isOfOne)
}

const KINDS = ['dues.assessed', 'dues.paid']
const isOfBranch = (data: KeyedEvent['data']) => data.member === undefined && data.members === undefined

/**
 * A branch's dues of one month as a whole. It is listed nowhere and has no date: who has not paid is not known.
 *
 * Invariant: received = paid + extra + unmatched; arrears are assessed − paid.
 */
export const duesFold = defineKeyedFold<DuesState>({
  id: 'dues',
  label: { zh: '支部月党费', en: 'A branch’s dues of a month' },
  kinds: KINDS,
  keys: ({ subject, data }) => (isOfBranch(data) ? [{ key: `${subject}/${String(data.month)}` }] : []),
  initial: NOTHING,
  step: (state, event) => stepOf(state, event, false),
})

const MEMBER_FOLD = 'dues-member'

/** One member's dues of one month, with the day on which a reminder is due. What follows from it is for people to do. */
export const memberDuesFold = defineKeyedFold<DuesState>({
  id: MEMBER_FOLD,
  label: { zh: '党员月党费', en: 'A member’s dues of a month' },
  kinds: [...KINDS, 'deadline.passed'],
  keys({ kind, member, data }) {
    if (kind === 'deadline.passed') return data.fold === MEMBER_FOLD ? [{ key: String(data.key) }] : []
    const month = String(data.month)
    if (Array.isArray(data.members))
      return data.members.map((each: string) => ({ key: `${each}/${month}`, member: each }))
    return isOfBranch(data) ? [] : [{ key: `${member}/${month}`, member }]
  },
  initial: NOTHING,
  owner: (state) => state.org,
  ofPeople: true,
  due: nextDue,
  step(state, event): Step<DuesState> {
    if (event.kind !== 'deadline.passed') return stepOf(state, event, true)
    const isIt = nextDue(state)?.at === parseInstant(String(event.data.due)) && state.reminded === 0
    return isIt ? toStep({ ...state, reminded: 1 }, event, { 'dues.reminders': 1 }) : { ok: true, state, entries: [] }
  },
})

function nextDue({ assessed, paid, month }: DuesState): Due | null {
  if (assessed <= 0 || paid >= assessed) return null
  const first: Day = firstDay(month)
  const { remindMonths } = ruleAt('dues', first).parameters
  return { at: dayStart(addMonths(first, remindMonths)), rule: 'dues-arrears' }
}
