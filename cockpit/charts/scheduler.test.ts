import { expect, test } from 'vitest'
import { Scheduler } from './scheduler.ts'

/** Frames that are run by hand, and work that takes as long as it says. */
function fakeFrames() {
  let now = 0
  const frames: (() => void)[] = []
  const done: string[] = []
  return {
    done,
    frames,
    clock: { now: () => now, request: (run: () => void) => frames.push(run) },
    work: (name: string, ms = 1) => {
      return () => {
        now += ms
        done.push(name)
      }
    },
    next: () => frames.shift()?.(),
  }
}

test('does what fits into a frame and leaves the rest to the next', () => {
  const { clock, work, next, done } = fakeFrames()
  const scheduler = new Scheduler(clock, 6)
  for (const name of ['a', 'b', 'c']) scheduler.ask({}, work(name, 4))
  next()
  expect(done).toEqual(['a', 'b'])
  next()
  expect(done).toEqual(['a', 'b', 'c'])
})

test('does the same thing once a frame, as last asked, and asks for one frame only', () => {
  const { clock, work, next, done, frames } = fakeFrames()
  const scheduler = new Scheduler(clock, 6)
  const chart = {}
  scheduler.ask(chart, work('old'))
  scheduler.ask(chart, work('new'))
  expect(frames).toHaveLength(1)
  next()
  expect(done).toEqual(['new'])
  expect(frames).toHaveLength(0)
})

test('does one piece a frame even when it alone takes longer, and goes on after one that throws', () => {
  const { clock, work, next, done } = fakeFrames()
  const scheduler = new Scheduler(clock, 6)
  scheduler.ask({}, work('long', 40))
  scheduler.ask({}, () => {
    throw new Error('broken')
  })
  scheduler.ask({}, work('last'))
  next()
  expect(() => next()).toThrow('broken')
  next()
  expect(done).toEqual(['long', 'last'])
})

test('does nothing for whoever has gone', () => {
  const { clock, work, next, done } = fakeFrames()
  const scheduler = new Scheduler(clock, 6)
  const chart = {}
  scheduler.ask(chart, work('gone'))
  scheduler.forget(chart)
  next()
  expect(done).toEqual([])
  expect(scheduler.size).toBe(0)
})
