import { expect, test } from 'vitest'
import type { KeyedEvent } from '../../language/keyed.ts'
import type { World } from '../../language/project.ts'
import { parseInstant } from '../../language/time.ts'
import { RULES } from '../../rules/evaluate.ts'
import { KEYED_FOLDS } from '../index.ts'
import { type ItemState, itemFold } from './items.ts'
import { ruleClassOf } from './rules.ts'

const at = (day: string) => parseInstant(`2026-03-${day}T09:00:00+08:00`) ?? 0
const DUE = '2026-03-20T18:00:00+08:00'
/** A city 1 above a district 2, a committee 3 and its branches 7 and 8; a district 4 beside. */
const PARENTS: Readonly<Record<number, number>> = { 2: 1, 3: 2, 7: 3, 8: 3, 4: 1, 9: 4 }
const world: World = {
  memberCount: () => 0,
  childCount: () => 0,
  org: () => undefined,
  member: () => undefined,
  isBelow(org, above) {
    for (let o: number | undefined = org; o !== undefined; o = PARENTS[o]) if (o === above) return true
    return false
  },
}
const event = (kind: string, day: string, data = {}, orgs: Record<string, number> = {}): KeyedEvent => ({
  kind,
  id: `${kind}-${day}`,
  ts: at(day),
  org: 7,
  orgs,
  key: 'i1',
  subject: 'b1',
  member: 0,
  pseudonym: '',
  data: { item: 'i1', ...data },
})
const step = (name: string, day: string, data = {}) => event(`supervision.${name}`, day, data)
const above = (name: string, day: string, by = 3, to?: number) =>
  event(`supervision.${name}`, day, {}, { by, ...(to === undefined ? {} : { to }) })
const opened = event('supervision.opened', '02', { due: DUE, cause: 'key-task', role: 'secretary' }, { by: 3 })
const evidence = step('evidence.given', '04', { evidence: 'e1' })
const passed = event('deadline.passed', '02', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
const cleared = event('deadline.cleared', '09', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
const own = (rule: string, day: string) => event('deadline.passed', day, { rule, fold: 'supervision', key: 'i1' })

function run(events: readonly KeyedEvent[]) {
  const sums: Record<string, number> = {}
  let state: ItemState = itemFold.initial
  for (const each of events) {
    const refusal = itemFold.check?.(each, { ...world, state })
    const next = refusal ? { ok: false as const, refusal } : itemFold.step(state, each)
    if (!next.ok) return { refusal: next.refusal, sums, state }
    state = next.state
    for (const { measure, amount, org } of next.entries) {
      const key = org === 7 ? measure : `${org}:${measure}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  return { refusal: undefined, sums, state }
}

test('an item of a rule closes when the data recover, and opens again when they fall back', () => {
  const { sums, state } = run([passed, cleared])
  expect(state).toMatchObject({ stage: 'closed', rule: 'appeal-answer', opener: -1, role: 'secretary' })
  expect(sums).toMatchObject({
    'supervision.opened': 1,
    'supervision.opened/by-rule': 1,
    'supervision.closed/within-7-days': 1,
    'supervision.days': 7,
    'supervision.open': 0,
    'supervision.open/rule-appeal-answer': 0,
  })
  const again = event('deadline.passed', '15', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
  expect(run([passed, cleared, again]).sums).toMatchObject({
    'supervision.reopened': 1,
    'supervision.open': 1,
    'supervision.open/rule-appeal-answer': 1,
  })
})

test('whoever opened an item, it is closed on evidence or an objection, by the level that opened it', () => {
  for (const first of [opened, passed]) {
    expect(run([first, above('closed', '05')]).refusal).toMatchObject({
      code: 'supervision-no-evidence',
      early: true,
    })
    const { sums } = run([first, step('acknowledged', '03'), evidence, above('closed', '05')])
    expect(sums).toMatchObject({ 'supervision.closed': 1, 'supervision.open': 0, 'supervision.open/stage-working': 0 })
    expect(run([first, step('contested', '04'), above('closed', '05')]).sums).toMatchObject({ 'supervision.closed': 1 })
    expect(run([first, evidence, above('closed', '05', 7)]).refusal?.code).toBe('supervision-not-opener')
    expect(run([first, evidence, above('closed', '05', 4)]).refusal?.code).toBe('supervision-not-opener')
  }
  const byDistrict = event('supervision.opened', '02', { due: DUE, cause: 'inspection' }, { by: 2 })
  expect(run([byDistrict, evidence, above('closed', '05', 3)]).refusal?.code).toBe('supervision-not-opener')
  expect(run([byDistrict, evidence, above('closed', '05', 1)]).refusal).toBeUndefined()
})

test.each([
  ['a date before the opening', [{ ...opened, ts: at('22') }], 'supervision-due-past'],
  ['opened twice', [opened, { ...opened, ts: at('03') }], 'supervision-opened'],
  ['opened from beside', [{ ...opened, orgs: { by: 4 } }], 'supervision-not-above'],
  ['acknowledged before it was opened', [step('acknowledged', '03')], 'supervision-unknown'],
  ['acknowledged twice', [opened, step('acknowledged', '03'), step('acknowledged', '04')], 'supervision-acknowledged'],
  ['a closed item acted on', [passed, cleared, step('progressed', '10')], 'supervision-closed'],
  ['reopened while open', [opened, above('reopened', '03')], 'supervision-not-closed'],
  ['urged by its owner', [opened, above('urged', '03', 7)], 'supervision-not-above'],
  ['urged too often', [opened, above('urged', '03'), above('urged', '05')], 'supervision-urged-lately'],
  ['acted on by another organisation', [opened, { ...step('acknowledged', '03'), org: 8 }], 'supervision-not-owner'],
  ['handed to itself', [opened, above('handed.over', '03', 3, 7)], 'supervision-handed-outside'],
  ['handed to another’s organisation', [opened, above('handed.over', '03', 3, 9)], 'supervision-handed-outside'],
])('%s is refused', (_, events, code) => {
  expect(run(events).refusal?.code).toBe(code)
})

test('urging is possible again after the days that the rule sets', () => {
  expect(run([opened, above('urged', '03'), above('urged', '06')]).sums).toMatchObject({ 'supervision.urged': 2 })
})

test('handed over, it is owed by the other organisation, which has to acknowledge it; its date stays', () => {
  const { sums, state } = run([opened, step('acknowledged', '03'), above('handed.over', '04', 3, 8)])
  expect(state).toMatchObject({ org: 8, stage: 'stage-open', due: parseInstant(DUE), since: at('04') })
  expect(sums).toMatchObject({
    'supervision.open': 0,
    'supervision.handed.out': 1,
    '8:supervision.open': 1,
    '8:supervision.open/no-rule': 1,
    '8:supervision.handed.in': 1,
  })
})

test('nobody took it up in the days of the rule or the setting: to the level above; past its date: overdue', () => {
  const { state } = run([opened])
  expect(itemFold.due?.(state)).toEqual({ at: at('09'), rule: 'supervision-escalate' })
  expect(itemFold.due?.(state, { escalateDays: 2 })).toEqual({ at: at('04'), rule: 'supervision-escalate' })
  const late = run([opened, own('supervision-escalate', '09'), own('supervision-due', '20')])
  expect(late.sums).toMatchObject({
    'supervision.escalated': 1,
    'supervision.overdue': 1,
    'supervision.overdue/no-rule': 1,
  })
  expect(itemFold.due?.(late.state)).toBeNull()
  const taken = run([opened, step('acknowledged', '03')])
  expect(itemFold.due?.(taken.state)).toEqual({ at: parseInstant(DUE), rule: 'supervision-due' })
  expect(itemFold.due?.(run([passed, cleared]).state)).toBeNull()
})

test('every rule either has a class of its own among the items, or can open none', () => {
  const judging = [
    'development-age',
    'development-notice',
    'development-training',
    'vote-passes',
    'dues-rate',
    'dues-from',
  ]
  const sizing = ['election-quorum', 'branch-size', 'organisation-kind', 'branch-committee', 'weak-organisation']
  const counting = ['training-hours', 'away-counts', 'account-silence', 'absence-repeated']
  const fromWhenOn = ['development-candidate-earliest', 'development-probation-end', 'term-remind']
  const itsOwn = ['supervision-due', 'supervision-escalate']
  const onlyAsked = ['meeting-rhythm', 'task-claim']
  const stages = ['account-quiet', 'account-dormant', 'account-dead']
  const none = RULES.map(({ id }) => id).filter((id) => ruleClassOf(id) === 'rule-other')
  expect(none.sort()).toEqual(
    [...judging, ...sizing, ...counting, ...fromWhenOn, ...itsOwn, ...onlyAsked, ...stages].sort(),
  )
  expect(KEYED_FOLDS.find(({ id }) => id === 'term')?.hasStages).toContain('term-remind')
})
