import {
  type Due,
  type DueSettings,
  defineKeyedFold,
  early,
  type KeyedEvent,
  type KeyedWorld,
  refuse,
} from '../../language/keyed.ts'
import { difference, type Refusal, type Step } from '../../language/project.ts'
import { toRefusal } from '../../language/reason.ts'
import { DAY_MS, type EpochMs, parseInstant, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { itemDuration, itemOrigin, itemRule, itemStage, overdueRule } from './measures.ts'
import { REASONS } from './reasons.ts'
import { ruleClassOf } from './rules.ts'
import { durationOf, type Stage } from './vocabulary.ts'

/** An item of supervision. Instants in epoch ms, organisations by dense id. */
export type ItemState = {
  /** '' before it is opened, `closed` after. */
  readonly stage: string
  /** Who owes it: an organisation, and a role in it. */
  readonly org: number
  readonly role: string
  /** Who opened it; -1: a rule. */
  readonly opener: number
  readonly rule: string
  readonly cause: string
  readonly opened: number
  /** Since when its organisation has it. */
  readonly since: number
  readonly due: number
  readonly escalated: number
  readonly overdue: number
  readonly urged: number
  /** References of the latest evidence, newest last, with blanks between. */
  readonly evidence: string
  readonly closed: number
}

const CLOSED = 'closed'
const CONTESTED = 'stage-contested'
/** The dates of an item itself, at which the clock moves it. */
export const OWN_DATES = { escalate: 'supervision-escalate', due: 'supervision-due' } as const
const EVIDENCE_KEPT = 10
/** The limits in force when something is done. */
export const limitsAt = (ts: EpochMs) => ruleAt('supervision', toDay(ts)).parameters
const isOpen = (state: ItemState) => state.stage !== '' && state.stage !== CLOSED
const byClock = (event: KeyedEvent) => event.kind.startsWith('deadline.')

/**
 * One item: opened by the clock when a rule's date passed, or by a person; acknowledged, worked on, perhaps contested or
 * handed over; closed when the data recover (the clock clears the date), or when the level that opened it accepts evidence
 * or objection; opened again when they fall back.
 *
 * Amounts: items. Invariant: opened + reopened + handed in = closed + handed out + open, at every organisation.
 */
export const itemFold = defineKeyedFold<ItemState>({
  id: 'supervision',
  label: { zh: '督办事项', en: 'Item of supervision' },
  kinds: [
    'deadline.passed',
    'deadline.cleared',
    'supervision.opened',
    'supervision.acknowledged',
    'supervision.progressed',
    'supervision.urged',
    'supervision.contested',
    'supervision.evidence.given',
    'supervision.closed',
    'supervision.reopened',
    'supervision.handed.over',
  ],
  opens: ['deadline.passed', 'supervision.opened'],
  keys({ kind, data }) {
    if (data.item !== undefined && data.stage !== true) return [{ key: String(data.item) }]
    // An item's own dates move the item itself.
    if (data.fold === 'supervision') return kind === 'deadline.passed' ? [{ key: String(data.key) }] : []
    if (data.stage === true) return []
    return [{ key: `${String(data.rule)}/${String(data.fold)}/${String(data.key)}` }]
  },
  initial: {
    stage: '',
    org: -1,
    role: 'secretary',
    opener: -1,
    rule: '',
    cause: '',
    opened: 0,
    since: 0,
    due: 0,
    escalated: 0,
    overdue: 0,
    urged: 0,
    evidence: '',
    closed: 0,
  },
  owner: (state) => state.org,
  hasStages: true,
  due(state, settings: DueSettings = {}): Due | null {
    if (!isOpen(state)) return null
    const isIdle = state.stage === 'stage-open' && state.escalated === 0
    const days = settings.escalateDays ?? limitsAt(state.since).escalateDays
    const escalateAt = state.since + days * DAY_MS
    if (isIdle && escalateAt < state.due) return { at: escalateAt, rule: OWN_DATES.escalate }
    return state.overdue === 0 ? { at: state.due, rule: OWN_DATES.due } : null
  },
  check: mayAct,
  step(state, event): Step<ItemState> {
    switch (event.kind) {
      case 'supervision.opened':
        return openByPerson(state, event)
      case 'deadline.passed':
        return event.data.fold === 'supervision' ? ownDate(state, event) : passed(state, event)
      case 'deadline.cleared':
        // What a person closed before the data recovered stays closed.
        return isOpen(state) ? close(state, event) : { ok: true, state, entries: [] }
      default:
        return act(state, event)
    }
  },
})

/** Whether whoever acts stands where that may be done from: above the owner, or on the level that opened the item. */
function mayAct(event: KeyedEvent, world: KeyedWorld<ItemState>): Refusal | undefined {
  const { by } = event.orgs
  const { state } = world
  if (by === undefined) return undefined
  const isAbove = by !== event.org && world.isBelow(event.org, by, event.ts)
  switch (event.kind) {
    case 'supervision.opened':
      return isAbove || by === event.org ? undefined : toRefusal('data.by', REASONS['supervision-not-above'])
    case 'supervision.urged':
      return isAbove || by === state.opener ? undefined : toRefusal('data.by', REASONS['supervision-not-above'])
    default: {
      const isLevel = state.opener < 0 ? isAbove : world.isBelow(state.opener, by, event.ts)
      if (!isLevel) return toRefusal('data.by', REASONS['supervision-not-opener'])
      const { to } = event.orgs
      const isHandable = to === undefined || (to !== event.org && world.isBelow(to, by, event.ts))
      return isHandable ? undefined : toRefusal('data.to', REASONS['supervision-handed-outside'])
    }
  }
}

function openByPerson(state: ItemState, event: KeyedEvent): Step<ItemState> {
  const { by = -1 } = event.orgs
  const { role, cause } = event.data
  const due = parseInstant(String(event.data.due)) ?? event.ts
  if (due <= event.ts) return refuse('data.due', REASONS['supervision-due-past'])
  if (state.stage !== '') return refuse('data.item', REASONS['supervision-opened'])
  return open({ ...state, opener: by, role: String(role ?? 'secretary'), cause: String(cause) }, { event, due })
}

function passed(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (isOpen(state)) return { ok: true, state, entries: [] }
  return open(
    { ...state, rule: String(event.data.rule) },
    { event, due: event.ts + limitsAt(event.ts).dueDays * DAY_MS },
  )
}

/** What people do to an open item; a closed one is acted on by reopening it. */
function act(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (state.stage === '') return early('data.item', REASONS['supervision-unknown'])
  if (!byClock(event) && event.org !== state.org) return refuse('subject', REASONS['supervision-not-owner'])
  if (event.kind === 'supervision.reopened') {
    if (state.stage !== CLOSED) return early('data.item', REASONS['supervision-not-closed'])
    return open(state, { event, due: event.ts + limitsAt(event.ts).dueDays * DAY_MS })
  }
  if (state.stage === CLOSED) return refuse('data.item', REASONS['supervision-closed'])
  switch (event.kind) {
    case 'supervision.acknowledged':
      if (state.stage !== 'stage-open') return refuse('data.item', REASONS['supervision-acknowledged'])
      return move(state, { event, next: { ...state, stage: 'stage-acknowledged' } })
    case 'supervision.urged':
      if (state.urged > 0 && event.ts < state.urged + limitsAt(event.ts).urgeDays * DAY_MS)
        return refuse('data.item', REASONS['supervision-urged-lately'])
      return move(state, { event, next: { ...state, urged: event.ts }, posts: ['supervision.urged'] })
    case 'supervision.contested':
      return move(state, { event, next: { ...state, stage: CONTESTED }, posts: ['supervision.contested'] })
    case 'supervision.closed':
      if (state.evidence === '' && state.stage !== CONTESTED)
        return early('data.item', REASONS['supervision-no-evidence'])
      return close(state, event)
    case 'supervision.evidence.given': {
      const kept = state.evidence.split(' ').slice(1 - EVIDENCE_KEPT)
      const evidence = [...kept, String(event.data.evidence)].join(' ').trim()
      return move(state, { event, next: { ...state, stage: 'stage-working', evidence } })
    }
    case 'supervision.handed.over':
      return handOver(state, event)
    default:
      return move(state, { event, next: { ...state, stage: 'stage-working' } })
  }
}

/** One of the item's own dates: nobody took it up in time, or it is overdue. */
function ownDate(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (!isOpen(state)) return { ok: true, state, entries: [] }
  if (event.data.rule === OWN_DATES.escalate)
    return move(state, { event, next: { ...state, escalated: 1 }, posts: ['supervision.escalated'] })
  return move(state, { event, next: { ...state, overdue: 1 } })
}

const post = (measure: string, amount: number, at: { ts: number; org: number }) => ({ ...at, measure, amount })

/** What an item stands for while it is open. */
function stocksOf(state: ItemState): readonly string[] {
  if (!isOpen(state)) return []
  const rule = ruleClassOf(state.rule)
  const stage = itemStage.code(state.stage as Stage) // an open item's stage is one of them
  const late = state.overdue === 1 ? ['supervision.overdue', overdueRule.code(rule)] : []
  return ['supervision.open', stage, itemRule.code(rule), ...late]
}

function move(
  state: ItemState,
  to: { event: KeyedEvent; next: ItemState; posts?: readonly string[] },
): Step<ItemState> {
  const { event, next, posts = [] } = to
  const { ts } = event
  const stocks = difference({
    ts,
    before: { org: state.org, measures: stocksOf(state) },
    after: { org: next.org, measures: stocksOf(next) },
  })
  return {
    ok: true,
    state: next,
    entries: [...stocks, ...posts.map((measure) => post(measure, 1, { ts, org: next.org }))],
  }
}

function open(state: ItemState, at: { event: KeyedEvent; due: number }): Step<ItemState> {
  const { event, due } = at
  const isNew = state.stage === ''
  const org = isNew ? event.org : state.org
  const next: ItemState = {
    ...state,
    stage: 'stage-open',
    org,
    opened: event.ts,
    since: event.ts,
    due,
    escalated: 0,
    overdue: 0,
    urged: 0,
    evidence: '',
    closed: 0,
  }
  const posts = isNew
    ? ['supervision.opened', itemOrigin.code(next.opener < 0 ? 'by-rule' : 'by-person')]
    : ['supervision.reopened']
  return move(state, { event, next, posts })
}

function close(state: ItemState, event: KeyedEvent): Step<ItemState> {
  const days = toDay(event.ts) - toDay(state.opened)
  const posts = ['supervision.closed', itemDuration.code(durationOf(days))]
  const step = move(state, { event, next: { ...state, stage: CLOSED, overdue: 0, closed: event.ts }, posts })
  const { ts } = event
  return step.ok && days > 0
    ? { ...step, entries: [...step.entries, post('supervision.days', days, { ts, org: state.org })] }
    : step
}

/** The new owner has it from now on, and has to acknowledge it; its date stays. */
function handOver(state: ItemState, event: KeyedEvent): Step<ItemState> {
  const { to = state.org } = event.orgs
  const { ts } = event
  const next = { ...state, org: to, stage: 'stage-open', since: ts, escalated: 0, urged: 0 }
  const step = move(state, { event, next, posts: ['supervision.handed.in'] })
  return step.ok
    ? { ...step, entries: [...step.entries, post('supervision.handed.out', 1, { ts, org: state.org })] }
    : step
}
