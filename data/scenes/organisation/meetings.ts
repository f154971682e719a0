import { type Posting, project } from '../../language/project.ts'
import { meetingHeld } from './events.ts'
import { meetingForm } from './measures.ts'

/** Posts a meeting to the ledger. Amounts: meetings, person-times, minutes. */
export const postMeeting = project(
  meetingHeld,
  ({ form, attended, expected, minutes, daysLate, members, absent }): Posting[] => {
    const postings = [
      { measure: 'meeting.held', amount: 1 },
      { measure: meetingForm.code(form), amount: 1 },
      { measure: 'meeting.expected', amount: expected },
      { measure: 'meeting.minutes', amount: minutes },
    ]
    // Nobody came: no entry says so, since a sum has no use for a 0.
    if (attended > 0) postings.push({ measure: 'meeting.attended', amount: attended })
    if (members) postings.push({ measure: 'meeting.attended/named', amount: members.length })
    if (absent) postings.push({ measure: 'meeting.expected/named', amount: (members?.length ?? 0) + absent.length })
    if (daysLate !== undefined) postings.push({ measure: 'meeting.planned', amount: 1 })
    if (daysLate)
      postings.push({ measure: 'meeting.late', amount: 1 }, { measure: 'meeting.days-late', amount: daysLate })
    return postings
  },
)
