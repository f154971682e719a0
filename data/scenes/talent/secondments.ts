import { type Due, defineKeyedFold, early, type KeyedEvent, refuse } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import type { Step } from '../../language/project.ts'
import { parseInstant, toDay } from '../../language/time.ts'
import { secondmentTerm } from './measures.ts'
import { REASONS, TALENT_RULES, TERMS_UP_TO } from './vocabulary.ts'

/** `stage` '' before it starts; instants in epoch ms, `until` 0 where no end was agreed; `org` the one that receives. */
export type SecondmentState = {
  readonly stage: '' | 'active' | 'ended'
  readonly org: number
  readonly from: number
  readonly since: number
  readonly until: number
}

/**
 * One secondment: somebody of one organisation works for another for a time.
 *
 * Amounts: secondments, persons, days. Invariant: started = active + ended, at every organisation.
 */
export const secondmentFold = defineKeyedFold<SecondmentState>({
  id: 'secondment',
  label: { zh: '借调', en: 'Secondment' },
  kinds: ['secondment.started', 'secondment.ended'],
  opens: ['secondment.started'],
  keys: ({ data }) => [{ key: String(data.secondment) }],
  initial: { stage: '', org: -1, from: -1, since: 0, until: 0 },
  owner: (state) => state.org,
  due: ({ stage, until }): Due | null =>
    stage === 'active' && until > 0 ? { at: until, rule: TALENT_RULES.end } : null,
  step(state, event): Step<SecondmentState> {
    if (event.kind === 'secondment.started') return start(state, event)
    if (state.stage === '') return early('data.secondment', REASONS['secondment-unknown'])
    if (state.stage === 'ended') return refuse('data.secondment', REASONS['secondment-ended'])
    const days = toDay(event.ts) - toDay(state.since)
    const here = { ts: event.ts, org: state.org }
    return {
      ok: true,
      state: { ...state, stage: 'ended' },
      entries: [
        { ...here, measure: 'secondment.active', amount: -1 },
        { ...here, measure: 'secondment.ended', amount: 1 },
        { ...here, measure: secondmentTerm.code(classOf(days, TERMS_UP_TO)), amount: 1 },
        ...(days === 0 ? [] : [{ ...here, measure: 'secondment.days', amount: days }]),
        { ts: event.ts, org: state.from, measure: 'secondment.lent', amount: -1 },
      ],
    }
  },
})

function start(state: SecondmentState, event: KeyedEvent): Step<SecondmentState> {
  const { ts, org, data } = event
  const from = event.orgs.from ?? -1
  const until = data.until === undefined ? 0 : (parseInstant(String(data.until)) ?? 0)
  if (state.stage !== '') return refuse('data.secondment', REASONS['secondment-started'])
  if (from === org) return refuse('data.from', REASONS['secondment-self'])
  if (data.until !== undefined && until <= ts) return refuse('data.until', REASONS['secondment-until'])
  return {
    ok: true,
    state: { stage: 'active', org, from, since: ts, until },
    entries: [
      { ts, org, measure: 'secondment.started', amount: 1 },
      { ts, org, measure: 'secondment.active', amount: 1 },
      { ts, org: from, measure: 'secondment.lent', amount: 1 },
    ],
  }
}

/** Which secondment a member is on, '' for none. */
export type SecondedState = { readonly secondment: string }

/** One member: seconded once at a time. Posts nothing: it only refuses. */
export const secondedFold = defineKeyedFold<SecondedState>({
  id: 'seconded',
  label: { zh: '党员借调', en: 'Secondment of a member' },
  kinds: ['secondment.started', 'secondment.ended'],
  opens: ['secondment.started'],
  keys: ({ member }) => [{ key: member }],
  initial: { secondment: '' },
  step(state, event): Step<SecondedState> {
    const secondment = String(event.data.secondment)
    if (event.kind === 'secondment.started')
      return state.secondment === ''
        ? { ok: true, state: { secondment }, entries: [] }
        : refuse('data.member', REASONS['seconded-already'])
    if (state.secondment !== secondment) return early('data.member', REASONS['secondment-unknown'])
    return { ok: true, state: { secondment: '' }, entries: [] }
  },
})
