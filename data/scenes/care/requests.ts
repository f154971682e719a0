import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import type { Step } from '../../language/project.ts'
import { DAY_MS, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { careGivenKind, careRequestKind, careWait } from './measures.ts'
import { CARE_WAIT_DAYS, type CareKind, REASONS } from './vocabulary.ts'

/** `stage`: '', `waiting`, `given` or `withdrawn`; `since`: of the request, in epoch ms. */
export type RequestState = { readonly stage: string; readonly org: number; readonly since: number }

// What was given or withdrawn never comes back: those two are flows and stocks in one.
const stocks = ({ stage }: RequestState) => (stage === '' ? [] : [`care.${stage}`])
/** By when the rule asks for help. */
const giveBy = ({ since }: RequestState) => since + ruleAt('care', toDay(since)).parameters.giveDays * DAY_MS

/**
 * One request for help: waiting until it is given, or withdrawn because it is not this organisation's to give.
 *
 * Amounts: requests. Invariant: requested = waiting + given + withdrawn, at every organisation.
 */
export const requestFold = defineKeyedFold<RequestState>({
  id: 'care',
  label: { zh: '帮扶申请', en: 'Request for care' },
  kinds: ['care.requested', 'care.given', 'care.withdrawn'],
  opens: ['care.requested'],
  keys: ({ data }) => [{ key: String(data.care) }],
  initial: { stage: '', org: -1, since: 0 },
  owner: (state) => state.org,
  due: (state): Due | null => (state.stage === 'waiting' ? { at: giveBy(state), rule: 'care-give' } : null),
  step(state, event): Step<RequestState> {
    if (event.kind === 'care.requested') {
      if (state.stage !== '') return refuse('data.care', REASONS['care-requested'])
      const kind = careRequestKind.code(event.data.kind as CareKind) // checked by the payload's schema
      const after = { stage: 'waiting', org: event.org, since: event.ts }
      return goTo({ event, before: state, after, stocks, flows: ['care.requested', kind] })
    }
    if (state.stage === '') return early('data.care', REASONS['care-unknown'])
    if (state.stage !== 'waiting') return refuse('data.care', REASONS['care-settled'])
    if (event.kind === 'care.given') return give(state, event)
    return goTo({ event, before: state, after: { ...state, stage: 'withdrawn' }, stocks })
  },
})

function give(state: RequestState, event: KeyedEvent): Step<RequestState> {
  const { kind, persons, fen = 0 } = event.data
  const days = toDay(event.ts) - toDay(state.since)
  return goTo({
    event,
    before: state,
    after: { ...state, stage: 'given' },
    stocks,
    flows: [
      careGivenKind.code(kind as CareKind), // checked by the payload's schema
      careWait.code(classOf(days, CARE_WAIT_DAYS)),
      ...(event.ts <= giveBy(state) ? ['care.given.timely'] : []),
    ],
    amounts: { 'care.helped': Number(persons), 'care.days': days, 'care.money': Number(fen) },
  })
}
