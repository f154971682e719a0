import { expect, test } from 'vitest'
import { type Act, isPassing, nextOutbox, nextToSend, type Queued } from './outbox.ts'

const act = (id: string): Act => ({ id, path: '/api/x', body: { id }, label: id, about: 'item', at: 1 })
const add = (queued: readonly Queued[], id: string) => nextOutbox(queued, { kind: 'added', act: act(id) })
const because = { code: 'refused', sentence: '该督办事项已经销号' } as const

test('keeps the order of doing, and an act once', () => {
  const queued = add(add(add([], 'a'), 'b'), 'a')
  expect(queued.map(({ id }) => id)).toEqual(['a', 'b'])
  expect(nextToSend(queued)?.id).toBe('a')
  expect(nextToSend(nextOutbox(queued, { kind: 'gone', id: 'a' }))?.id).toBe('b')
})

test('what was refused stays with its reason, holds up nothing, and can be tried again', () => {
  const queued = nextOutbox(add(add([], 'a'), 'b'), { kind: 'refused', id: 'a', because })
  expect(queued[0]?.refused).toEqual(because)
  expect(nextToSend(queued)?.id).toBe('b')
  expect(nextToSend(nextOutbox(queued, { kind: 'again', id: 'a' }))?.id).toBe('a')
})

test('a lost line and a lost session say nothing of the act', () => {
  expect((['loading', 'internal', 'too-many', 'unauthorized'] as const).every(isPassing)).toBe(true)
  expect((['refused', 'forbidden', 'not-found', 'bad-request'] as const).some(isPassing)).toBe(false)
})
