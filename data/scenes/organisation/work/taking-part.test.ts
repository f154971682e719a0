import { expect, test } from 'vitest'
import type { KeyedWorld, KeyInput } from '../../../language/keyed.ts'
import { keysOf } from '../../../language/label.ts'
import { parseInstant, toDay } from '../../../language/time.ts'
import { ruleAt } from '../../../rules/index.ts'
import { runKeyed, type Told, toKeyedEvent } from '../../../testing/keyed.ts'
import { meetingHeld } from '../events.ts'
import { meetingForm } from '../measures.ts'
import { postMeeting } from '../meetings.ts'
import { ORG_KINDS } from '../vocabulary.ts'
import { postActivity } from './activities.ts'
import { type AppraisalState, appraisalFold } from './appraisals.ts'
import { activityHeld, appraisalGiven, Members } from './events.ts'
import { APPRAISAL_REASONS } from './reasons.ts'
import { RHYTHM } from './rhythm.ts'
import { tookPartFold } from './took-part.ts'

/** At nine in the morning of a day, or at the time given. */
const told = (kind: string, day: string, data: object = {}): Told => ({
  kind,
  time: day.includes('T') ? day : `${day}T09:00`,
  data: { ...data },
})
const MEETING = { form: 'theme-day', attended: 18, expected: 21, minutes: 90 } as const
const held = (day: string, data = {}) => told('meeting.held', day, { ...MEETING, ...data })
const input = (day: string, data = {}): KeyInput => ({ ...toKeyedEvent(held(day, data)), member: '' })

test('a meeting without names touches nobody; one with names touches each once a year', () => {
  expect(tookPartFold.keys(input('2026-02-10'))).toEqual([])
  expect(tookPartFold.keys(input('2026-02-10', { members: ['p', 'q'] }))).toEqual([
    { key: 'p/2026', member: 'p' },
    { key: 'q/2026', member: 'q' },
  ])
})

test('somebody counts once a month and once a year, and once as having come again', () => {
  const { sums } = runKeyed(tookPartFold, [
    ...['2026-02-10', '2026-02-11', '2026-02-12', '2026-03-01'].map((day) => held(day, { members: ['p'] })),
  ])
  expect(sums).toEqual({ 'member.took-part/year': 1, 'member.took-part/month': 2, 'member.took-part/again': 1 })
})

test('names are each given once, and no more of them than came', () => {
  expect(Members.safeParse(['p', 'p']).success).toBe(false)
  expect(meetingHeld.payload.safeParse({ ...MEETING, attended: 1, members: ['p', 'q'] }).success).toBe(false)
  expect(meetingHeld.payload.safeParse({ ...MEETING, attended: 2, members: ['p', 'q'] }).success).toBe(true)
  const activity = { activity: 'a1', kind: 'activity-visit', minutes: 60, attended: 1, members: ['p', 'q'] }
  expect(activityHeld.payload.safeParse(activity).success).toBe(false)
})

test('names and lateness are posted where the source gives them', () => {
  const posted = postMeeting.post({ ...MEETING, daysLate: 3, members: ['p', 'q'] })
  expect(posted.slice(5)).toEqual([
    { measure: 'meeting.attended/named', amount: 2 },
    { measure: 'meeting.planned', amount: 1 },
    { measure: 'meeting.late', amount: 1 },
    { measure: 'meeting.days-late', amount: 3 },
  ])
  expect(postMeeting.post({ ...MEETING, daysLate: 0 }).slice(5)).toEqual([{ measure: 'meeting.planned', amount: 1 }])
})

test('an activity posts itself, its kind and origin, and who came', () => {
  const activity = { activity: 'a1', kind: 'activity-visit', attended: 3, minutes: 60 } as const
  expect(postActivity.post({ ...activity, task: 't1', members: ['p'] })).toEqual([
    { measure: 'activity.held', amount: 1 },
    { measure: 'activity.held/activity-visit', amount: 1 },
    { measure: 'activity.held/for-task', amount: 1 },
    { measure: 'activity.minutes', amount: 60 },
    { measure: 'activity.attended', amount: 3 },
    { measure: 'activity.attended/named', amount: 1 },
  ])
  expect(postActivity.post({ ...activity, attended: 0 }).map(({ measure }) => measure)).toEqual([
    'activity.held',
    'activity.held/activity-visit',
    'activity.held/on-its-own',
    'activity.minutes',
  ])
})

test('the rhythms are counted in the periods of the rules on meetings', () => {
  const { parameters } = ruleAt('meetings', toDay(parseInstant('2026-02-10T09:00:00+08:00') ?? 0))
  expect(RHYTHM.map(({ of, period }) => [of, period])).toEqual(
    (['theme-day', 'congress', 'lecture'] as const).map((form) => [meetingForm.code(form), parameters[form].period]),
  )
})

const GIVEN = { year: 2025, expected: 20, excellent: 4, qualified: 13, basic: 1, unqualified: 0 }
const given = (day: string, data = {}) => told('appraisal.given', day, { ...GIVEN, ...data })

test('an appraisal counts the branch and its grades, once a year', () => {
  const { sums } = runKeyed(appraisalFold, [given('2026-01-10')])
  expect(sums).toEqual({
    'appraisal.given': 1,
    'appraisal.expected': 20,
    'appraisal.rated': 18,
    'appraisal.rated/excellent': 4,
    'appraisal.rated/qualified': 13,
    'appraisal.rated/basic': 1,
  })
  expect(appraisalGiven.payload.safeParse({ ...GIVEN, expected: 17 }).success).toBe(false)
})

test('every reason why an appraisal is refused', () => {
  const world = (kind: keyof typeof ORG_KINDS): KeyedWorld<AppraisalState> => ({
    state: appraisalFold.initial,
    memberCount: () => 0,
    childCount: () => 0,
    isBelow: () => false,
    org: () => ({ kind: keysOf(ORG_KINDS).indexOf(kind) }),
    member: () => undefined,
  })
  const twice = runKeyed(appraisalFold, [given('2026-01-10'), given('2026-01-11')]).refusal
  const ahead = runKeyed(appraisalFold, [given('2025-12-31', { year: 2026 })]).refusal
  const elsewhere = appraisalFold.check?.(toKeyedEvent(given('2026-01-10')), world('committee'))
  expect([twice, ahead, elsewhere].map((refusal) => refusal?.code).sort()).toEqual(
    Object.keys(APPRAISAL_REASONS).sort(),
  )
  expect(appraisalFold.check?.(toKeyedEvent(given('2026-01-10')), world('joint-branch'))).toBeUndefined()
})
