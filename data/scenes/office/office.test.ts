import { expect, test } from 'vitest'
import { keyedEvent, runKeyed } from '../../testing/run-keyed.ts'
import { approvalFold, documentFold } from './items.ts'

const document = (name: string, time: string) => keyedEvent(`document.${name}`, time, { data: { document: 'd' } })
const passed = (fold: string, time: string) =>
  keyedEvent('deadline.passed', time, { data: { rule: `office-${fold}`, fold, key: 'd' } })
const received = document('received', '03-02T09:00')
const opened = keyedEvent('approval.opened', '03-02T09:00', { data: { approval: 'a', matter: 'funds' } })
const decided = (time: string) => keyedEvent('approval.decided', time, { data: { approval: 'a', outcome: 'returned' } })

test('a document waits from the day it is received until it is handled', () => {
  expect(runKeyed(documentFold, [received]).sums).toMatchObject({ 'document.waiting': 1, '7 document.received': 1 })
  const { sums, state } = runKeyed(documentFold, [received, document('handled', '03-05T08:00')])
  expect(sums).toMatchObject({
    'document.waiting': 0,
    'document.handled': 1,
    'document.handled/within-3-days': 1,
    'document.handled.timely': 1,
    'document.days': 3,
  })
  expect(documentFold.due?.(state)).toBeNull()
})

test('past its limit it is overdue, and handled late', () => {
  const { state } = runKeyed(documentFold, [received])
  expect(documentFold.due?.(state)).toEqual({ at: received.ts + 7 * 86_400_000, rule: 'office-document' })
  const late = [received, passed('document', '03-09T09:00')]
  expect(runKeyed(documentFold, late).sums).toMatchObject({ 'document.overdue': 1, 'document.waiting': 1 })
  const { sums } = runKeyed(documentFold, [...late, document('handled', '03-12T09:00')])
  expect(sums).toMatchObject({ 'document.overdue': 0, 'document.handled/over-7-days': 1 })
  expect(sums['document.handled.timely']).toBeUndefined()
})

test('a date that was kept after all is not overdue, whenever the clock said so', () => {
  const kept = [received, document('handled', '03-05T09:00'), passed('document', '03-09T09:00')]
  expect(runKeyed(documentFold, kept).sums['document.overdue']).toBeUndefined()
})

test('an approval is counted by matter, wait and outcome', () => {
  expect(runKeyed(approvalFold, [opened, decided('03-03T09:00')]).sums).toMatchObject({
    '7 approval.opened/funds': 1,
    'approval.decided/returned': 1,
    'approval.decided/within-1-day': 1,
    'approval.decided.timely': 1,
    'approval.waiting': 0,
  })
})

test('the dates of one are nothing to the other', () => {
  const { ts } = received
  const data = { rule: 'office-approval', fold: 'approval', key: 'd' }
  expect(documentFold.keys({ kind: 'deadline.passed', subject: 'b', member: '', ts, data })).toEqual([])
})

test.each([
  ['a document received twice', documentFold, [received, { ...received, id: '2' }], 'document-received', undefined],
  [
    'a document handled twice',
    documentFold,
    [received, document('handled', '03-03T09:00'), document('handled', '03-04T09:00')],
    'document-handled',
    undefined,
  ],
  ['an unknown document', documentFold, [document('handled', '03-03T09:00')], 'document-unknown', true],
  ['an approval opened twice', approvalFold, [opened, { ...opened, id: '2' }], 'approval-opened', undefined],
  [
    'an approval decided twice',
    approvalFold,
    [opened, decided('03-03T09:00'), decided('03-04T09:00')],
    'approval-decided',
    undefined,
  ],
  ['an unknown approval', approvalFold, [decided('03-03T09:00')], 'approval-unknown', true],
])('%s is refused, or waits for its cause', (_, fold, events, code, early) => {
  const { refusal } = runKeyed(fold, events)
  expect([refusal?.code, refusal?.early]).toEqual([code, early])
})
