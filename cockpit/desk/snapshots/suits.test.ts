import { expect, test } from 'vitest'
import type { SnapshotRow } from '../../../data/contract/desk.ts'
import { suitsVersion } from './suits.ts'

const row = (version: number, more: Partial<SnapshotRow> = {}): SnapshotRow => ({
  ...{ id: `s${version}`, version, epoch: 'e', made: '2026-01-01T00:00:00+08:00', kind: 'demand', state: 'ready' },
  ...{ bytes: 1, rows: 1, demo: true, ...more },
})
const wanted = { version: 10, epoch: 'e' }

test('the nearest ready one that is new enough and of the same epoch', () => {
  const unfit = [row(9), row(12, { state: 'making' }), row(11, { epoch: 'other' }), row(13, { state: 'failed' })]
  expect(suitsVersion([row(30), ...unfit, row(20)], wanted)?.version).toBe(20)
  expect(suitsVersion([row(10)], wanted)?.version).toBe(10)
})

test('one that is being made before none, and none where all are too old', () => {
  expect(suitsVersion([row(12, { state: 'making' })], wanted)?.version).toBe(12)
  expect(suitsVersion([row(9)], wanted)).toBeUndefined()
})
