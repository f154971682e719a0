import { type Due, defineKeyedFold, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import type { Entry, Refusal, Step, World } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { type Day, dayStart, parseDay, parseInstant, toDay } from '../../../language/time.ts'
import { addMonths, addYears } from '../../../rules/calendar.ts'
import { ruleAt } from '../../../rules/index.ts'
import { ORG_KINDS, SECTORS } from '../vocabulary.ts'
import { electionTime, termStage } from './measures.ts'
import { TERM_REASONS as REASONS } from './reasons.ts'
import type { TermStage } from './vocabulary.ts'

/** A term: `stage` '' before one is known; `end` and `remind` are the instants at which its days have come, epoch ms. */
export type TermState = {
  readonly stage: TermStage | '' | typeof DISSOLVED
  readonly org: number
  readonly end: number
  readonly remind: number
  /** How many the latest election made; 0 before one is reported. */
  readonly seats: number
}

const DISSOLVED = 'dissolved'
const REMIND = 'term-remind'
const END = 'term-due'

/**
 * The term of one organisation: registered or elected; half a year before its end it is to be prepared for, past its end
 * it is overdue, until the next election. The clock moves it by its own dates.
 *
 * Amounts: organisations, elections, persons. Invariant: known = registered + first elections − ended.
 */
export const termFold = defineKeyedFold<TermState>({
  id: 'term',
  label: { zh: '任期', en: 'Term' },
  kinds: ['org.term.registered', 'org.term.elected', 'org.dissolved', 'deadline.passed'],
  opens: ['org.term.registered', 'org.term.elected', 'org.dissolved'],
  keys({ kind, subject, data }) {
    if (kind !== 'deadline.passed') return [{ key: subject }]
    return data.fold === 'term' ? [{ key: String(data.key) }] : []
  },
  initial: { stage: '', org: -1, end: 0, remind: 0, seats: 0 },
  owner: (state) => state.org,
  hasStages: [REMIND],
  due: (state): Due | null =>
    state.stage === '' || state.stage === DISSOLVED
      ? null
      : state.stage === 'term-running'
        ? { at: state.remind, rule: REMIND }
        : { at: state.end, rule: END },
  step,
  check,
})

function step(state: TermState, event: KeyedEvent): Step<TermState> {
  switch (event.kind) {
    case 'org.term.registered':
      return register(state, event)
    case 'org.term.elected':
      return elect(state, event)
    case 'org.dissolved':
      return dissolve(state, event)
    default:
      return pass(state, event)
  }
}

function register(state: TermState, event: KeyedEvent): Step<TermState> {
  if (state.stage === DISSOLVED) return refuse('subject', REASONS['term-dissolved'])
  if (state.stage !== '') return refuse('subject', REASONS['term-known'])
  const elected = dayOf(event.data.elected)
  if (elected > toDay(event.ts)) return refuse('data.elected', REASONS['term-ahead'])
  return begin(state, event, { elected, seats: 0, posts: [['org.term.registered', 1]] })
}

function elect(state: TermState, event: KeyedEvent): Step<TermState> {
  if (state.stage === DISSOLVED) return refuse('subject', REASONS['term-dissolved'])
  const day = toDay(event.ts)
  const entitled = Number(event.data.entitled)
  const present = Number(event.data.present)
  const { presentOver, presentUnder } = ruleAt('terms', day).parameters
  if (present * presentUnder < entitled * presentOver) return refuse('data.present', REASONS['election-quorum'])
  const when = state.stage === '' ? 'first' : event.ts < state.end ? 'in-time' : 'late'
  const posts: Posts = [
    ['org.term.elected', 1],
    [electionTime.code(when), 1],
    ['org.term.entitled', entitled],
    ['org.term.present', present],
  ]
  return begin(state, event, { elected: day, seats: Number(event.data.elected), posts })
}

type Posts = readonly (readonly [measure: string, amount: number])[]

function begin(
  state: TermState,
  event: KeyedEvent,
  at: { elected: Day; seats: number; posts: Posts },
): Step<TermState> {
  const { ts, org, data } = event
  const last = data.next === undefined ? addYears(at.elected, Number(data.years)) : dayOf(data.next)
  if (last <= at.elected) return refuse('data.next', REASONS['term-too-short'])
  const { remindMonths } = ruleAt('terms', toDay(ts)).parameters
  const end = dayStart(last + 1)
  const remind = dayStart(addMonths(last, -remindMonths))
  const stage = ts >= end ? 'term-overdue' : ts >= remind ? 'term-remind' : 'term-running'
  const known: Posts = state.stage === '' ? [['org.term.known', 1]] : []
  const { seats } = at
  return move(state, { next: { stage, org, end, remind, seats }, ts, posts: [...known, ...at.posts] })
}

function dissolve(state: TermState, event: KeyedEvent): Step<TermState> {
  const { ts, org } = event
  if (state.stage === '') return { ok: true, state: { ...state, stage: DISSOLVED, org }, entries: [] }
  return move(state, {
    next: { ...state, stage: DISSOLVED, seats: 0 },
    ts,
    posts: [
      ['org.term.known', -1],
      ['org.term.ended', 1],
    ],
  })
}

/** One of its own dates has come, where it still has that date. */
function pass(state: TermState, { ts, data }: KeyedEvent): Step<TermState> {
  const due = parseInstant(String(data.due))
  if (data.rule === REMIND && state.stage === 'term-running' && due === state.remind)
    return move(state, { next: { ...state, stage: 'term-remind' }, ts, posts: [] })
  if (data.rule === END && state.stage === 'term-remind' && due === state.end)
    return move(state, { next: { ...state, stage: 'term-overdue' }, ts, posts: [] })
  return { ok: true, state, entries: [] }
}

function move(state: TermState, to: { next: TermState; ts: number; posts: Posts }): Step<TermState> {
  const { next, ts } = to
  const post = (measure: string, amount: number): Entry => ({ ts, org: next.org, measure, amount })
  const stageOf = ({ stage }: TermState) => (stage === '' || stage === DISSOLVED ? [] : [termStage.code(stage)])
  const seats = next.seats - state.seats
  const seated = seats === 0 ? [] : [post('org.committee.seats', seats)]
  const moved =
    state.stage === next.stage
      ? []
      : [...stageOf(state).map((code) => post(code, -1)), ...stageOf(next).map((code) => post(code, 1))]
  const posts = to.posts.map(([measure, amount]) => post(measure, amount))
  return { ok: true, state: next, entries: [...moved, ...seated, ...posts] }
}

/** The day of a date that the payload's schema has checked. */
const dayOf = (text: unknown): Day => parseDay(String(text)) ?? 0

const KINDS = Object.keys(ORG_KINDS)
const LOCAL = [Object.keys(SECTORS).indexOf('community'), Object.keys(SECTORS).indexOf('village')]

/** Areas elect nobody, and no term is longer than the rule lets the kind have. */
function check(event: KeyedEvent, world: World): Refusal | undefined {
  if (event.kind !== 'org.term.registered' && event.kind !== 'org.term.elected') return undefined
  const org = world.org(event.org)
  const kind = KINDS[Number(org?.kind)]
  if (kind === 'area') return toRefusal('subject', REASONS['term-area'])
  const { committeeYears, localYears, branchYears } = ruleAt('terms', toDay(event.ts)).parameters
  const most = LOCAL.includes(Number(org?.sector)) ? localYears : isOfBranches(kind) ? branchYears : committeeYears
  return Number(event.data.years) > most ? toRefusal('data.years', REASONS['term-too-long']) : undefined
}

const isOfBranches = (kind: string | undefined) => kind === 'general-branch' || kind?.endsWith('branch') === true
