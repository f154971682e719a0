import { expect, test } from 'vitest'
import { postMeeting } from './meetings.ts'

test('a meeting posts itself, its form, and who was expected and came', () => {
  expect(postMeeting.post({ form: 'theme-day', attended: 18, expected: 21, minutes: 90 })).toEqual([
    { measure: 'meeting.held', amount: 1 },
    { measure: 'meeting.held/theme-day', amount: 1 },
    { measure: 'meeting.expected', amount: 21 },
    { measure: 'meeting.minutes', amount: 90 },
    { measure: 'meeting.attended', amount: 18 },
  ])
})

test('a meeting to which nobody came posts no attendance', () => {
  const posted = postMeeting.post({ form: 'lecture', attended: 0, expected: 9, minutes: 60 })
  expect(posted.map((posting) => posting.measure)).not.toContain('meeting.attended')
})
