import { postActivity } from './activities.ts'
import { appraisalFold } from './appraisals.ts'
import { TERM_EVENTS, WORK_EVENTS } from './events.ts'
import { WORK_IDENTITIES } from './identities.ts'
import { WORK_MEASURES } from './measures.ts'
import { ACTIVITY_METRICS, APPRAISAL_METRICS } from './metrics/activities.ts'
import { MISSED_METRICS } from './metrics/missed.ts'
import { RHYTHM_METRICS } from './metrics/rhythm.ts'
import { TAKING_PART } from './metrics/taking-part.ts'
import { TASK_METRICS } from './metrics/tasks.ts'
import { TERM_METRICS } from './metrics/terms.ts'
import { missedFold } from './missed.ts'
import { RHYTHM, RHYTHM_MEASURES } from './rhythm.ts'
import { taskFold } from './tasks.ts'
import { termFold } from './terms.ts'
import { tookPartFold } from './took-part.ts'

/** 任期换届、任务、活动、评议和参加情况, as a part of the organisation scene. */
export const workPart = {
  events: [...TERM_EVENTS, ...WORK_EVENTS],
  measures: [...WORK_MEASURES, ...RHYTHM_MEASURES],
  metrics: [
    ...TERM_METRICS,
    ...TASK_METRICS,
    ...TAKING_PART,
    ...MISSED_METRICS,
    ...RHYTHM_METRICS,
    ...ACTIVITY_METRICS,
    ...APPRAISAL_METRICS,
  ],
  projectors: [postActivity],
  keyed: [termFold, taskFold, appraisalFold, tookPartFold, missedFold],
  once: RHYTHM,
  identities: WORK_IDENTITIES,
} as const
