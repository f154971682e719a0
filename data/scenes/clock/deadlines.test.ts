import { expect, test } from 'vitest'
import { runKeyed, type Told } from '../../testing/keyed.ts'
import { clock } from './index.ts'

const [fold] = clock.keyed ?? []
const told = (what: 'passed' | 'cleared'): Told => ({
  kind: `deadline.${what}`,
  time: '2026-03-05T09:00',
  data: { rule: 'appeal-answer', fold: 'appeal', key: 'a1', due: '2026-03-05T09:00:00+08:00' },
})
const run = (...events: Told[]) => {
  if (!fold) throw new Error('the clock has a fold')
  return runKeyed(fold, events)
}

test('a date passes once and is cleared once, in that order', () => {
  expect(run(told('passed'), told('cleared')).sums).toMatchObject({
    'deadline.passed': 1,
    'deadline.cleared': 1,
    'deadline.open': 0,
  })
  expect(run(told('passed'), told('passed')).refusal?.code).toBe('deadline-passed')
  expect(run(told('cleared')).refusal).toMatchObject({ code: 'deadline-not-open', early: true })
})
