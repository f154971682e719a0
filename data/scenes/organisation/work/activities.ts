import { type Posting, project } from '../../../language/project.ts'
import { activityHeld } from './events.ts'
import { activityKind, activityOrigin } from './measures.ts'

/** Posts an activity to the ledger. Amounts: activities, person-times, minutes. */
export const postActivity = project(activityHeld, ({ kind, attended, minutes, task, members }): Posting[] => {
  const postings = [
    { measure: 'activity.held', amount: 1 },
    { measure: activityKind.code(kind), amount: 1 },
    { measure: activityOrigin.code(task === undefined ? 'on-its-own' : 'for-task'), amount: 1 },
    { measure: 'activity.minutes', amount: minutes },
  ]
  // A sum has no use for a 0.
  if (attended > 0) postings.push({ measure: 'activity.attended', amount: attended })
  if (members) postings.push({ measure: 'activity.attended/named', amount: members.length })
  return postings
})
