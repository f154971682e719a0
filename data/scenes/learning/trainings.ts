import { type Due, defineKeyedFold, early, goTo, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { parseInstant, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { REASONS } from './vocabulary.ts'

/** `stage`: '', `waiting`, `underway` or `completed`; minutes planned and held; `by` in epoch ms. */
export type TrainingState = {
  readonly stage: string
  readonly org: number
  readonly planned: number
  readonly held: number
  readonly by: number
}

const stocks = ({ stage }: TrainingState) => (stage === '' ? [] : [`training.${stage}`])

/**
 * A planned training: under way with its first class, completed once classes of all its hours were held.
 *
 * Amounts: trainings. Invariant: planned = waiting + under way + completed, at every organisation.
 */
export const trainingFold = defineKeyedFold<TrainingState>({
  id: 'training',
  label: { zh: '培训', en: 'Training' },
  kinds: ['training.planned', 'class.held'],
  opens: ['training.planned'],
  keys: ({ data }) => (data.training === undefined ? [] : [{ key: String(data.training) }]),
  initial: { stage: '', org: -1, planned: 0, held: 0, by: 0 },
  owner: (state) => state.org,
  due: ({ stage, by }): Due | null =>
    stage === 'waiting' || stage === 'underway' ? { at: by, rule: 'training-held' } : null,
  step(state, event): Step<TrainingState> {
    if (event.kind === 'training.planned') {
      const by = parseInstant(String(event.data.by)) ?? event.ts
      if (by <= event.ts) return refuse('data.by', REASONS['training-by'])
      if (state.stage !== '') return refuse('data.training', REASONS['training-planned'])
      const { hourMinutes } = ruleAt('training', toDay(event.ts)).parameters
      const planned = Number(event.data.hours) * hourMinutes
      const after = { stage: 'waiting', org: event.org, planned, held: 0, by }
      return goTo({ event, before: state, after, stocks, flows: ['training.planned'] })
    }
    if (state.stage === '') return early('data.training', REASONS['training-unplanned'])
    const held = state.held + Number(event.data.minutes)
    const isDone = held >= state.planned
    const isNews = isDone && state.stage !== 'completed'
    const after = { ...state, held, stage: isDone ? 'completed' : 'underway' }
    const flows = isNews && event.ts <= state.by ? ['training.completed.timely'] : []
    return goTo({ event, before: state, after, stocks, flows })
  },
})
