import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { EVENTS } from './events.ts'
import { storyFold } from './stories.ts'

const tell = (step: string, day: string, data = {}): Told => ({
  kind: `story.${step}`,
  time: `2026-03-${day}T09:00`,
  data: { story: 's1', ...data },
})
const submitted = tell('submitted', '02', { activity: 'x1' })
const run = (...events: Told[]) => runKeyed(storyFold, events)

test('is shown once it has been approved', () => {
  const { sums } = run(submitted, tell('approved', '04'), tell('published', '05'))
  expect(present(sums)).toEqual({
    'story.submitted': 1,
    'story.decided': 1,
    'story.decided/story-approved': 1,
    'story.decided.timely': 1,
    'story.days': 2,
    'story.published': 1,
  })
})

test('a rejected one may come again', () => {
  const again = [tell('rejected', '03'), tell('submitted', '05', { activity: 'x1' })]
  expect(present(run(submitted, ...again).sums)).toMatchObject({ 'story.resubmitted': 1, 'story.waiting': 1 })
  expect(run(submitted, ...again, tell('approved', '06'), tell('published', '07')).sums).toMatchObject({
    'story.published': 1,
  })
})

test('nothing is shown without an approval: before it the publication waits, after a rejection it is refused', () => {
  expect(run(submitted, tell('published', '05')).refusal).toMatchObject({ code: 'story-unapproved', early: true })
  expect(run(tell('published', '05')).refusal).toMatchObject({ code: 'story-unknown', early: true })
  const { refusal } = run(submitted, tell('rejected', '03'), tell('published', '05'))
  expect(refusal).toMatchObject({ code: 'story-returned' })
  expect(refusal?.early).toBeUndefined()
})

test.each([
  ['story-submitted', [submitted, submitted]],
  ['story-settled', [submitted, tell('approved', '03'), submitted]],
  ['story-not-waiting', [submitted, tell('approved', '03'), tell('rejected', '04')]],
  ['story-published', [submitted, tell('approved', '03'), tell('published', '04'), tell('published', '05')]],
])('%s', (code, events) => {
  expect(run(...events).refusal).toMatchObject({ code })
})

test('of a story only its publication may be shown one by one, and it must be tied to an activity or a task', () => {
  const stories = EVENTS.filter(({ kind }) => kind.startsWith('story.'))
  expect(stories.filter(({ ribbon }) => ribbon === true).map(({ kind }) => kind)).toEqual(['story.published'])
  const [first] = stories
  expect(first?.payload.safeParse({ story: 's1' }).success).toBe(false)
})
