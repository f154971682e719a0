import { expect, test } from 'vitest'
import { present, runKeyed, type Told, toKeyedEvent } from '../../../testing/keyed.ts'
import { meetingHeld } from '../events.ts'
import { postMeeting } from '../meetings.ts'
import { missedFold } from './missed.ts'

const MEETING = { form: 'theme-day', attended: 18, expected: 21, minutes: 90 } as const
const held = (day: string, data: object): Told => ({
  kind: 'meeting.held',
  time: `${day}T09:00`,
  data: { ...MEETING, ...data },
})
const came = (day: string) => held(day, { members: ['p', 'q'], absent: [] })
const missed = (day: string) => held(day, { members: ['q'], absent: ['p'] })
const sumsOf = (...events: Told[]) => present(runKeyed(missedFold, events).sums)

test('a meeting that does not name who was absent touches nobody', () => {
  const keysOf = (data: object) => missedFold.keys({ ...toKeyedEvent(held('2026-02-10', data)), member: '' })
  expect(keysOf({ members: ['p'] })).toEqual([])
  expect(keysOf({ members: ['p'], absent: ['q'] })).toEqual([
    { key: 'p/2026', member: 'p' },
    { key: 'q/2026', member: 'q' },
  ])
})

test('who missed two meetings of a quarter counts once in it, however many more he misses', () => {
  const both = { 'member.expected/quarter': 2 }
  expect(sumsOf(missed('2026-01-10'), came('2026-02-10'))).toEqual(both)
  expect(sumsOf(missed('2026-01-10'), came('2026-02-10'), missed('2026-03-10'))).toEqual({
    ...both,
    'member.missed/again': 1,
  })
  // The quarter begins again.
  expect(sumsOf(missed('2026-03-10'), came('2026-03-20'), missed('2026-04-10'))).toEqual({
    'member.expected/quarter': 4,
  })
})

test('who missed three one after the other counts once a year; who came in between does not', () => {
  const three = [missed('2026-03-10'), missed('2026-04-10'), missed('2026-05-10')]
  expect(sumsOf(...three)).toMatchObject({ 'member.missed/in-row': 1 })
  expect(sumsOf(...three, came('2026-06-10'), ...three.map(() => missed('2026-07-10')))).toMatchObject({
    'member.missed/in-row': 1,
  })
  expect(
    sumsOf(missed('2026-03-10'), missed('2026-04-10'), came('2026-04-20'), missed('2026-05-10')),
  ).not.toHaveProperty('member.missed/in-row')
})

test('nobody is in both lists or twice in one, and no more are absent than did not come', () => {
  const isGood = (data: object) => meetingHeld.payload.safeParse({ ...MEETING, ...data }).success
  expect(isGood({ members: ['p'], absent: [] })).toBe(true)
  expect(isGood({ members: ['p'], absent: ['q', 'r', 's'] })).toBe(true)
  expect(isGood({ members: ['p'], absent: ['q', 'r', 's', 't'] })).toBe(false)
  expect(isGood({ members: ['p'], absent: ['p'] })).toBe(false)
  expect(isGood({ absent: ['q', 'q'] })).toBe(false)
})

test('how many of those expected are named is posted where both lists are given', () => {
  const measures = (data: object) =>
    postMeeting.post({ ...MEETING, ...data }).filter(({ measure }) => measure === 'meeting.expected/named')
  expect(measures({ members: ['p'], absent: ['q', 'r'] })).toEqual([{ measure: 'meeting.expected/named', amount: 3 }])
  expect(measures({ members: ['p'] })).toEqual([])
})
