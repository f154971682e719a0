import { type Due, defineKeyedFold, early, type KeyedEvent, refuse } from '../../language/keyed.ts'
import type { Entry, Step } from '../../language/project.ts'
import { DAY_MS, type EpochMs, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { answerWait, appealCategory, appealSatisfaction } from './measures.ts'
import { REASONS } from './reasons.ts'
import { type Category, type Satisfaction, waitOf } from './vocabulary.ts'

/** `stage`: where it stands; instants in epoch ms, `since` of the raising or reopening, `org` the one that answers. */
export type AppealState = {
  readonly stage: number
  readonly org: number
  readonly since: number
  readonly rated: number
}

const NONE = 0
const WAITING = 1
const WORKING = 2
const SETTLED = 3
const STAGES = ['', 'appeal.waiting', 'appeal.working', 'appeal.settled']

/** By when the rule in force at the raising (or reopening) asks for an answer, and for the resolution. */
const answerBy = (since: EpochMs) => since + ruleAt('appeals', toDay(since)).parameters.answerDays * DAY_MS
const resolveBy = (since: EpochMs) => since + ruleAt('appeals', toDay(since)).parameters.resolveDays * DAY_MS

/**
 * One appeal: raised → answered → resolved (→ rated) → perhaps reopened. Resolved at once counts as answered then.
 *
 * Amounts: appeals. Invariant: raised = waiting + working + settled, at every organisation.
 */
export const appealFold = defineKeyedFold<AppealState>({
  id: 'appeal',
  label: { zh: '诉求', en: 'Appeal' },
  kinds: ['appeal.raised', 'appeal.answered', 'appeal.resolved', 'appeal.rated', 'appeal.reopened'],
  opens: ['appeal.raised'],
  keys: ({ data }) => [{ key: String(data.appeal) }],
  initial: { stage: NONE, org: -1, since: 0, rated: 0 },
  owner: (state) => state.org,
  due: (state): Due | null =>
    state.stage === WAITING
      ? { at: answerBy(state.since), rule: 'appeal-answer' }
      : state.stage === WORKING
        ? { at: resolveBy(state.since), rule: 'appeal-resolve' }
        : null,
  step(state, event): Step<AppealState> {
    if (event.kind !== 'appeal.raised' && state.stage === NONE) return early('data.appeal', REASONS['appeal-unknown'])
    switch (event.kind) {
      case 'appeal.raised':
        return raise(state, event)
      case 'appeal.answered':
        if (state.stage !== WAITING) return refuse('data.appeal', REASONS['appeal-answered'])
        return go(state, { event, stage: WORKING, posts: answeredAt(state, event) })
      case 'appeal.resolved':
        return resolve(state, event)
      case 'appeal.rated':
        return rate(state, event)
      default:
        if (state.stage !== SETTLED) return early('data.appeal', REASONS['appeal-not-settled'])
        return go({ ...state, since: event.ts, rated: 0 }, { event, stage: WORKING, posts: ['appeal.reopened'] })
    }
  },
})

function raise(state: AppealState, event: KeyedEvent): Step<AppealState> {
  if (state.stage !== NONE) return refuse('data.appeal', REASONS['appeal-raised'])
  const category = appealCategory.code(event.data.category as Category) // checked by the payload's schema
  const next = { ...state, org: event.org, since: event.ts }
  return go(next, { event, stage: WAITING, posts: ['appeal.raised', category] })
}

function resolve(state: AppealState, event: KeyedEvent): Step<AppealState> {
  if (state.stage === SETTLED) return refuse('data.appeal', REASONS['appeal-settled'])
  const isTimely = event.ts <= resolveBy(state.since)
  const answer = state.stage === WAITING ? answeredAt(state, event) : []
  const posts = [...answer, 'appeal.resolved', ...(isTimely ? ['appeal.resolved.timely'] : []), ...answeredBy(event)]
  return go(state, { event, stage: SETTLED, posts })
}

/** What it was resolved by, where a system says so: a task, a service, or both. */
function answeredBy({ data }: KeyedEvent): string[] {
  return [
    ...(data.task === undefined ? [] : ['appeal.resolved.by.task']),
    ...(data.service === undefined ? [] : ['appeal.resolved.by.service']),
  ]
}

function rate(state: AppealState, event: KeyedEvent): Step<AppealState> {
  if (state.stage !== SETTLED) return early('data.appeal', REASONS['appeal-not-settled'])
  if (state.rated === 1) return refuse('data.appeal', REASONS['appeal-rated'])
  const satisfaction = appealSatisfaction.code(event.data.satisfaction as Satisfaction) // checked by the schema
  return go({ ...state, rated: 1 }, { event, stage: SETTLED, posts: ['appeal.rated', satisfaction] })
}

/** What an answer posts: in how many days, and whether within the limit. */
function answeredAt(state: AppealState, event: KeyedEvent): string[] {
  const days = toDay(event.ts) - toDay(state.since)
  const isTimely = event.ts <= answerBy(state.since)
  return ['appeal.answered', answerWait.code(waitOf(days)), ...(isTimely ? ['appeal.answered.timely'] : [])]
}

/** To the next stage, with the stocks it changes and one of each of `posts`, at the organisation that answers. */
function go(state: AppealState, to: { event: KeyedEvent; stage: number; posts: readonly string[] }): Step<AppealState> {
  const { stage, posts } = to
  const post = (measure: string, amount: number): Entry => ({ ts: to.event.ts, org: state.org, measure, amount })
  const [from, next] = [STAGES[state.stage] ?? '', STAGES[stage] ?? '']
  const moved = from === next ? [] : [...(from === '' ? [] : [post(from, -1)]), post(next, 1)]
  return { ok: true, state: { ...state, stage }, entries: [...moved, ...posts.map((measure) => post(measure, 1))] }
}
