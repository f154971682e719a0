import { early, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import { keysOf } from '../../../language/label.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { dayStart, parseDay, toDay } from '../../../language/time.ts'
import { ruleAt } from '../../../rules/index.ts'
import { ageIn, monthOf, toMonth } from '../months.ts'
import { candidateFrom, type DevelopmentState, NOBODY, nextDue, STAND, waitOf } from './dates.ts'
import { developmentEarly, developmentLate, developmentVote, developmentWaits } from './measures.ts'
import { REASONS } from './reasons.ts'
import { type Dated, type Early, STAGES, STEPS, type StepId } from './vocabulary.ts'

/** What a step makes of a person: the new state, and one of each measure posted at where the person then counts. */
export type Outcome = { readonly state: DevelopmentState; readonly posts: readonly string[] }
type Taken = Outcome | (Step<DevelopmentState> & { ok: false })

export const isRefused = (taken: Taken): taken is Step<DevelopmentState> & { ok: false } => 'ok' in taken

const STAGE_IDS = Object.keys(STAGES)

/** The stage in which a step is taken; those of no stage may come any time. */
const STAGE_OF: Partial<Record<StepId, number>> = {
  talk: STAND.applicant,
  'activist-filed': STAND.activist,
  'mentors-named': STAND.activist,
  inspection: STAND.activist,
  'candidate-filed': STAND.candidate,
  'introducers-named': STAND.candidate,
  'political-review': STAND.candidate,
  training: STAND.candidate,
  notice: STAND.candidate,
  'committee-review': STAND.candidate,
  'pre-review': STAND.candidate,
  'form-filled': STAND.candidate,
  'branch-meeting': STAND.candidate,
  'approval-talk': STAND.probation,
  approval: STAND.probation,
  'approval-filed': STAND.probation,
  'group-joined': STAND.probation,
  oath: STAND.probation,
  'probation-inspection': STAND.probation,
  'conversion-application': STAND.probation,
  'conversion-meeting': STAND.probation,
  extended: STAND.probation,
}

/** What may be reported of somebody at a stage: its own steps, and the one that leads on to the next. */
export function stepsAt(stage: number): readonly StepId[] {
  const next: Partial<Record<number, StepId>> = { [STAND.applicant]: 'activist', [STAND.activist]: 'candidate' }
  const of = keysOf(STEPS).filter((step) => STAGE_OF[step] === stage)
  const on = next[stage]
  return on === undefined ? of : [...of, on]
}

/** A step of `development.step`. What comes too early by a rule is taken and counted: organisations decide, not we. */
export function takeStep(state: DevelopmentState, event: KeyedEvent): Taken {
  const step = event.data.step as StepId // checked by the payload's schema
  if (step === 'application') return apply(state, event)
  if (step === 'registered') return register(state, event)
  if (state.stage === STAND.none) return early('data.step', REASONS['development-not-begun'])
  if (state.stage === STAND.ended) return refuse('data.step', REASONS['development-ended'])
  const isMember = state.stage >= STAND.probation
  if (step === 'moved' ? !isMember && event.org === state.org : false)
    return refuse('subject', REASONS['development-here'])
  // A member's organisation is known from elsewhere.
  if (!isMember && step !== 'moved' && event.org !== state.org)
    return refuse('subject', REASONS['development-elsewhere'])
  switch (step) {
    case 'activist':
      return advance(state, event, STAND.activist)
    case 'candidate':
      return advance(state, event, STAND.candidate)
    case 'moved':
    case 'ended':
      if (isMember) return refuse('data.step', REASONS['development-member'])
      return step === 'moved'
        ? { state: { ...state, org: event.org }, posts: [] }
        : { state: { ...state, stage: STAND.ended, since: event.ts }, posts: ['development.ended'] }
    default:
      return within(state, event, step)
  }
}

function apply(state: DevelopmentState, event: KeyedEvent): Taken {
  const refusal = begun(state)
  if (refusal) return refusal
  const age = ageIn(toMonth(String(event.data.birthMonth)), monthOf(toDay(event.ts)))
  if (age < ruleAt('development', toDay(event.ts)).parameters.applicantAge)
    return refuse('data.birthMonth', REASONS['development-under-age'])
  return {
    state: { ...NOBODY, stage: STAND.applicant, org: event.org, since: event.ts },
    posts: ['development.applied'],
  }
}

/** Somebody who stood somewhere on the way already when the record began. */
function register(state: DevelopmentState, event: KeyedEvent): Taken {
  const refusal = begun(state)
  if (refusal) return refusal
  const since = dayStart(parseDay(String(event.data.since)) ?? 0)
  if (since > event.ts) return refuse('data.since', REASONS['development-since-later'])
  const stage = STAGE_IDS.indexOf(String(event.data.stage)) + 1
  // What was done before the record is not asked for again: the half year of an inspection runs from the registration.
  const done = { talked: 1, inspected: event.ts }
  return {
    state: { ...NOBODY, ...done, stage, org: event.org, since },
    posts: ['development.registered'],
  }
}

function begun({ stage }: DevelopmentState): (Step<DevelopmentState> & { ok: false }) | undefined {
  if (stage === STAND.none || stage === STAND.ended) return undefined
  return refuse('data.step', REASONS[stage >= STAND.probation ? 'development-member' : 'development-begun'])
}

/** On to the next stage, never over one. */
function advance(state: DevelopmentState, event: KeyedEvent, to: number): Taken {
  if (state.stage >= to) return refuse('data.step', REASONS['development-stage-passed'])
  if (state.stage < to - 1) return refuse('data.step', REASONS['development-stage-skipped'])
  const wait = waitPosts(to === STAND.activist ? 'applicant' : 'activist', { from: state.since, to: event.ts })
  const isEarly = to === STAND.candidate && toDay(event.ts) < candidateFrom(state.since)
  return {
    state: { ...state, stage: to, since: event.ts, talked: 1, inspected: event.ts },
    posts: [...wait, ...(isEarly ? earlyPosts('candidate') : [])],
  }
}

/** A step that leaves the stage as it is. */
function within(state: DevelopmentState, event: KeyedEvent, step: StepId): Taken {
  const stage = STAGE_OF[step]
  if (stage !== undefined && state.stage < stage) return refuse('data.step', REASONS['development-stage-skipped'])
  if (stage !== undefined && state.stage > stage) return refuse('data.step', REASONS['development-stage-passed'])
  const { data, ts } = event
  const rules = ruleAt('development', toDay(ts)).parameters
  switch (step) {
    case 'talk':
      return { state: { ...state, talked: 1 }, posts: latePosts(state, ts, 'talk') }
    case 'inspection':
      return { state: { ...state, inspected: ts }, posts: latePosts(state, ts, 'inspection') }
    case 'notice': {
      const isShort = rules.noticeWorkingDays !== null && Number(data.workingDays) < rules.noticeWorkingDays
      return { state, posts: isShort ? earlyPosts('notice') : [] }
    }
    case 'training': {
      const isEnough = Number(data.days ?? 0) >= rules.trainingDays || Number(data.hours ?? 0) >= rules.trainingHours
      return { state, posts: isEnough ? [] : earlyPosts('training') }
    }
    case 'pre-review':
      return { state: { ...state, reviewed: ts, voted: 0 }, posts: [] }
    case 'branch-meeting': {
      const isPassed = Number(data.yes) * 2 > Number(data.entitled)
      const vote = ['development.voted', developmentVote.code(isPassed ? 'passed' : 'not-passed')]
      return { state: { ...state, voted: isPassed ? 1 : -1 }, posts: [...vote, ...latePosts(state, ts, 'meeting')] }
    }
    case 'approval':
      return { state: { ...state, approved: 1 }, posts: latePosts(state, ts, 'approval') }
    case 'extended':
      if (state.extended > 0) return refuse('data.step', REASONS['development-extended'])
      return { state: { ...state, extended: Number(data.months) }, posts: [] }
    default:
      return { state, posts: [] }
  }
}

/** How long a stage had lasted that is left forwards. */
export function waitPosts(of: keyof typeof developmentWaits, at: { from: number; to: number }): readonly string[] {
  const axis = developmentWaits[of]
  return [axis.base.code, axis.code(waitOf(at.from, at.to))]
}

export const earlyPosts = (what: Early) => ['development.early', developmentEarly.code(what)]

/** What it says of something with a date that is done after it. */
export function latePosts(state: DevelopmentState, ts: number, what: Dated): readonly string[] {
  const due = nextDue(state)
  return due?.what === what && ts > due.at ? ['development.late', developmentLate.code(what)] : []
}

export const toEntry = (measure: string, amount: number, at: { ts: number; org: number }): Entry => ({
  ...at,
  measure,
  amount,
})
