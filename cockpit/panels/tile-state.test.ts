import { expect, test } from 'vitest'
import type { Health } from '../../data/contract/frames.ts'
import { SILENT_MS } from '../charts/durations.ts'
import { tileStateOf, tileWords } from './tile-state.ts'

const NOW = 1_764_150_000_000
const health: Health = {
  epoch: 'e',
  version: 9,
  now: NOW,
  status: 'ready',
  progress: null,
  reconciler: { checked: 10, differences: 0, version: 9 },
  identities: { checked: 10, residuals: 0, version: 9 },
  demo: false,
  loading: null,
  sources: [],
  scenes: { appeal: NOW - SILENT_MS - 1, organisation: NOW - 1_000 },
  held: 0,
  retried: 0,
  expired: 0,
  rejected: 0,
}
const at = (change: Partial<Parameters<typeof tileStateOf>[0]>) =>
  tileStateOf({ metrics: ['members'], lost: null, health, now: NOW, ...change })

test('a tile whose own scene has fallen silent is old, its neighbours are not', () => {
  expect(at({})).toEqual({ status: 'live' })
  expect(at({ metrics: ['appeals-waiting'] })).toMatchObject({ why: 'source', since: NOW - SILENT_MS - 1 })
})

test('a scene that was not heard of since the start, and a past that is coming in, make nothing old', () => {
  expect(at({ metrics: ['care-waiting'] })).toEqual({ status: 'live' })
  const loading = { done: 1, total: 2, stage: 'history' } as const
  expect(at({ metrics: ['appeals-waiting'], health: { ...health, loading } })).toEqual({ status: 'live' })
})

test('without the line nothing is known of the rest; a difference to the ledger is told', () => {
  const wrong = { ...health, reconciler: { checked: 10, differences: 2, version: 9 } }
  expect(at({ health: wrong, lost: NOW - 42_000 })).toMatchObject({ why: 'link' })
  expect(tileWords(at({ health: wrong, lost: NOW - 42_000 }), NOW)?.span).toEqual({ unit: 'seconds', n: 42 })
  expect(tileWords(at({ health: wrong }), NOW)).toMatchObject({ word: 'differs', n: 2 })
  const busy: Health = { ...health, status: 'loading', progress: { done: 0.456, label: '' } }
  expect(tileWords(at({ health: busy }), NOW)).toMatchObject({ word: 'reckoning', n: 45 })
})

test('each kind has a shape and a word of its own', () => {
  const states = [
    at({ lost: NOW }),
    at({ metrics: ['appeals-waiting'] }),
    at({ health: { ...health, reconciler: { checked: 1, differences: 1, version: 9 } } }),
    at({ health: { ...health, status: 'loading' } }),
  ].map((state) => tileWords(state, NOW))
  expect(new Set(states.map((told) => told?.shape)).size).toBe(4)
  expect(new Set(states.map((told) => told?.word)).size).toBe(4)
})
