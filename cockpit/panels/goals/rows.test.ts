import { expect, test } from 'vitest'
import type { TargetRow } from '../../../data/contract/targets.ts'
import { goalRows } from './rows.ts'

const row = (change: Partial<TargetRow>): TargetRow => ({
  metric: 'members-admitted-year',
  label: { zh: '发展党员', en: 'Admitted' },
  unit: 'person',
  aim: 'at-least',
  pace: 'year',
  value: 80,
  state: 'reported',
  target: 100,
  dueToday: 90,
  distance: 20,
  behind: 10,
  ...change,
})

test('a bar reaches to the target, its tick to what is due today; what is behind comes first', () => {
  const rows = goalRows({ targets: [row({ value: 95, behind: -5 }), row({})] }, 9)
  expect(rows).toMatchObject([
    { isBehind: true, fill: 0.8, tick: 0.9 },
    { isBehind: false, fill: 0.95 },
  ])
})

test('what went beyond its target is the longest, and what was not reported is neither in time nor behind', () => {
  expect(goalRows({ targets: [row({ value: 125, behind: -35 })] }, 9)).toMatchObject([{ fill: 1, tick: 0.72 }])
  const missing = row({ value: null, behind: null, state: 'missing' })
  expect(goalRows({ targets: [missing] }, 9)).toMatchObject([{ isBehind: null, fill: 0 }])
})
