import { defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../../language/keyed.ts'
import type { Refusal, Step, World } from '../../../language/project.ts'
import { toRefusal } from '../../../language/reason.ts'
import { type EpochMs, toDay } from '../../../language/time.ts'
import { isArea } from '../vocabulary.ts'
import { weakFor } from './measures.ts'
import { WEAK_REASONS as REASONS } from './reasons.ts'
import type { Criterion } from './vocabulary.ts'

/** Whether one organisation is found weak: `criteria` what for, with blanks between, '' while it is not. */
export type WeakState = {
  readonly org: number
  readonly criteria: string
  readonly since: EpochMs
  readonly dissolved: number
}

/**
 * One organisation found weak by one above it, until that one accepts that it is mended. The system says which criteria
 * are met (`weak-organisation` of the rules); that an organisation is weak is for organisations to decide.
 *
 * Amounts: organisations, days. Invariant: found = weak now + mended + ended by dissolution.
 */
export const weakFold = defineKeyedFold<WeakState>({
  id: 'weak',
  label: { zh: '软弱涣散整顿', en: 'Weak organisation' },
  kinds: ['org.weak.found', 'org.weak.mended', 'org.dissolved'],
  opens: ['org.weak.found', 'org.dissolved'],
  keys: ({ subject }) => [{ key: subject }],
  initial: { org: -1, criteria: '', since: 0, dissolved: 0 },
  owner: (state) => state.org,
  check,
  step(state, event): Step<WeakState> {
    const clear: WeakState = { ...state, criteria: '', since: 0 }
    switch (event.kind) {
      case 'org.weak.found':
        return find(state, event)
      case 'org.weak.mended': {
        if (state.criteria === '') return early('subject', REASONS['weak-not-found'])
        const days = toDay(event.ts) - toDay(state.since)
        const amounts = { 'org.weak.days': days }
        return goTo({ event, before: state, after: clear, stocks, flows: ['org.weak.mended'], amounts })
      }
      default: {
        if (state.org < 0) return stay({ ...state, dissolved: 1 })
        const flows = state.criteria === '' ? [] : ['org.weak.ended']
        return goTo({ event, before: state, after: { ...clear, dissolved: 1 }, stocks, flows })
      }
    }
  },
})

function stocks({ criteria }: WeakState): readonly string[] {
  if (criteria === '') return []
  // Checked by the payload's schema.
  return ['org.weak.now', ...criteria.split(' ').map((criterion) => weakFor(criterion as Criterion))]
}

function find(state: WeakState, event: KeyedEvent): Step<WeakState> {
  if (state.dissolved === 1) return refuse('subject', REASONS['weak-dissolved'])
  if (state.criteria !== '') return refuse('subject', REASONS['weak-already'])
  const criteria = event.data.criteria as readonly Criterion[] // checked by the payload's schema
  const after: WeakState = { ...state, org: event.org, criteria: criteria.join(' '), since: event.ts }
  return goTo({ event, before: state, after, stocks, flows: ['org.weak.found'] })
}

/** Only an organisation above says so, and only of an organisation. */
function check(event: KeyedEvent, world: World): Refusal | undefined {
  if (event.kind === 'org.dissolved') return undefined
  if (isArea(world.org(event.org))) return toRefusal('subject', REASONS['weak-area'])
  const { by = -1 } = event.orgs
  const isAbove = by !== event.org && world.isBelow(event.org, by, event.ts)
  return isAbove ? undefined : toRefusal('data.by', REASONS['weak-not-above'])
}
