import { expect, test } from 'vitest'
import { parseInstant } from '../../language/time.ts'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { requestFold } from './requests.ts'

const tell = (step: string, day: string, data = {}): Told => ({
  kind: `care.${step}`,
  time: `2026-03-${day}T09:00`,
  data: { care: 'c1', ...data },
})
const requested = tell('requested', '02', { kind: 'illness' })
const given = (day: string) => tell('given', day, { kind: 'hardship', persons: 3, fen: 50_000 })
const run = (...events: Told[]) => runKeyed(requestFold, events)

test('waits until help is given, and counts how long and whom it helped', () => {
  expect(present(run(requested).sums)).toEqual({
    'care.requested': 1,
    'care.requested/illness': 1,
    'care.waiting': 1,
  })
  expect(present(run(requested, given('05')).sums)).toEqual({
    'care.requested': 1,
    'care.requested/illness': 1,
    'care.given': 1,
    'care.given/hardship': 1,
    'care.given/given-in-3-days': 1,
    'care.given.timely': 1,
    'care.helped': 3,
    'care.days': 3,
    'care.money': 50_000,
  })
})

test.each([
  ['05', 'given-in-3-days', 1],
  ['09', 'given-in-7-days', 1],
  ['10', 'given-in-15-days', undefined],
  ['17', 'given-in-15-days', undefined],
  ['18', 'given-later', undefined],
])('help on the %s comes %s', (day, wait, timely) => {
  const { sums } = run(requested, given(day))
  expect(sums[`care.given/${wait}`]).toBe(1)
  expect(sums['care.given.timely']).toBe(timely)
})

test('is due a week after it was asked for, until it is settled', () => {
  const dueAfter = (...events: Told[]) => {
    const state = run(...events).states.get('c1')
    return state && requestFold.due?.(state)
  }
  expect(dueAfter(requested)).toEqual({ at: parseInstant('2026-03-09T09:00:00+08:00'), rule: 'care-give' })
  expect(dueAfter(requested, given('20'))).toBeNull()
  expect(dueAfter(requested, tell('withdrawn', '03'))).toBeNull()
})

test('refusals have their codes', () => {
  expect(run(requested, requested).refusal).toMatchObject({ code: 'care-requested' })
  expect(run(requested, given('03'), given('04')).refusal).toMatchObject({ code: 'care-settled' })
  expect(run(requested, tell('withdrawn', '03'), given('04')).refusal).toMatchObject({ code: 'care-settled' })
  expect(run(given('04')).refusal).toMatchObject({ code: 'care-unknown', early: true })
})
