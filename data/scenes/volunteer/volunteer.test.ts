import { describe, expect, test } from 'vitest'
import type { KeyInput } from '../../language/keyed.ts'
import { keyedEvent, runKeyed } from '../../testing/run-keyed.ts'
import { shiftDone } from './events.ts'
import { postShift, volunteerBranchFold, volunteerMonthFold, volunteerYearFold } from './shifts.ts'

const shift = (time: string, minutes: number, org = 7) => keyedEvent('shift.done', time, { org, data: { minutes } })
const input = (time: string, members?: readonly string[]): KeyInput => ({
  kind: 'shift.done',
  subject: 'b7',
  member: '',
  ts: Date.parse(time),
  data: members === undefined ? {} : { members },
})

test('a shift counts persons, their minutes together, and how many of them are named', () => {
  expect(postShift.post({ shift: 's', persons: 8, minutes: 60, members: ['a', 'b'] })).toEqual([
    { measure: 'shift.done', amount: 1 },
    { measure: 'shift.persons', amount: 8 },
    { measure: 'shift.minutes', amount: 480 },
    { measure: 'shift.named', amount: 2 },
  ])
})

test('names at most the persons there were, each once; minutes are above 0', () => {
  const ok = (data: object) => shiftDone.payload.safeParse({ shift: 's', persons: 2, minutes: 60, ...data }).success
  expect([{}, { members: ['a', 'b'] }].map(ok)).toEqual([true, true])
  expect([{ members: ['a', 'b', 'c'] }, { members: ['a', 'a'] }, { minutes: 0 }, { minutes: -60 }].map(ok)).toEqual([
    false,
    false,
    false,
    false,
  ])
})

describe('volunteers', () => {
  test('are counted once a month by their hours, at the branch of the last shift', () => {
    const { sums } = runKeyed(volunteerMonthFold, [
      shift('03-02T09:00', 30),
      shift('03-09T09:00', 60),
      shift('03-16T09:00', 150, 8),
    ])
    expect(sums).toMatchObject({
      'volunteer.month': 1,
      '7 volunteer.month': 0,
      'volunteer.month/under-1-hour': 0,
      'volunteer.month/under-4-hours': 0,
      '8 volunteer.month/under-8-hours': 1,
    })
  })

  test('are counted once a year', () => {
    const { sums } = runKeyed(volunteerYearFold, [shift('03-02T09:00', 30), shift('06-09T09:00', 60)])
    expect(sums).toEqual({ 'volunteer.year': 1, '7 volunteer.year': 1 })
  })

  test('have a key for each period of the calendar at +08:00', () => {
    const keys = (time: string) => volunteerMonthFold.keys(input(time, ['a', 'b'])).map(({ key }) => key)
    expect(keys('2026-02-28T15:59:59Z')).toEqual(['a/2026-02', 'b/2026-02'])
    expect(keys('2026-02-28T16:00:00Z')).toEqual(['a/2026-03', 'b/2026-03'])
    expect(volunteerYearFold.keys(input('2025-12-31T16:00:00Z', ['a']))).toEqual([{ key: 'a/2026', member: 'a' }])
  })

  test('who are not named have no key', () => {
    expect(volunteerMonthFold.keys(input('2026-03-02T09:00:00+08:00'))).toEqual([])
  })
})

test('an organisation counts once a month, however many shifts it has', () => {
  const { sums } = runKeyed(volunteerBranchFold, [shift('03-02T09:00', 60), shift('03-09T09:00', 60)])
  expect(sums).toEqual({ 'volunteer.branch': 1, '7 volunteer.branch': 1 })
  expect(volunteerBranchFold.keys(input('2026-03-02T09:00:00+08:00'))).toEqual([{ key: 'b7/2026-03' }])
})
