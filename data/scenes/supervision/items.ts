import { type Due, defineKeyedFold, early, type KeyedEvent, refuse } from '../../language/keyed.ts'
import type { Step } from '../../language/project.ts'
import { DAY_MS, type EpochMs, parseInstant, toDay } from '../../language/time.ts'
import { ruleAt } from '../../rules/index.ts'
import { itemDuration, itemOrigin, itemStage } from './measures.ts'
import { durationOf, type Stage } from './vocabulary.ts'

/** An item of supervision. `stage` '' before it is opened and `closed` after; instants in epoch ms. */
export type ItemState = {
  readonly stage: string
  readonly org: number
  readonly opened: number
  readonly due: number
  readonly byRule: number
  readonly escalated: number
  readonly overdue: number
  readonly evidence: number
}

const CLOSED = 'closed'
const RULES = { escalate: 'supervision-escalate', due: 'supervision-due' } as const
/** The limits in force when an item is opened. */
const limitsAt = (opened: EpochMs) => ruleAt('supervision', toDay(opened)).parameters
const isOpen = (state: ItemState) => state.stage !== '' && state.stage !== CLOSED

/**
 * One item: opened by the clock when a rule's date passed, or by a person; acknowledged, worked on, perhaps contested;
 * closed when the data recover (the clock clears the date) or its opener's level accepts; opened again when they fall back.
 *
 * Amounts: items. Invariant: opened + reopened = closed + open, at every organisation.
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
  ],
  opens: ['deadline.passed', 'supervision.opened'],
  keys({ kind, data }) {
    if (kind.startsWith('supervision.')) return [{ key: String(data.item) }]
    // An item's own dates move the item itself.
    if (data.fold === 'supervision') return kind === 'deadline.passed' ? [{ key: String(data.key) }] : []
    if (data.stage === true) return []
    return [{ key: `${String(data.rule)}/${String(data.fold)}/${String(data.key)}` }]
  },
  initial: { stage: '', org: -1, opened: 0, due: 0, byRule: 0, escalated: 0, overdue: 0, evidence: 0 },
  owner: (state) => state.org,
  hasStages: true,
  due(state): Due | null {
    if (!isOpen(state)) return null
    const isIdle = state.stage === 'stage-open' && state.escalated === 0
    const escalateAt = state.opened + limitsAt(state.opened).escalateDays * DAY_MS
    if (isIdle && escalateAt < state.due) return { at: escalateAt, rule: RULES.escalate }
    return state.overdue === 0 ? { at: state.due, rule: RULES.due } : null
  },
  step(state, event): Step<ItemState> {
    switch (event.kind) {
      case 'supervision.opened': {
        const due = parseInstant(String(event.data.due)) ?? event.ts
        if (due <= event.ts) return refuse('data.due', '办结时限须晚于立项时间')
        if (state.stage !== '') return refuse('data.item', '该督办事项已经立项')
        return open(state, { event, due, byRule: 0 })
      }
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

function passed(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (isOpen(state)) return { ok: true, state, entries: [] }
  const due = event.ts + limitsAt(event.ts).dueDays * DAY_MS
  return open(state, { event, due, byRule: 1 })
}

/** What people do to an open item; a closed one is acted on by reopening it. */
function act(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (event.kind === 'supervision.reopened') {
    if (state.stage !== CLOSED) return early('data.item', '该督办事项没有销号，不必重启')
    return open(state, { event, due: event.ts + limitsAt(event.ts).dueDays * DAY_MS, byRule: state.byRule })
  }
  if (state.stage === CLOSED) return refuse('data.item', '该督办事项已经销号')
  switch (event.kind) {
    case 'supervision.acknowledged':
      if (state.stage !== 'stage-open') return refuse('data.item', '该督办事项已经签收')
      return move(state, { event, stage: 'stage-acknowledged', posts: [] })
    case 'supervision.urged':
      return move(state, { event, stage: state.stage, posts: ['supervision.urged'] })
    case 'supervision.contested':
      return move(state, { event, stage: 'stage-contested', posts: ['supervision.contested'] })
    case 'supervision.closed':
      if (state.byRule === 0 && state.evidence === 0) return early('data.item', '没有举证，不能销号')
      return close(state, event)
    case 'supervision.evidence.given':
      return move({ ...state, evidence: state.evidence + 1 }, { event, stage: 'stage-working', posts: [] })
    default:
      return move(state, { event, stage: 'stage-working', posts: [] })
  }
}

/** One of the item's own dates: nobody took it up in time, or it is overdue. */
function ownDate(state: ItemState, event: KeyedEvent): Step<ItemState> {
  if (!isOpen(state)) return { ok: true, state, entries: [] }
  return event.data.rule === RULES.escalate
    ? move({ ...state, escalated: 1 }, { event, stage: state.stage, posts: ['supervision.escalated'] })
    : move({ ...state, overdue: 1 }, { event, stage: state.stage, posts: ['supervision.overdue'] })
}

const post = (measure: string, amount: number, at: { ts: number; org: number }) => ({ ...at, measure, amount })

function open(state: ItemState, at: { event: KeyedEvent; due: number; byRule: number }): Step<ItemState> {
  const { event, due, byRule } = at
  const isNew = state.stage === ''
  const org = isNew ? event.org : state.org
  const where = { ts: event.ts, org }
  const counted = isNew
    ? ['supervision.opened', itemOrigin.code(byRule === 1 ? 'by-rule' : 'by-person')]
    : ['supervision.reopened']
  return {
    ok: true,
    state: { stage: 'stage-open', org, opened: event.ts, due, byRule, escalated: 0, overdue: 0, evidence: 0 },
    entries: ['supervision.open', itemStage.code('stage-open'), ...counted].map((measure) => post(measure, 1, where)),
  }
}

function close(state: ItemState, event: KeyedEvent): Step<ItemState> {
  const where = { ts: event.ts, org: state.org }
  const days = toDay(event.ts) - toDay(state.opened)
  return {
    ok: true,
    state: { ...state, stage: CLOSED, overdue: 0 },
    entries: [
      post('supervision.open', -1, where),
      post(itemStage.code(state.stage as Stage), -1, where), // an open item's stage is one of them
      post('supervision.closed', 1, where),
      post(itemDuration.code(durationOf(days)), 1, where),
      post('supervision.days', days, where),
      ...(state.overdue === 1 ? [post('supervision.overdue', -1, where)] : []),
    ],
  }
}

function move(state: ItemState, to: { event: KeyedEvent; stage: string; posts: readonly string[] }): Step<ItemState> {
  const where = { ts: to.event.ts, org: state.org }
  const staged =
    to.stage === state.stage
      ? []
      : [
          post(itemStage.code(state.stage as Stage), -1, where), // an open item's stage is one of them
          post(itemStage.code(to.stage as Stage), 1, where), // and so is the next
        ]
  const entries = [...staged, ...to.posts.map((measure) => post(measure, 1, where))]
  return { ok: true, state: { ...state, stage: to.stage }, entries }
}
