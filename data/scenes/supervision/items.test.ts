import { expect, test } from 'vitest'
import type { KeyedEvent } from '../../language/keyed.ts'
import { parseInstant } from '../../language/time.ts'
import { type ItemState, itemFold } from './items.ts'

const at = (day: string) => parseInstant(`2026-03-${day}T09:00:00+08:00`) ?? 0
const DUE = '2026-03-20T18:00:00+08:00'
const event = (kind: string, day: string, data = {}): KeyedEvent => ({
  kind,
  id: `${kind}-${day}`,
  ts: at(day),
  org: 7,
  orgs: {},
  key: 'i1',
  subject: 'b1',
  member: 0,
  pseudonym: '',
  data: { item: 'i1', ...data },
})
const step = (name: string, day: string, data = {}) => event(`supervision.${name}`, day, data)
const opened = step('opened', '02', { due: DUE })
const passed = event('deadline.passed', '02', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
const cleared = event('deadline.cleared', '09', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
const own = (rule: string, day: string) => event('deadline.passed', day, { rule, fold: 'supervision', key: 'i1' })

function run(events: readonly KeyedEvent[]) {
  const sums: Record<string, number> = {}
  let state: ItemState = itemFold.initial
  for (const each of events) {
    const next = itemFold.step(state, each)
    if (!next.ok) return { refusal: next.refusal, sums, state }
    state = next.state
    for (const { measure, amount, org } of next.entries) {
      expect(org).toBe(7)
      sums[measure] = (sums[measure] ?? 0) + amount
    }
  }
  return { refusal: undefined, sums, state }
}

test('an item of a rule closes when the data recover, and opens again when they fall back', () => {
  const { sums, state } = run([passed, cleared])
  expect(state.stage).toBe('closed')
  expect(sums).toMatchObject({
    'supervision.opened': 1,
    'supervision.opened/by-rule': 1,
    'supervision.closed/within-7-days': 1,
    'supervision.days': 7,
    'supervision.open': 0,
  })
  const again = event('deadline.passed', '15', { rule: 'appeal-answer', fold: 'appeal', key: 'a1' })
  expect(run([passed, cleared, again]).sums).toMatchObject({ 'supervision.reopened': 1, 'supervision.open': 1 })
})

test('an item of a person needs evidence before it is closed', () => {
  expect(run([opened, step('closed', '05')]).refusal).toMatchObject({ early: true })
  const { sums } = run([
    opened,
    step('acknowledged', '03'),
    step('evidence.given', '04', { evidence: 'e1' }),
    step('closed', '05'),
  ])
  expect(sums).toMatchObject({ 'supervision.closed': 1, 'supervision.open': 0, 'supervision.open/stage-working': 0 })
})

test.each([
  ['a date before the opening', [step('opened', '22', { due: DUE })], '办结时限须晚于立项时间'],
  ['opened twice', [opened, step('opened', '03', { due: DUE })], '该督办事项已经立项'],
  ['acknowledged twice', [opened, step('acknowledged', '03'), step('acknowledged', '04')], '该督办事项已经签收'],
  ['a closed item acted on', [passed, cleared, step('urged', '10')], '该督办事项已经销号'],
  ['reopened while open', [opened, step('reopened', '03')], '该督办事项没有销号，不必重启'],
])('%s is refused', (_, events, reason) => {
  expect(run(events).refusal?.reason).toBe(reason)
})

test('nobody took it up in a week: to the level above; past its date: overdue; closed: neither', () => {
  expect(itemFold.due?.(run([opened]).state)).toEqual({ at: at('09'), rule: 'supervision-escalate' })
  const late = run([opened, own('supervision-escalate', '09'), own('supervision-due', '20')])
  expect(late.sums).toMatchObject({ 'supervision.escalated': 1, 'supervision.overdue': 1 })
  expect(itemFold.due?.(late.state)).toBeNull()
  const taken = run([opened, step('acknowledged', '03')])
  expect(itemFold.due?.(taken.state)).toEqual({ at: parseInstant(DUE), rule: 'supervision-due' })
  expect(itemFold.due?.(run([passed, cleared]).state)).toBeNull()
})
