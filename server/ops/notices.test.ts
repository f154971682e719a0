import { expect, test } from 'vitest'
import type { SupervisionItem } from '../../data/contract/supervision.ts'
import { parseInstant } from '../../data/language/time.ts'
import { noticesOf } from './notices.ts'

const at = (day: number, hour = 9) =>
  `2026-03-${String(day).padStart(2, '0')}T${String(hour).padStart(2, '0')}:00:00+08:00`
const now = parseInstant(at(16)) ?? 0
const label = { zh: '重点任务', en: 'A key task' }
const line = (kind: string, day: number) => ({ seq: day, time: at(day), kind, label: '', source: 's' })
const item = (change: Partial<SupervisionItem> = {}): SupervisionItem => ({
  ...{ id: 'i1', stage: 'stage-open', stageLabel: label, rule: null, cause: 'key-task', label, article: '' },
  ...{ remedy: label, opened: at(2), due: at(20, 18), isOverdue: false, escalatedTo: null, escalates: null },
  owner: { org: 'b1', name: '一支部', role: 'secretary', roleLabel: label },
  opener: { org: 'c1', name: '一委员会' },
  ...{ urgeFrom: null, evidence: [], closed: null, history: [line('supervision.opened', 2)] },
  ...change,
})
const kinds = (scope: string, change: Partial<SupervisionItem> = {}, of = now) =>
  noticesOf([item(change)], { scope, now: of }).map(({ kind }) => kind)

test('who owes an item hears that it was opened, urged, and falls due; who opened it, what waits for him', () => {
  expect(kinds('b1')).toEqual(['due', 'opened'])
  expect(kinds('c1')).toEqual([])
  expect(kinds('b1', { history: [line('supervision.urged', 5), line('supervision.urged', 15)] })).toContain('urged')
  const shown = { evidence: ['e1'], history: [line('supervision.evidence.given', 14)] }
  expect(kinds('c1', shown)).toEqual(['evidence'])
  expect(kinds('b1', shown)).not.toContain('evidence')
  expect(kinds('c1', { stage: 'stage-contested', history: [line('supervision.contested', 14)] })).toEqual(['contested'])
})

test('at its date it is overdue for both and no longer due soon; seven days before it is not yet due soon', () => {
  const due = parseInstant(at(20, 18)) ?? 0
  expect(kinds('b1', {}, due - 1)).toEqual(['due', 'opened'])
  expect(kinds('b1', {}, due)).toEqual(['overdue', 'opened'])
  expect(kinds('c1', {}, due)).toEqual(['overdue'])
  expect(kinds('b1', {}, due - 7 * 86_400_000 - 1)).toEqual(['opened'])
})

test('nobody else hears of it, but for whom it came up to', () => {
  expect(kinds('root')).toEqual([])
  const escalatedTo = { org: 'c2', name: '二委员会' }
  const history = [line('deadline.passed', 2), line('deadline.passed', 9)]
  const [notice] = noticesOf([item({ escalatedTo, history })], { scope: 'c2', now })
  expect(notice).toMatchObject({ kind: 'escalated', time: at(9) })
})

test('closed it is told once, and what is long past only as long as it stands', () => {
  expect(kinds('b1', { stage: 'closed', closed: at(15) })).toEqual(['closed'])
  const later = now + 60 * 86_400_000
  expect(kinds('b1', { stage: 'closed', closed: at(15) }, later)).toEqual([])
  expect(kinds('b1', {}, later)).toEqual(['overdue'])
})

test('the same fact has the same id, another urge another', () => {
  const ids = (day: number) =>
    noticesOf([item({ history: [line('supervision.urged', day)] })], { scope: 'b1', now }).map(({ id }) => id)
  expect(ids(5)).toEqual(ids(5))
  expect(ids(6).filter((id) => !ids(5).includes(id))).toHaveLength(1)
  expect(new Set(ids(5)).size).toBe(3)
})
