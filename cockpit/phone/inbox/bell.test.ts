import { expect, test } from 'vitest'
import type { InboxAnswer } from '../../../data/contract/inbox.ts'
import { ringing } from './bell.ts'

const at = (time: string) => Date.parse(`2026-11-${time}:00+08:00`)
const notice = (time: string, isRead = false): InboxAnswer['notices'][number] => ({
  ...{ id: time, kind: 'opened', item: 'i', label: { zh: '', en: '' }, owner: { org: 'b', name: '' }, due: '' },
  ...{ time: `2026-11-${time}:00+08:00`, isRead },
})
const notices = [notice('25T18:00'), notice('26T07:00'), notice('26T09:00'), notice('25T10:00', true)]
const quiet = { from: '21:00', to: '07:30' }

test('one by one tells all that is unread, except in quiet hours', () => {
  const told = (now: string) => ringing(notices, { settings: { quiet, isDigest: false }, now: at(now) })
  expect([told('26T07:29'), told('26T07:30'), told('26T20:59'), told('26T21:00')]).toEqual([0, 3, 3, 0])
})

test('a digest tells when the quiet hours end what had come by then, and what comes later the day after', () => {
  const told = (now: string, hours: typeof quiet | null = quiet) =>
    ringing(notices, { settings: { quiet: hours, isDigest: true }, now: at(now) })
  expect([told('26T07:30'), told('26T20:00'), told('27T07:30')]).toEqual([2, 2, 3])
  // Without quiet hours at eight; before it stands that of the day before.
  expect([told('26T07:59', null), told('26T08:00', null)]).toEqual([0, 2])
})
