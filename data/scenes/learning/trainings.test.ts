import { expect, test } from 'vitest'
import { parseInstant } from '../../language/time.ts'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { classHeld, courseCompleted } from './events.ts'
import { trainingFold } from './trainings.ts'
import { venueFold } from './venues.ts'

const BY = '2026-03-31T18:00:00+08:00'
const planned = (day: string): Told => ({
  kind: 'training.planned',
  time: `2026-03-${day}T09:00`,
  data: { training: 't1', audience: 'for-members', hours: 8, persons: 20, by: BY },
})
const held = (time: string, minutes = 180): Told => ({
  kind: 'class.held',
  time: `2026-${time}T09:00`,
  data: { class: `c${time}`, training: 't1', audience: 'for-members', minutes, persons: 18 },
})
const run = (...events: Told[]) => runKeyed(trainingFold, events)

test('is under way with its first class, and completed once all its hours were held', () => {
  expect(present(run(planned('02')).sums)).toEqual({ 'training.planned': 1, 'training.waiting': 1 })
  expect(present(run(planned('02'), held('03-05')).sums)).toMatchObject({ 'training.underway': 1 })
  const done = run(planned('02'), held('03-05'), held('03-12'), held('03-19'))
  expect(present(done.sums)).toEqual({
    'training.planned': 1,
    'training.completed': 1,
    'training.completed.timely': 1,
  })
  const late = run(planned('02'), held('03-05'), held('04-12'))
  expect(late.sums['training.completed.timely']).toBeUndefined()
})

test('is due until it is completed', () => {
  const dueAfter = (...events: Told[]) => {
    const state = run(...events).states.get('t1')
    return state && trainingFold.due?.(state)
  }
  expect(dueAfter(planned('02'), held('03-05'))).toEqual({ at: parseInstant(BY), rule: 'training-held' })
  expect(dueAfter(planned('02'), held('03-05'), held('03-12'))).toBeNull()
})

test('refusals have their codes', () => {
  expect(run(planned('02'), planned('03')).refusal).toMatchObject({ code: 'training-planned' })
  expect(run({ ...planned('02'), time: '2026-04-01T09:00' }).refusal).toMatchObject({ code: 'training-by' })
  expect(run(held('03-01')).refusal).toMatchObject({ code: 'training-unplanned', early: true })
})

test('a class of no plan has nothing to do with it', () => {
  const { training: _, ...data } = held('03-05').data
  expect(run({ ...held('03-05'), data }).states.size).toBe(0)
})

test('a venue is in use once a month, however often it is visited', () => {
  const visit = (day: string): Told => ({
    kind: 'exhibit.visited',
    time: `2026-${day}T10:00`,
    data: { venue: 'v1', type: 'exhibition-hall', persons: 9 },
  })
  const { sums } = runKeyed(venueFold, [visit('03-01'), visit('03-31'), visit('04-01')])
  expect(sums).toEqual({ 'venue.used': 2, 'venue.used/exhibition-hall': 2 })
})

test('the door refuses a name listed twice, more names than people, and a course of nobody or of both', () => {
  const klass = (members: string[]) => classHeld.payload.safeParse({ ...held('03-05').data, persons: 2, members })
  expect(klass(['m1', 'm2']).success).toBe(true)
  expect(klass(['m1', 'm1']).success).toBe(false)
  expect(klass(['m1', 'm2', 'm3']).success).toBe(false)
  const course = (who: object) => courseCompleted.payload.safeParse({ course: 'k', minutes: 45, ...who }).success
  expect([course({ member: 'm1' }), course({ persons: 3 }), course({}), course({ member: 'm1', persons: 3 })]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
