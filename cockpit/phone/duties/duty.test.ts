import { expect, test } from 'vitest'
import type { SupervisionItem } from '../../../data/contract/supervision.ts'
import { actionsOf, correctionsOf, daysUntil, isOn, urgencyOf } from './duty.ts'

const now = Date.parse('2026-11-26T09:00:00+08:00')
const label = { zh: '换届', en: 'Election' }
const item = (change: Partial<SupervisionItem> = {}): SupervisionItem => ({
  ...{
    id: 'i',
    stage: 'stage-open',
    stageLabel: label,
    rule: null,
    cause: 'key-task',
    label,
    article: '',
    remedy: label,
  },
  owner: { org: 'b1', name: '一支部', role: 'secretary', roleLabel: label },
  opener: { org: 'root', name: '杭州市' },
  ...{ opened: '2026-11-20T09:00:00+08:00', due: '2026-11-28T18:00:00+08:00', isOverdue: false },
  ...{ escalatedTo: null, escalates: null, urgeFrom: null, evidence: [], closed: null, history: [] },
  ...change,
})

test('who owes it takes it up first, then shows evidence; contesting is there until it is done', () => {
  const at = { scope: 'b1', now }
  expect(actionsOf(item(), at)).toEqual(['acknowledge', 'contest'])
  expect(actionsOf(item({ stage: 'stage-working' }), at)).toEqual(['evidence', 'progress', 'contest'])
  expect(actionsOf(item({ stage: 'stage-contested' }), at)).toEqual(['evidence', 'progress'])
  expect(actionsOf(item({ stage: 'closed' }), at)).toEqual([])
})

test('from above it is urged or handed over, and closed once there is evidence or an objection', () => {
  const at = { scope: 'root', now }
  expect(actionsOf(item(), at)).toEqual(['urge', 'hand-over'])
  expect(actionsOf(item({ urgeFrom: '2026-11-27T09:00:00+08:00' }), at)).toEqual(['hand-over'])
  expect(actionsOf(item({ evidence: ['r-1'] }), at)).toEqual(['close', 'urge', 'hand-over'])
  expect(actionsOf(item({ stage: 'closed' }), at)).toEqual(['reopen'])
})

test('days are those of the calendar at +08:00', () => {
  expect(daysUntil('2026-11-26T00:30:00+08:00', now)).toBe(0)
  expect(daysUntil('2026-11-27T00:30:00+08:00', now)).toBe(1)
  expect(urgencyOf(item({ due: '2026-11-26T18:00:00+08:00' }), now)).toBe('today')
  expect(urgencyOf(item({ isOverdue: true }), now)).toBe('late')
  expect(urgencyOf(item({ due: '2026-12-03T18:00:00+08:00' }), now)).toBe('soon')
  expect(urgencyOf(item({ due: '2026-12-04T18:00:00+08:00' }), now)).toBe('later')
})

test('what I owe and what I opened are told apart', () => {
  expect(isOn('owed', item(), 'b1')).toBe(true)
  expect(isOn('owed', item(), 'root')).toBe(false)
  expect(isOn('opened', item(), 'root')).toBe(true)
})

test('what was taken back is counted, and stays in the history', () => {
  const line = (kind: string) => ({ seq: 1, time: '2026-11-20T09:00:00+08:00', kind, label: '', source: '' })
  const history = ['supervision.opened', 'supervision.urged', 'event.corrected'].map(line)
  expect(correctionsOf(item({ history }))).toBe(1)
  expect(correctionsOf(item())).toBe(0)
})
