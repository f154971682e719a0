import { type Due, defineKeyedFold, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { dayStart, parseInstant, toDay } from '../../../language/time.ts'
import { firstDay, toMonth } from '../months.ts'
import { type DevelopmentState, NOBODY, nextDue, probationEnd, STAND } from './dates.ts'
import { developmentDue, developmentOverdue, developmentStage } from './measures.ts'
import { REASONS } from './reasons.ts'
import { earlyPosts, isRefused, latePosts, type Outcome, takeStep, toEntry, waitPosts } from './steps.ts'
import type { Dated } from './vocabulary.ts'

const FOLD = 'development'
const STAGE_CODES = developmentStage.measures.map((measure) => measure.code)

/**
 * One person's way from the application to full membership, under the code that stays the same.
 *
 * It begins with an application or a registration; a member who was admitted or registered without any step on record
 * (before the record began) is followed from there. Amounts: persons, things to be done.
 * Invariant: applied + registered + moved in = in stages + admitted + ended + moved out, at every organisation.
 */
export const developmentFold = defineKeyedFold<DevelopmentState>({
  id: FOLD,
  label: { zh: '发展党员', en: 'Development of a member' },
  kinds: [
    'development.step',
    'member.registered',
    'member.admitted',
    'member.converted',
    'member.transferred',
    'member.stopped',
    'member.restored',
    'member.expelled',
    'member.deceased',
    'deadline.passed',
  ],
  keys({ kind, member, data }) {
    if (kind === 'deadline.passed') return data.fold === FOLD ? [{ key: String(data.key) }] : []
    if (kind === 'member.registered' && data.status !== 'probationary') return []
    return [{ key: member }]
  },
  initial: NOBODY,
  owner: (state) => state.org,
  ofPeople: true,
  due(state): Due | null {
    const due = nextDue(state)
    return due && { at: due.at, rule: due.rule }
  },
  step(state, event): Step<DevelopmentState> {
    const taken = event.kind === 'development.step' ? takeStep(state, event) : ofMember(state, event)
    return isRefused(taken) ? taken : settle(state, taken, event)
  },
})

/** What a member's own events and the clock make of it. */
function ofMember(state: DevelopmentState, event: KeyedEvent): ReturnType<typeof takeStep> {
  const unchanged: Outcome = { state, posts: [] }
  switch (event.kind) {
    case 'member.registered':
      return state.stage === STAND.none ? known(event, event.data) : unchanged
    case 'member.admitted':
      return admit(state, event)
    case 'member.converted':
      return convert(state, event)
    case 'member.transferred':
      return transfer(state, event)
    case 'member.restored':
      return { state: { ...state, gone: 0 }, posts: [] }
    case 'deadline.passed':
      return passed(state, event)
    default:
      return state.stage >= STAND.probation ? { state: { ...state, gone: 1 }, posts: [] } : unchanged
  }
}

/** A probationary member whose beginning is known by its month alone. */
function known(event: KeyedEvent, profile: KeyedEvent['data']): Outcome {
  const since = dayStart(firstDay(toMonth(String(profile.joined))))
  return { state: { ...NOBODY, stage: STAND.probation, org: event.org, since, slack: 1 }, posts: [] }
}

function admit(state: DevelopmentState, event: KeyedEvent): ReturnType<typeof takeStep> {
  const begin = { stage: STAND.probation, org: event.org, since: event.ts }
  switch (state.stage) {
    case STAND.none:
      return { state: { ...NOBODY, ...begin }, posts: [] }
    case STAND.candidate: {
      if (event.org !== state.org) return refuse('subject', REASONS['development-elsewhere'])
      if (state.voted < 0) return refuse('data.member', REASONS['development-not-passed'])
      const wait = waitPosts('candidate', { from: state.since, to: event.ts })
      return { state: { ...state, ...begin }, posts: ['development.admitted', ...wait] }
    }
    case STAND.ended:
      return refuse('data.member', REASONS['development-ended'])
    case STAND.probation:
    case STAND.full:
      // The member's own history says that he is a member already.
      return { state, posts: [] }
    default:
      return refuse('data.member', REASONS['development-stage-skipped'])
  }
}

function convert(state: DevelopmentState, event: KeyedEvent): Outcome {
  if (state.stage !== STAND.probation) return { state, posts: [] }
  const isEarly = toDay(event.ts) < probationEnd(state)
  const wait = waitPosts('probation', { from: state.since, to: event.ts })
  return {
    state: { ...state, stage: STAND.full, since: event.ts },
    posts: [...wait, ...(isEarly ? earlyPosts('conversion') : []), ...latePosts(state, event.ts, 'conversion')],
  }
}

/** To another organisation with the date still to come; out of the city without it. */
function transfer(state: DevelopmentState, event: KeyedEvent): Outcome {
  const { from, to, profile } = event.data
  if (from === null && state.stage === STAND.none) {
    // The payload's schema demands a profile of whoever comes from outside.
    const who = profile as KeyedEvent['data']
    return who.status === 'probationary' ? known(event, who) : { state, posts: [] }
  }
  if (state.stage < STAND.probation || state.stage === STAND.ended) return { state, posts: [] }
  return { state: to === null ? { ...state, gone: 1 } : { ...state, org: event.org, gone: 0 }, posts: [] }
}

/** The clock says that a date has passed; of a date that is none any more it says nothing here. */
function passed(state: DevelopmentState, event: KeyedEvent): Outcome {
  const due = nextDue(state)
  const isIt = due?.rule === event.data.rule && due?.at === parseInstant(String(event.data.due))
  return { state: isIt && due ? { ...state, overdue: due.what } : state, posts: [] }
}

/** The stocks that follow from a state: the stage, and what has a date or is past it. */
function stocksOf(state: DevelopmentState): readonly string[] {
  const stage = STAGE_CODES[state.stage - 1]
  const due = nextDue(state)
  return [
    ...(stage === undefined ? [] : ['development.people', stage]),
    ...(due ? ['development.due', developmentDue.code(due.what)] : []),
    ...(state.overdue === '' ? [] : ['development.overdue', developmentOverdue.code(state.overdue as Dated)]),
  ]
}

/** Posts what has changed, each at its organisation. */
function settle(before: DevelopmentState, outcome: Outcome, event: KeyedEvent): Step<DevelopmentState> {
  const { ts } = event
  const after = withDate(before, outcome.state, event)
  const [old, now] = [stocksOf(before), stocksOf(after)]
  const isSame = before.org === after.org
  const entries: Entry[] = [
    ...old.flatMap((m) => (isSame && now.includes(m) ? [] : [toEntry(m, -1, { ts, org: before.org })])),
    ...now.flatMap((m) => (isSame && old.includes(m) ? [] : [toEntry(m, 1, { ts, org: after.org })])),
    ...outcome.posts.map((m) => toEntry(m, 1, { ts, org: after.org })),
  ]
  if (event.data.step === 'moved')
    entries.push(
      toEntry('development.moved.out', 1, { ts, org: before.org }),
      toEntry('development.moved.in', 1, { ts, org: after.org }),
    )
  return { ok: true, state: after, entries }
}

/** Nothing is overdue any more once the date that passed is another or none. */
function withDate(before: DevelopmentState, after: DevelopmentState, event: KeyedEvent): DevelopmentState {
  if (after.overdue === '' || event.kind === 'deadline.passed') return after
  const [old, now] = [nextDue(before), nextDue(after)]
  return old?.at === now?.at && old?.rule === now?.rule ? after : { ...after, overdue: '' }
}
