import fc from 'fast-check'
import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { loopFold } from './loops.ts'

const tell = (kind: string, day: string, data = {}): Told => ({
  kind,
  time: `2026-03-${day}T09:00`,
  data: { task: 't1', ...data },
})
const claimed = tell('task.claimed', '02')
const acted = tell('activity.held', '03', { activity: 'x1' })
const shown = tell('story.published', '04', { story: 's1' })
const learned = tell('course.completed', '05', { course: 'k1' })
const run = (...events: Told[]) => present(runKeyed(loopFold, events).sums)

test('a task goes from link to link, and counts once in each', () => {
  expect(run(claimed)).toEqual({ 'loop.claimed': 1, 'loop.claimed/link-claimed': 1 })
  expect(run(claimed, acted, acted)).toEqual({ 'loop.claimed': 1, 'loop.acted': 1, 'loop.claimed/link-acted': 1 })
  expect(run(claimed, acted, shown, tell('class.held', '05', { class: 'c1' }), learned)).toEqual({
    'loop.claimed': 1,
    'loop.acted': 1,
    'loop.shown': 1,
    'loop.learned': 1,
    'loop.claimed/link-learned': 1,
  })
})

test('a link counts only once those before it are there, at whoever claimed the task', () => {
  expect(run(claimed, shown, learned)).toEqual({ 'loop.claimed': 1, 'loop.claimed/link-claimed': 1 })
  expect(run(acted, shown)).toEqual({})
  const { byOrg } = runKeyed(loopFold, [
    { ...acted, org: 4 },
    { ...claimed, org: 3 },
  ])
  expect(byOrg).toEqual({ 3: { 'loop.claimed': 1, 'loop.acted': 1, 'loop.claimed/link-acted': 1 } })
})

test('what names no task has nothing to do with the loop', () => {
  const { task: _, ...data } = shown.data
  expect(runKeyed(loopFold, [{ ...shown, data }]).states.size).toBe(0)
})

test('no link ever counts more tasks than the one before it, whatever comes first', () => {
  fc.assert(
    fc.property(fc.shuffledSubarray([claimed, acted, shown, learned]), (events) => {
      const counts = (['claimed', 'acted', 'shown', 'learned'] as const).map(
        (link) => run(...events)[`loop.${link}`] ?? 0,
      )
      expect(counts).toEqual(counts.toSorted((a, b) => b - a))
    }),
  )
})
