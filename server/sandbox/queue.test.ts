import { expect, test } from 'vitest'
import { Queue } from './queue.ts'

function open(limits = { running: 1, waitingEach: 3, waiting: 10 }) {
  const queue = new Queue(limits)
  const started: string[] = []
  const ends = new Map<string, () => void>()
  const ahead = new Map<string, number>()
  const enter = (name: string, signal = new AbortController().signal) =>
    queue
      .enter(name.slice(0, 1), { signal, moved: (n) => ahead.set(name, n) })
      .then((end) => {
        started.push(name)
        ends.set(name, end)
      })
      .catch((reason) => started.push(`${name}: ${reason}`))
  const settle = () => new Promise((resolve) => setImmediate(resolve))
  const end = async (name: string) => {
    ends.get(name)?.()
    await settle()
  }
  return { queue, started, ahead, enter, end, settle }
}

test('who sent many waits for whoever sent one; each one’s own keep their order', async () => {
  const { started, ahead, enter, end, settle } = open()
  for (const name of ['a1', 'a2', 'a3', 'b1', 'c1', 'b2']) void enter(name)
  await settle()
  expect(started).toEqual(['a1'])
  expect(Object.fromEntries(ahead)).toEqual({ a2: 2, a3: 4, b1: 0, c1: 1, b2: 3 })
  for (const name of ['a1', 'b1', 'c1', 'a2', 'b2', 'a3']) await end(name)
  expect(started).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('one person cannot hold both places while somebody else waits', async () => {
  const { started, enter, end, settle } = open({ running: 2, waitingEach: 3, waiting: 10 })
  for (const name of ['a1', 'a2', 'a3', 'b1']) void enter(name)
  await settle()
  expect(started).toEqual(['a1', 'a2'])
  await end('a1')
  expect(started).toEqual(['a1', 'a2', 'b1'])
})

test('who gives up while waiting leaves no gap, and an end that is told twice counts once', async () => {
  const { queue, started, enter, end, settle } = open()
  const stop = new AbortController()
  void enter('a1')
  void enter('a2', stop.signal)
  void enter('b1')
  await settle()
  stop.abort('stopped')
  await settle()
  await end('a1')
  await end('a1')
  expect(started).toEqual(['a1', 'a2: stopped', 'b1'])
  void enter('c1')
  await settle()
  expect(started).toHaveLength(3)
  for (let i = 0; i < 3; i++) void enter(`d${i}`)
  expect([queue.hasRoom('d'), queue.hasRoom('e')]).toEqual([false, true])
})
