import { describe, expect, test } from 'vitest'
import { cases, resultOf, rulingOf } from '../testing/rulings.ts'

const holds = (rule: string, at: string, facts: object, expected: object) =>
  expect(resultOf(rule, at, facts)).toMatchObject(expected)

/** Days of each limit of ours. */
const LIMITS = {
  'task-claim': 3,
  'appeal-answer': 3,
  'appeal-resolve': 15,
  'supervision-due': 15,
  'supervision-escalate': 7,
  'office-document': 7,
  'office-approval': 5,
  'need-fill': 30,
  'match-decide': 7,
  'wish-claim': 7,
  'wish-fulfil': 30,
  'care-give': 7,
  'story-decide': 3,
  'account-quiet': 30,
  'account-dormant': 90,
  'account-dead': 180,
  'account-upkeep': 180,
} as const

describe.each(Object.entries(LIMITS))('%s is due after %i days', (rule, days) => {
  const on = (offset: number) => new Date(Date.UTC(2026, 1, 27 + days + offset)).toISOString().slice(0, 10)
  const since = '2026-02-27'
  test.each([
    ...cases(rule, on(0), [
      [{ since }, { kind: 'due', due: on(0), standing: 'due' }],
      [{ since, doneOn: on(0) }, { standing: 'fine' }],
      [{ since, doneOn: on(1) }, { standing: 'overdue' }],
    ]),
    ...cases(rule, on(1), [[{ since }, { standing: 'overdue' }]]),
  ])('%s on %s of %j', holds)

  test('and says that it is ours', () => {
    expect(rulingOf(rule, since, { since })).toMatchObject({ article: '本系统定义', version: 'own-1', checked: 'own' })
  })
})

describe('a task is reminded of three days before its date', () => {
  test.each([
    ...cases('task-due', '2026-03-27', [[{ dueOn: '2026-03-31' }, { due: '2026-03-31', standing: 'fine' }]]),
    ...cases('task-due', '2026-03-28', [[{ dueOn: '2026-03-31' }, { standing: 'due' }]]),
    ...cases('task-due', '2026-03-31', [[{ dueOn: '2026-03-31' }, { standing: 'due' }]]),
    ...cases('task-due', '2026-04-01', [
      [{ dueOn: '2026-03-31' }, { standing: 'overdue' }],
      [{ dueOn: '2026-03-31', doneOn: '2026-03-31' }, { standing: 'fine' }],
      [{ dueOn: '2026-03-31', doneOn: '2026-04-01' }, { standing: 'overdue' }],
    ]),
  ])('%s on %s of %j', holds)
})

describe('a plan is reminded of seven days before its date', () => {
  const before = [[{ dueOn: '2026-03-31' }, { due: '2026-03-31', standing: 'fine' }]] as const
  const within = [[{ dueOn: '2026-03-31' }, { standing: 'due' }]] as const
  const after = [
    [{ dueOn: '2026-03-31' }, { standing: 'overdue' }],
    [{ dueOn: '2026-03-31', doneOn: '2026-03-31' }, { standing: 'fine' }],
  ] as const
  test.each([
    ...cases('training-held', '2026-03-23', before),
    ...cases('training-held', '2026-03-24', within),
    ...cases('training-held', '2026-04-01', after),
    ...cases('secondment-end', '2026-03-23', before),
    ...cases('secondment-end', '2026-03-24', within),
    ...cases('secondment-end', '2026-04-01', after),
  ])('%s on %s of %j', holds)
})

describe('an account is quiet after 30 days without a post, dormant after 90, dead after 180', () => {
  test.each([
    ...cases('account-silence', '2026-01-30', [[{ lastPostOn: '2026-01-01' }, { kind: 'class', class: 'active' }]]),
    ...cases('account-silence', '2026-01-31', [[{ lastPostOn: '2026-01-01' }, { class: 'quiet' }]]),
    ...cases('account-silence', '2026-03-31', [[{ lastPostOn: '2026-01-01' }, { class: 'quiet' }]]),
    ...cases('account-silence', '2026-04-01', [[{ lastPostOn: '2026-01-01' }, { class: 'dormant' }]]),
    ...cases('account-silence', '2026-06-29', [[{ lastPostOn: '2026-01-01' }, { class: 'dormant' }]]),
    ...cases('account-silence', '2026-06-30', [
      [{ lastPostOn: '2026-01-01' }, { class: 'dead', label: { zh: '僵尸号' } }],
    ]),
  ])('%s on %s of %j', holds)
})
