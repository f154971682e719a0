import { defineKeyedFold, goTo } from '../../language/keyed.ts'
import { loopLink } from './measures.ts'

/** What there is of a task's four links, each 0 or 1; `org`: who claimed it. */
export type LoopState = {
  readonly org: number
  readonly claimed: number
  readonly acted: number
  readonly shown: number
  readonly learned: number
}

/** The links that count: each only after those before it. */
function stocks({ claimed, acted, shown, learned }: LoopState): readonly string[] {
  if (claimed === 0) return []
  if (acted === 0) return ['loop.claimed', loopLink.code('link-claimed')]
  if (shown === 0) return ['loop.claimed', 'loop.acted', loopLink.code('link-acted')]
  if (learned === 0) return ['loop.claimed', 'loop.acted', 'loop.shown', loopLink.code('link-shown')]
  return ['loop.claimed', 'loop.acted', 'loop.shown', 'loop.learned', loopLink.code('link-learned')]
}

/**
 * One task on its way through the four links: claimed → an activity held → a story of it shown → something learnt from
 * it; each link counts once, at the organisation that claimed the task, whatever comes first.
 *
 * Later links name the task in their payload: what names only an activity or a story counts in its own scene, not here,
 * since a key follows from the event alone. Amounts: tasks.
 * Invariant: claimed = the sum by link reached, and no link counts more tasks than the one before it.
 */
export const loopFold = defineKeyedFold<LoopState>({
  id: 'loop',
  label: { zh: '四链任务', en: 'Loop of a task' },
  kinds: ['task.claimed', 'activity.held', 'story.published', 'course.completed', 'class.held'],
  keys: ({ data }) => (data.task === undefined ? [] : [{ key: String(data.task) }]),
  initial: { org: -1, claimed: 0, acted: 0, shown: 0, learned: 0 },
  step(state, event) {
    const go = (after: LoopState) => goTo({ event, before: state, after, stocks })
    switch (event.kind) {
      case 'task.claimed':
        return go(state.claimed === 1 ? state : { ...state, claimed: 1, org: event.org })
      case 'activity.held':
        return go({ ...state, acted: 1 })
      case 'story.published':
        return go({ ...state, shown: 1 })
      default:
        return go({ ...state, learned: 1 })
    }
  },
})
