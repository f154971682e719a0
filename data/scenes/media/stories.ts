import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { DAY_MS, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { storyDecision } from './measures.ts'
import { REASONS } from './vocabulary.ts'

/** `stage`: '', `waiting`, `ready` (approved), `returned` (rejected) or `published`; `since`: of the last submission. */
export type StoryState = { readonly stage: string; readonly org: number; readonly since: number }

/** By when the rule asks for a decision. */
const decideBy = ({ since }: StoryState) => since + ruleAt('stories', toDay(since)).parameters.approveDays * DAY_MS
const stocks = (state: StoryState) => (state.stage === '' ? [] : [`story.${state.stage}`])

/**
 * One story: submitted → approved → published, or rejected and perhaps submitted anew. Nothing is shown that was not
 * approved: a publication that comes before the approval waits for it.
 *
 * Amounts: stories. Invariant: submitted = waiting + ready + returned + published, at every organisation.
 */
export const storyFold = defineKeyedFold<StoryState>({
  id: 'story',
  label: { zh: '展示', en: 'Story' },
  kinds: ['story.submitted', 'story.approved', 'story.rejected', 'story.published'],
  opens: ['story.submitted'],
  keys: ({ data }) => [{ key: String(data.story) }],
  initial: { stage: '', org: -1, since: 0 },
  owner: (state) => state.org,
  due: (state): Due | null => (state.stage === 'waiting' ? { at: decideBy(state), rule: 'story-decide' } : null),
  step(state, event): Step<StoryState> {
    if (event.kind === 'story.submitted') return submit(state, event)
    if (state.stage === '') return early('data.story', REASONS['story-unknown'])
    return event.kind === 'story.published' ? publish(state, event) : decide(state, event)
  },
})

function submit(state: StoryState, event: KeyedEvent): Step<StoryState> {
  const isNew = state.stage === ''
  if (state.stage === 'waiting') return refuse('data.story', REASONS['story-submitted'])
  if (!isNew && state.stage !== 'returned') return refuse('data.story', REASONS['story-settled'])
  const after = { stage: 'waiting', org: isNew ? event.org : state.org, since: event.ts }
  return goTo({ event, before: state, after, stocks, flows: [isNew ? 'story.submitted' : 'story.resubmitted'] })
}

function decide(state: StoryState, event: KeyedEvent): Step<StoryState> {
  if (state.stage !== 'waiting') return refuse('data.story', REASONS['story-not-waiting'])
  const isApproved = event.kind === 'story.approved'
  return goTo({
    event,
    before: state,
    after: { ...state, stage: isApproved ? 'ready' : 'returned' },
    stocks,
    flows: [
      'story.decided',
      storyDecision.code(isApproved ? 'story-approved' : 'story-rejected'),
      ...(event.ts <= decideBy(state) ? ['story.decided.timely'] : []),
    ],
    amounts: { 'story.days': toDay(event.ts) - toDay(state.since) },
  })
}

function publish(state: StoryState, event: KeyedEvent): Step<StoryState> {
  if (state.stage === 'waiting') return early('data.story', REASONS['story-unapproved'])
  if (state.stage === 'returned') return refuse('data.story', REASONS['story-returned'])
  if (state.stage === 'published') return refuse('data.story', REASONS['story-published'])
  return goTo({ event, before: state, after: { ...state, stage: 'published' }, stocks })
}
