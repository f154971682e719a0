import { type Due, defineKeyedFold, early, goTo, type KeyedEvent, refuse, stay } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { DAY_MS, type EpochMs, parseInstant, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { accountPlatform, accountSilence } from './measures.ts'
import { type Platform, REASONS, type Silence } from './vocabulary.ts'

/** `stage`: a class of silence while it is kept, else '', `merged` or `closed`; `last`: its latest sign of life. */
export type AccountState = {
  readonly stage: string
  readonly org: number
  readonly platform: string
  readonly last: number
}

const FOLD = 'media-account'
const ACTIVE = 'account-active'
const isKept = (state: AccountState) => state.stage.startsWith('account-')

const DEAD = 'account-dead'

/** When an account that was last heard of then enters a class of silence, by the rule of that day. */
function silentFrom(last: EpochMs, silence: Exclude<Silence, 'account-active'>): EpochMs {
  const { quietDays, dormantDays, deadDays } = ruleAt('accounts', toDay(last)).parameters
  const days = { 'account-quiet': quietDays, 'account-dormant': dormantDays, 'account-dead': deadDays }
  return last + days[silence] * DAY_MS
}

const NEXT = {
  'account-active': 'account-quiet',
  'account-quiet': 'account-dormant',
  'account-dormant': DEAD,
} as const

/** The next class of silence and when it begins; null for one that is gone or dead. */
function nextSilence(state: AccountState): { silence: Silence; at: EpochMs } | null {
  if (!isKept(state) || state.stage === DEAD) return null
  const silence = NEXT[state.stage as keyof typeof NEXT] // a kept account's stage that is not the last
  return { silence, at: silentFrom(state.last, silence) }
}

function stocks(state: AccountState): readonly string[] {
  if (!isKept(state)) return state.stage === '' ? [] : [`media.account.${state.stage}`]
  const silence = accountSilence.code(state.stage as Silence) // a kept account's stage is one of them
  return ['media.account.kept', silence, accountPlatform.code(state.platform as Platform)] // checked by the schema
}

/**
 * One account: registered, then silent for longer and longer by the clock, active again with every article, until it is
 * merged into another or closed.
 *
 * Amounts: accounts. Invariant: registered = kept + merged + closed, at every organisation.
 */
export const accountFold = defineKeyedFold<AccountState>({
  id: FOLD,
  label: { zh: '新媒体账号', en: 'Account' },
  kinds: ['account.registered', 'article.published', 'account.merged', 'account.closed', 'deadline.passed'],
  opens: ['account.registered'],
  keys: ({ kind, data }) =>
    kind !== 'deadline.passed'
      ? [{ key: String(data.account) }]
      : data.fold === FOLD
        ? [{ key: String(data.key) }]
        : [],
  initial: { stage: '', org: -1, platform: '', last: 0 },
  owner: (state) => state.org,
  hasStages: true,
  due(state): Due | null {
    const next = nextSilence(state)
    return next && { at: next.at, rule: next.silence }
  },
  step(state, event): Step<AccountState> {
    if (event.kind === 'account.registered') return register(state, event)
    if (event.kind === 'deadline.passed') return fallSilent(state, event)
    if (state.stage === '') return early('data.account', REASONS['account-unknown'])
    if (!isKept(state)) return refuse('data.account', REASONS['account-gone'])
    switch (event.kind) {
      case 'article.published': {
        const after = { ...state, stage: ACTIVE, last: event.ts }
        return goTo({ event, before: state, after, stocks, flows: ['article.published'] })
      }
      case 'account.merged':
        if (event.data.into === event.key) return refuse('data.into', REASONS['account-merged-into-itself'])
        return goTo({ event, before: state, after: { ...state, stage: 'merged' }, stocks })
      default:
        return goTo({ event, before: state, after: { ...state, stage: 'closed' }, stocks })
    }
  },
})

function register(state: AccountState, event: KeyedEvent): Step<AccountState> {
  if (state.stage !== '') return refuse('data.account', REASONS['account-registered'])
  const after = { stage: ACTIVE, org: event.org, platform: String(event.data.platform), last: event.ts }
  return goTo({ event, before: state, after, stocks, flows: ['media.account.registered'] })
}

/** A date of its own has passed: it counts only where it is the one that follows from what is known now. */
function fallSilent(state: AccountState, event: KeyedEvent): Step<AccountState> {
  const next = nextSilence(state)
  const isDue = next && event.data.rule === next.silence && parseInstant(String(event.data.due)) === next.at
  return isDue ? goTo({ event, before: state, after: { ...state, stage: next.silence }, stocks }) : stay(state)
}

/** `last` of an account that is kept, 0 of one that is gone. */
export type UpkeepState = { readonly org: number; readonly last: number }

/**
 * That an account which is kept has an article within the longest silence: past it, it is owed that somebody writes,
 * merges or closes it. Posts nothing: the clock and supervision do.
 */
export const upkeepFold = defineKeyedFold<UpkeepState>({
  id: 'media-upkeep',
  label: { zh: '账号维护', en: 'Upkeep of an account' },
  kinds: ['account.registered', 'article.published', 'account.merged', 'account.closed'],
  opens: ['account.registered'],
  keys: ({ data }) => [{ key: String(data.account) }],
  initial: { org: -1, last: 0 },
  owner: (state) => state.org,
  due(state): Due | null {
    return state.last === 0 ? null : { at: silentFrom(state.last, DEAD), rule: 'account-upkeep' }
  },
  step(state, event): Step<UpkeepState> {
    const isGone = event.kind === 'account.merged' || event.kind === 'account.closed'
    return stay({ org: state.org === -1 ? event.org : state.org, last: isGone ? 0 : event.ts })
  },
})
