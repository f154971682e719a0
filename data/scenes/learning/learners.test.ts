import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { learnerFold } from './learners.ts'

const klass = (time: string, members: string[], minutes = 180): Told => ({
  kind: 'class.held',
  time: `${time}T09:00`,
  data: { class: `c-${time}`, audience: 'for-members', minutes, persons: 20, members },
})
const course = (time: string, member: string | undefined, minutes = 45): Told => ({
  kind: 'course.completed',
  time: `${time}T20:00`,
  data: { course: 'k1', minutes, ...(member === undefined ? { persons: 5 } : { member }) },
})

test('counts a person once a year, whatever he takes part in', () => {
  const { sums } = runKeyed(learnerFold, [klass('2026-03-01', ['m1', 'm2']), course('2026-04-01', 'm1')])
  expect(present(sums)).toEqual({ 'learning.reached': 2, 'learning.reached/hours-below-half': 2 })
  const next = runKeyed(learnerFold, [klass('2026-12-31', ['m1']), klass('2027-01-01', ['m1'])])
  expect(next.sums['learning.reached']).toBe(2)
})

test('knows nobody where nobody is named', () => {
  expect(runKeyed(learnerFold, [course('2026-04-01', undefined), klass('2026-04-02', [])]).sums).toEqual({})
})

test.each([
  [719, 'hours-below-half'],
  [720, 'hours-half'],
  [1_439, 'hours-half'],
  [1_440, 'hours-full'],
  [2_519, 'hours-full'],
  [2_520, 'hours-secretary'],
])('%i minutes are %s: 32 and 56 hours of 45 minutes', (minutes, progress) => {
  const { sums } = runKeyed(learnerFold, [course('2026-03-01', 'm1', 1), course('2026-03-02', 'm1', minutes - 1)])
  expect(present(sums)).toEqual({ 'learning.reached': 1, [`learning.reached/${progress}`]: 1 })
})

test('who learns in two places is counted where he learnt first', () => {
  const first = { ...course('2026-03-01', 'm1'), org: 3 }
  const { byOrg } = runKeyed(learnerFold, [first, { ...course('2026-03-05', 'm1', 900), org: 4 }])
  expect(byOrg[3]).toMatchObject({ 'learning.reached': 1, 'learning.reached/hours-half': 1 })
  expect(byOrg[4]).toBeUndefined()
})
