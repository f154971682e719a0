import { type Due, defineKeyedFold, early, type KeyedEvent, refuse } from '../../../language/keyed.ts'
import type { Entry, Step } from '../../../language/project.ts'
import { parseInstant, toDay } from '../../../language/time.ts'
import { TASK_STOCKS, taskDays, taskKind, taskTime } from './measures.ts'
import { TASK_REASONS as REASONS } from './reasons.ts'
import { type TaskKind, taskDaysOf } from './vocabulary.ts'

/** `stage`: a place in `TASK_STOCKS`, −1 before the assignment; instants in epoch ms; `org` is the one that is to do it. */
export type TaskState = {
  readonly stage: number
  readonly org: number
  readonly assigned: number
  readonly due: number
  readonly overdue: number
  readonly acted: number
}

const NONE = -1
const WAITING = 0
const CLAIMED = 1
const WORKING = 2
const DONE = 3

/**
 * One task: assigned → claimed → (progressed, activities) → done; past its date the clock notes it overdue until done.
 *
 * Amounts: tasks. Invariant: assigned = waiting + accepted + working + finished, at every organisation.
 */
export const taskFold = defineKeyedFold<TaskState>({
  id: 'task',
  label: { zh: '任务', en: 'Task' },
  kinds: [
    'task.assigned',
    'task.claimed',
    'task.progressed',
    'task.urged',
    'task.done',
    'activity.held',
    'deadline.passed',
  ],
  opens: ['task.assigned'],
  keys({ kind, data }) {
    if (kind === 'deadline.passed') return data.fold === 'task' ? [{ key: String(data.key) }] : []
    return data.task === undefined ? [] : [{ key: String(data.task) }]
  },
  initial: { stage: NONE, org: -1, assigned: 0, due: 0, overdue: 0, acted: 0 },
  owner: (state) => state.org,
  due: (state): Due | null =>
    state.stage === NONE || state.stage === DONE ? null : { at: state.due, rule: 'task-due' },
  step(state, event): Step<TaskState> {
    switch (event.kind) {
      case 'task.assigned':
        return assign(state, event)
      case 'deadline.passed':
        return pass(state, event)
      case 'activity.held':
        return act(state, event)
      default:
        return state.stage === NONE ? early('data.task', REASONS['task-unknown']) : work(state, event)
    }
  },
})

function assign(state: TaskState, event: KeyedEvent): Step<TaskState> {
  if (state.stage !== NONE) return refuse('data.task', REASONS['task-assigned'])
  const due = parseInstant(String(event.data.due)) ?? event.ts
  if (due <= event.ts) return refuse('data.due', REASONS['task-due-past'])
  const next = { ...state, org: event.org, assigned: event.ts, due }
  const kind = taskKind.code(event.data.kind as TaskKind) // checked by the payload's schema
  return go(next, { event, stage: WAITING, posts: ['task.assigned', kind] })
}

/** What is done to a task that is known; nothing more to one that is done. */
function work(state: TaskState, event: KeyedEvent): Step<TaskState> {
  if (state.stage === DONE) return refuse('data.task', REASONS['task-done'])
  switch (event.kind) {
    case 'task.claimed':
      if (state.stage !== WAITING) return refuse('data.task', REASONS['task-claimed'])
      return go(state, { event, stage: CLAIMED, posts: ['task.claimed'] })
    case 'task.urged':
      return go(state, { event, stage: state.stage, posts: ['task.urged'] })
    case 'task.progressed':
      if (state.stage === WAITING) return early('data.task', REASONS['task-unclaimed'])
      return go(state, { event, stage: WORKING, posts: ['task.progressed'] })
    default:
      return state.stage === WAITING ? early('data.task', REASONS['task-unclaimed']) : finish(state, event)
  }
}

function finish(state: TaskState, event: KeyedEvent): Step<TaskState> {
  const days = toDay(event.ts) - toDay(state.assigned)
  const isTimely = event.ts <= state.due
  const posts = ['task.done', taskDays.code(taskDaysOf(days)), taskTime.code(isTimely ? 'in-time' : 'late')]
  const done = go({ ...state, overdue: 0 }, { event, stage: DONE, posts })
  const at = { ts: event.ts, org: state.org }
  const more: Entry[] = [
    ...(days > 0 ? [{ ...at, measure: 'task.days', amount: days }] : []),
    ...(state.overdue === 1 ? [{ ...at, measure: 'task.overdue', amount: -1 }] : []),
  ]
  return { ...done, entries: [...done.entries, ...more] }
}

/** An activity was held for it: the first one counts the task. */
function act(state: TaskState, event: KeyedEvent): Step<TaskState> {
  if (state.stage === NONE || state.stage === WAITING) return early('data.task', REASONS['task-unclaimed'])
  const posts = state.acted === 0 ? ['task.acted'] : []
  return go({ ...state, acted: 1 }, { event, stage: state.stage, posts })
}

/** Its date has come, and it is not done. */
function pass(state: TaskState, event: KeyedEvent): Step<TaskState> {
  const isOpen = state.stage !== NONE && state.stage !== DONE
  if (!isOpen || state.overdue === 1 || parseInstant(String(event.data.due)) !== state.due)
    return { ok: true, state, entries: [] }
  return go({ ...state, overdue: 1 }, { event, stage: state.stage, posts: ['task.overdue'] })
}

type Went = { readonly ok: true; readonly state: TaskState; readonly entries: readonly Entry[] }

/** To a stage, with the stocks it changes and one of each of `posts`, at the organisation that is to do it. */
function go(state: TaskState, to: { event: KeyedEvent; stage: number; posts: readonly string[] }): Went {
  const { event, stage, posts } = to
  const post = (measure: string, amount: number): Entry => ({ ts: event.ts, org: state.org, measure, amount })
  const from = TASK_STOCKS[state.stage]
  const next = TASK_STOCKS[stage]
  const moved = from === next ? [] : [...(from ? [post(from, -1)] : []), ...(next ? [post(next, 1)] : [])]
  return { ok: true, state: { ...state, stage }, entries: [...moved, ...posts.map((measure) => post(measure, 1))] }
}
