import { expect, test } from 'vitest'
import { openDevice } from './device.ts'

function openStore(): Storage {
  const kept = new Map<string, string>()
  return {
    get length() {
      return kept.size
    },
    clear: () => kept.clear(),
    key: (i) => [...kept.keys()][i] ?? null,
    getItem: (name) => kept.get(name) ?? null,
    setItem: (name, text) => void kept.set(name, text),
    removeItem: (name) => void kept.delete(name),
  }
}

test('what one member did on a phone is not sent by another of the same branch, who signs in after him', () => {
  const store = openStore()
  const member = (pseudonym: string) => openDevice(store, { role: 'member', scope: 'b1', member: pseudonym })
  member('p1').keep('outbox', ['contest'])
  expect(member('p1').recall('outbox')).toEqual(['contest'])
  expect(member('p2').recall('outbox')).toBeUndefined()
})
