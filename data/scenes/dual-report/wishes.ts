import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../language/keyed.ts'
import { classOf } from '../../language/measure.ts'
import type { Step } from '../../language/project.ts'
import { DAY_MS, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { claimWait, wishKind } from './measures.ts'
import { CLAIM_WAITS_UP_TO, REASONS, WISH_RULES, type Wish } from './vocabulary.ts'

/** `stage` '' before it is posted; `since`: when it began to wait or was claimed, epoch ms; `org` the community. */
export type WishState = {
  readonly stage: '' | 'waiting' | 'working' | 'fulfilled' | 'withdrawn'
  readonly org: number
  readonly since: number
  readonly overdue: number
}

/**
 * One wish: posted → claimed, once at a time → fulfilled; or given back, and waiting again; or withdrawn.
 *
 * Amounts: wishes. Invariants: posted = waiting + working + fulfilled + withdrawn, and
 * claimed = working + fulfilled + given back + withdrawn after the claim, at every organisation.
 */
export const wishFold = defineKeyedFold<WishState>({
  id: 'wish',
  label: { zh: '微心愿', en: 'Wish' },
  kinds: ['wish.posted', 'wish.claimed', 'wish.released', 'wish.fulfilled', 'wish.withdrawn', 'deadline.passed'],
  opens: ['wish.posted'],
  keys({ kind, data }) {
    if (kind === 'deadline.passed') return data.fold === 'wish' ? [{ key: String(data.key) }] : []
    return [{ key: String(data.wish) }]
  },
  initial: { stage: '', org: -1, since: 0, overdue: 0 },
  owner: (state) => state.org,
  due: dueOf,
  step(state, event): Step<WishState> {
    switch (event.kind) {
      case 'deadline.passed':
        return passed(state, event)
      case 'wish.posted':
        return post(state, event)
      case 'wish.claimed':
        return claim(state, event)
      case 'wish.released':
        return unclaimed(state) ?? go(state, { event, stage: 'waiting', flows: ['wish.released'] })
      case 'wish.fulfilled':
        return unclaimed(state) ?? go(state, { event, stage: 'fulfilled', flows: timely(state, event) })
      default:
        return withdraw(state, event)
    }
  },
})

function stocksOf({ stage, overdue }: WishState): readonly string[] {
  return stage === '' ? [] : [`wish.${stage}`, ...(overdue === 1 ? ['wish.overdue'] : [])]
}

function go(
  before: WishState,
  to: { event: KeyedEvent; stage: WishState['stage']; flows: readonly string[] },
): Step<WishState> {
  const { event, stage, flows } = to
  const after = { ...before, stage, since: event.ts, overdue: 0 }
  return goTo({ event, before, after, stocks: stocksOf, flows })
}

function post(state: WishState, event: KeyedEvent): Step<WishState> {
  if (state.stage !== '') return refuse('data.wish', REASONS['wish-posted'])
  const kind = wishKind.code(event.data.kind as Wish) // checked by the payload's schema
  return go({ ...state, org: event.org }, { event, stage: 'waiting', flows: ['wish.posted', kind] })
}

/** Claimed by the event's subject: counted with the community whose wish it is, and with who takes it on. */
function claim(state: WishState, event: KeyedEvent): Step<WishState> {
  if (state.stage === '') return early('data.wish', REASONS['wish-unknown'])
  if (state.stage === 'working') return refuse('data.wish', REASONS['wish-claimed'])
  if (state.stage !== 'waiting') return refuse('data.wish', REASONS['wish-closed'])
  const wait = claimWait.code(classOf(toDay(event.ts) - toDay(state.since), CLAIM_WAITS_UP_TO))
  const step = go(state, { event, stage: 'working', flows: ['wish.claimed', wait] })
  const taken = { ts: event.ts, org: event.org, measure: 'wish.taken', amount: 1 }
  return step.ok ? { ...step, entries: [...step.entries, taken] } : step
}

/** Why a wish that nobody holds cannot be given back or fulfilled. */
function unclaimed(state: WishState): Step<WishState> | undefined {
  if (state.stage === 'working') return undefined
  if (state.stage === '') return early('data.wish', REASONS['wish-unknown'])
  return state.stage === 'waiting'
    ? early('data.wish', REASONS['wish-unclaimed'])
    : refuse('data.wish', REASONS['wish-closed'])
}

function timely(state: WishState, event: KeyedEvent): readonly string[] {
  const due = dueOf(state)
  return due !== null && event.ts <= due.at ? ['wish.fulfilled.timely'] : []
}

function withdraw(state: WishState, event: KeyedEvent): Step<WishState> {
  if (state.stage === '') return early('data.wish', REASONS['wish-unknown'])
  if (state.stage === 'fulfilled' || state.stage === 'withdrawn') return refuse('data.wish', REASONS['wish-closed'])
  return go(state, { event, stage: 'withdrawn', flows: state.stage === 'working' ? ['wish.dropped'] : [] })
}

/** The clock says so; what has moved on meanwhile is no longer late. */
function passed(state: WishState, event: KeyedEvent): Step<WishState> {
  const due = dueOf(state)
  const isLate = due !== null && due.rule === event.data.rule && event.ts >= due.at
  return isLate ? goTo({ event, before: state, after: { ...state, overdue: 1 }, stocks: stocksOf }) : stay(state)
}

/** By the rule in force on the day it was posted, given back or claimed. */
function dueOf({ stage, since }: WishState): Due | null {
  if (stage !== 'waiting' && stage !== 'working') return null
  const { claimDays, fulfilDays } = ruleAt('wishes', toDay(since)).parameters
  return stage === 'waiting'
    ? { at: since + claimDays * DAY_MS, rule: WISH_RULES.claim }
    : { at: since + fulfilDays * DAY_MS, rule: WISH_RULES.fulfil }
}
