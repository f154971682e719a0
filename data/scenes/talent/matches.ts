import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { toRefusal } from '../../language/reason.ts'
import { DAY_MS, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { matchOutcome, matchProposer } from './measures.ts'
import { type Outcome, type Proposer, REASONS, TALENT_RULES } from './vocabulary.ts'

/** `stage` '' before it is proposed; `since`: when it was, epoch ms; `org` the one in whose name. */
export type MatchState = {
  readonly stage: '' | 'waiting' | Outcome
  readonly org: number
  readonly since: number
  readonly need: string
}

/**
 * One proposed match of a need with a member's skill, within the proposer's scope, until a person decides on it.
 *
 * Amounts: matches. Invariant: proposed = waiting + decided, at every organisation.
 */
export const matchFold = defineKeyedFold<MatchState>({
  id: 'match',
  label: { zh: '匹配', en: 'Match' },
  kinds: ['match.proposed', 'match.decided', 'need.filled'],
  opens: ['match.proposed'],
  keys: ({ data }) => (data.proposal === undefined ? [] : [{ key: String(data.proposal) }]),
  initial: { stage: '', org: -1, since: 0, need: '' },
  owner: (state) => state.org,
  due({ stage, since }): Due | null {
    if (stage !== 'waiting') return null
    return { at: since + ruleAt('needs', toDay(since)).parameters.decideDays * DAY_MS, rule: TALENT_RULES.decide }
  },
  check(event, world) {
    if (event.kind !== 'match.proposed') return undefined
    const home = Number(world.member(event.member)?.org ?? -1)
    if (home >= 0 && world.isBelow(home, event.org, event.ts)) return undefined
    return toRefusal('data.member', REASONS['match-member-scope'])
  },
  step(state, event): Step<MatchState> {
    if (event.kind === 'match.proposed') return propose(state, event)
    if (state.stage === '') return early('data.proposal', REASONS['match-unknown'])
    if (state.need !== event.data.need) return refuse('data.need', REASONS['match-other-need'])
    if (event.kind === 'match.decided') return decide(state, event)
    if (state.stage === 'waiting') return early('data.proposal', REASONS['match-undecided'])
    return state.stage === 'accepted' ? stay(state) : refuse('data.proposal', REASONS['match-declined'])
  },
})

const stocksOf = ({ stage }: MatchState) => (stage === 'waiting' ? ['match.waiting'] : [])

function propose(state: MatchState, event: KeyedEvent): Step<MatchState> {
  if (state.stage !== '') return refuse('data.proposal', REASONS['match-proposed'])
  const after = { stage: 'waiting', org: event.org, since: event.ts, need: String(event.data.need) } as const
  const proposer = matchProposer.code(event.data.by as Proposer) // checked by the payload's schema
  return goTo({ event, before: state, after, stocks: stocksOf, flows: ['match.proposed', proposer] })
}

function decide(state: MatchState, event: KeyedEvent): Step<MatchState> {
  if (state.stage !== 'waiting') return refuse('data.proposal', REASONS['match-decided'])
  const stage = event.data.outcome as Outcome // checked by the payload's schema
  const flows = ['match.decided', matchOutcome.code(stage)]
  return goTo({ event, before: state, after: { ...state, stage }, stocks: stocksOf, flows })
}
