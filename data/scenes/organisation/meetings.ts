import { type Posting, project } from '../../language/project.ts'
import { meetingHeld } from './events.ts'
import { meetingForm } from './measures.ts'

/** Posts a meeting to the ledger. Amounts: meetings, person-times, minutes. */
export const postMeeting = project(meetingHeld, ({ form, attended, expected, minutes }): Posting[] => {
  const postings = [
    { measure: 'meeting.held', amount: 1 },
    { measure: meetingForm.code(form), amount: 1 },
    { measure: 'meeting.expected', amount: expected },
    { measure: 'meeting.minutes', amount: minutes },
  ]
  // Nobody came: no entry says so, since a sum has no use for a 0.
  if (attended > 0) postings.push({ measure: 'meeting.attended', amount: attended })
  return postings
})
