import { defineKeyedFold, early, type KeyedEvent, refuse } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import type { Step } from '../../language/project.ts'
import { toDay } from '../../language/time.ts'
import { fillWait, openKind } from './measures.ts'
import { FILL_WAIT_DAYS, type PostKind, REASONS } from './vocabulary.ts'

/** A job and how many of its posts are open; `org` −1 before it is posted. */
export type JobState = {
  readonly org: number
  readonly kind: string
  readonly since: number
  readonly open: number
}

/**
 * One job: posted with n posts, filled k at a time, the rest perhaps withdrawn.
 *
 * It has no date: no regulation asks an organisation to fill a post by one, so nobody owes it; how long it takes is a
 * metric. Amounts: posts. Invariant: posted = open + filled + withdrawn, at every organisation.
 */
export const jobFold = defineKeyedFold<JobState>({
  id: 'job',
  label: { zh: '招聘', en: 'Job' },
  kinds: ['job.posted', 'job.filled', 'job.withdrawn'],
  opens: ['job.posted'],
  keys: ({ data }) => [{ key: String(data.job) }],
  initial: { org: -1, kind: '', since: 0, open: 0 },
  owner: (state) => state.org,
  step(state, event): Step<JobState> {
    const posts = Number(event.data.posts)
    if (event.kind === 'job.posted') {
      if (state.org !== -1) return refuse('data.job', REASONS['job-posted'])
      const after = { org: event.org, kind: String(event.data.kind), since: event.ts, open: posts }
      return take(after, { event, amounts: { 'job.posted': 1, 'post.posted': posts, ...openOf(after, posts) } })
    }
    if (state.org === -1) return early('data.job', REASONS['job-unknown'])
    if (state.open === 0) return refuse('data.job', REASONS['job-settled'])
    if (event.kind === 'job.withdrawn') {
      const amounts = { 'post.withdrawn': state.open, ...openOf(state, -state.open) }
      return take({ ...state, open: 0 }, { event, amounts })
    }
    if (posts > state.open) return refuse('data.posts', REASONS['job-overfilled'])
    return fill(state, { event, posts })
  },
})

function fill(state: JobState, at: { event: KeyedEvent; posts: number }): Step<JobState> {
  const { event, posts } = at
  const days = toDay(event.ts) - toDay(state.since)
  const amounts = {
    'post.filled': posts,
    [fillWait.code(classOf(days, FILL_WAIT_DAYS))]: posts,
    'post.days': days * posts,
    ...(posts === state.open ? { 'job.completed': 1 } : {}),
    ...openOf(state, -posts),
  }
  return take({ ...state, open: state.open - posts }, { event, amounts })
}

/** What is open, in all and of its kind. */
function openOf(state: JobState, posts: number): Readonly<Record<string, number>> {
  return { 'post.open': posts, [openKind.code(state.kind as PostKind)]: posts } // as the payload's schema says
}

function take(state: JobState, at: { event: KeyedEvent; amounts: Readonly<Record<string, number>> }): Step<JobState> {
  const where = { ts: at.event.ts, org: state.org }
  const entries = Object.entries(at.amounts).map(([measure, amount]) => ({ ...where, measure, amount }))
  return { ok: true, state, entries: entries.filter((entry) => entry.amount !== 0) }
}
