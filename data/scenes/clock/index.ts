import { defineKeyedFold, early, refuse } from '../../language/keyed.ts'
import { defineMeasure, type Measure } from '../../language/measure.ts'
import { defineIdentity, defineMetric, flow, type Metric, stock, sum } from '../../language/metric.ts'
import type { Step } from '../../language/project.ts'
import { defineScene } from '../../language/scene.ts'
import { parseInstant } from '../../language/time.ts'
import { EVENTS } from './events.ts'
import { REASONS } from './reasons.ts'

/** A date that a rule gave to a key: `open` while it is passed and what it asks for is not done. */
export type DeadlineState = {
  readonly open: number
  readonly org: number
  readonly due: number
  readonly rule: string
  readonly fold: string
  readonly key: string
}

const items = (code: string, zh: string, en: string) => defineMeasure({ code, label: { zh, en }, unit: 'item' })
const MEASURES: readonly Measure[] = [
  items('deadline.passed', '时限已过', 'Deadlines passed'),
  items('deadline.cleared', '时限解除', 'Deadlines cleared'),
  items('deadline.open', '逾期未了', 'Overdue now'),
]

const post = (measure: string, amount: number, at: { ts: number; org: number }) => ({ ...at, measure, amount })

/** One key's date under one rule. Invariant: passed = cleared + open, at every organisation. */
const deadlineFold = defineKeyedFold<DeadlineState>({
  id: 'deadline',
  label: { zh: '时限', en: 'Deadline' },
  kinds: ['deadline.passed', 'deadline.cleared'],
  opens: ['deadline.passed'],
  // Stages, those of an item of supervision among them, move the thing itself: they are no second thing to be done.
  keys: ({ data }) =>
    data.stage === true || data.fold === 'supervision'
      ? []
      : [{ key: `${String(data.rule)}/${String(data.fold)}/${String(data.key)}` }],
  initial: { open: 0, org: -1, due: 0, rule: '', fold: '', key: '' },
  owner: (state) => state.org,
  step(state, { kind, ts, org, data }): Step<DeadlineState> {
    if (kind === 'deadline.passed') {
      if (state.open === 1) return refuse('data.key', REASONS['deadline-passed'])
      const { rule, fold, key } = data
      const due = parseInstant(String(data.due)) ?? ts
      return {
        ok: true,
        state: { open: 1, org, due, rule: String(rule), fold: String(fold), key: String(key) },
        entries: [post('deadline.passed', 1, { ts, org }), post('deadline.open', 1, { ts, org })],
      }
    }
    if (state.open === 0) return early('data.key', REASONS['deadline-not-open'])
    const at = { ts, org: state.org }
    return {
      ok: true,
      state: { ...state, open: 0 },
      entries: [post('deadline.cleared', 1, at), post('deadline.open', -1, at)],
    }
  },
})

const OWN = '本系统定义'
const METRICS: readonly Metric[] = [
  defineMetric({
    id: 'deadlines-open',
    label: { zh: '逾期未了事项', en: 'Overdue now' },
    unit: 'item',
    direction: 'down',
    of: sum(stock('deadline.open')),
    definition: {
      zh: '按规则已过时限、尚未完成的事项件数；完成后自动销去。',
      en: 'Things past a date that a rule sets and not yet done; they leave by being done.',
    },
    source: OWN,
    known: ['deadline.passed'],
  }),
  defineMetric({
    id: 'deadlines-passed-month',
    label: { zh: '本月逾期事项', en: 'Deadlines passed this month' },
    unit: 'item',
    direction: 'down',
    of: sum(flow('month', 'deadline.passed')),
    definition: { zh: '本月内过了时限的事项件数。', en: 'Things whose date passed this month.' },
    source: OWN,
    known: ['deadline.passed'],
  }),
  defineMetric({
    id: 'deadlines-cleared-month',
    label: { zh: '本月补办事项', en: 'Overdue things done this month' },
    unit: 'item',
    direction: 'up',
    of: sum(flow('month', 'deadline.cleared')),
    definition: { zh: '本月内逾期后办完的事项件数。', en: 'Overdue things that were done this month.' },
    source: OWN,
    known: ['deadline.passed'],
  }),
]

/** 时限: what falls due by rules, over all scenes. Its events come from the server's own clock. */
export const clock = defineScene({
  id: 'clock',
  label: { zh: '时限', en: 'Deadlines' },
  official: false,
  owner: '系统时钟',
  purpose: {
    zh: '按规则到期而未完成的事项，只由系统时钟记一次；完成即销。',
    en: 'What passed a rule’s date undone, noted once by the clock and cleared when done.',
  },
  source: OWN,
  filing: null,
  asks: [],
  events: EVENTS,
  measures: MEASURES,
  metrics: METRICS,
  projectors: [],
  folds: [],
  keyed: [deadlineFold],
  identities: [
    defineIdentity({
      id: 'deadlines',
      label: { zh: '时限已过 = 已解除 + 逾期未了', en: 'Deadlines passed = cleared + open' },
      left: stock('deadline.passed'),
      right: stock('deadline.cleared', 'deadline.open'),
      source: OWN,
    }),
  ],
})
