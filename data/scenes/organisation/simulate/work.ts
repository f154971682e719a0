import type { Report, SceneSimulator, Town } from '../../../language/simulate.ts'
import type { Day } from '../../../language/time.ts'
import { leadingReports } from './work-leading.ts'
import { activityReports, namedActivities, taskReports } from './work-tasks.ts'
import { appraisalReports, termReports } from './work-terms.ts'

/** 届次、书记、整顿、任务、活动、评议: what organisations report of their work beside people and meetings. */
export const simulateWork: SceneSimulator = {
  scene: 'organisation-work',
  reports: (town: Town, day: Day): readonly Report[] => [
    ...termReports(town, day),
    ...taskReports(town, day),
    ...activityReports(town, day),
    ...namedActivities(town, day),
    ...appraisalReports(town, day),
    ...leadingReports(town, day),
  ],
}
