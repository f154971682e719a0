import { defineAxis, defineMeasure, type Measure, type Unit } from '../../../language/measure.ts'
import {
  ACTIVITY_KINDS,
  ACTIVITY_ORIGINS,
  ELECTION_TIMES,
  GRADES,
  TASK_DAYS,
  TASK_KINDS,
  TASK_TIMES,
  TERM_STAGES,
} from './vocabulary.ts'

const measure = (unit: Unit) => (code: string, zh: string, en: string) =>
  defineMeasure({ code, label: { zh, en }, unit })
const organisations = measure('organisation')
const persons = measure('person')
const attendances = measure('person-time')
const items = measure('item')
const events = measure('event')
const meetings = measure('meeting')

const termKnown = organisations('org.term.known', '届次已知党组织', 'Terms known')
export const termStage = defineAxis({
  id: 'term-stage',
  label: { zh: '任期阶段', en: 'Stage of the term' },
  base: termKnown,
  values: TERM_STAGES,
})
const termElected = events('org.term.elected', '换届选举', 'Elections')
export const electionTime = defineAxis({
  id: 'election-time',
  label: { zh: '换届时间', en: 'When an election was held' },
  base: termElected,
  values: ELECTION_TIMES,
})

const taskAssigned = items('task.assigned', '任务下达', 'Tasks assigned')
export const taskKind = defineAxis({
  id: 'task-kind',
  label: { zh: '任务类别', en: 'Kind of task' },
  base: taskAssigned,
  values: TASK_KINDS,
})
const taskDone = items('task.done', '任务完成', 'Tasks done')
export const taskDays = defineAxis({
  id: 'task-days',
  label: { zh: '任务用时', en: 'Days until done' },
  base: taskDone,
  values: TASK_DAYS,
})
export const taskTime = defineAxis({
  id: 'task-time',
  label: { zh: '按时与逾期', en: 'In time or late' },
  base: taskDone,
  values: TASK_TIMES,
})

const activityHeld = events('activity.held', '党员活动', 'Activities')
export const activityKind = defineAxis({
  id: 'activity-kind',
  label: { zh: '活动类别', en: 'Kind of activity' },
  base: activityHeld,
  values: ACTIVITY_KINDS,
})
export const activityOrigin = defineAxis({
  id: 'activity-origin',
  label: { zh: '活动来由', en: 'Origin of an activity' },
  base: activityHeld,
  values: ACTIVITY_ORIGINS,
})

const appraisalRated = persons('appraisal.rated', '参评党员', 'Members appraised')
export const appraisalGrade = defineAxis({
  id: 'appraisal-grade',
  label: { zh: '评议等次', en: 'Grade' },
  base: appraisalRated,
  values: GRADES,
})

/** Parts that sum to their base at every organisation and version. */
export const WORK_AXES = [
  termStage,
  electionTime,
  taskKind,
  taskDays,
  taskTime,
  activityKind,
  activityOrigin,
  appraisalGrade,
] as const

/** Where a task stands, in the order in which it goes through. */
export const TASK_STOCKS = ['task.waiting', 'task.accepted', 'task.working', 'task.finished'] as const

export const WORK_MEASURES: readonly Measure[] = [
  termKnown,
  termElected,
  taskAssigned,
  taskDone,
  activityHeld,
  appraisalRated,
  ...WORK_AXES.flatMap((axis) => axis.measures),
  organisations('org.term.registered', '届次登记', 'Terms registered'),
  organisations('org.term.ended', '撤销而终止的届次', 'Terms ended by dissolution'),
  persons('org.committee.seats', '班子成员（最近选举）', 'Seats, by the latest election'),
  persons('org.term.entitled', '有选举权人数', 'Entitled to vote'),
  persons('org.term.present', '选举到会人数', 'Present at elections'),
  items('task.waiting', '任务待认领', 'Tasks not claimed'),
  items('task.accepted', '任务已认领', 'Tasks claimed, not begun'),
  items('task.working', '任务推进中', 'Tasks being worked on'),
  items('task.finished', '任务已完成', 'Tasks that stand done'),
  items('task.claimed', '任务认领', 'Tasks claimed'),
  items('task.progressed', '任务进展', 'Reports of progress'),
  items('task.urged', '任务催办', 'Times urged on a task'),
  items('task.overdue', '任务逾期', 'Tasks overdue now'),
  items('task.acted', '有活动的任务', 'Tasks with an activity'),
  defineMeasure({ code: 'task.days', label: { zh: '任务用时（日）', en: 'Days until tasks were done' }, unit: 'day' }),
  attendances('activity.attended', '活动参加人次', 'Attended activities'),
  attendances('activity.attended/named', '活动参加人次（具名）', 'Attended activities, named'),
  defineMeasure({ code: 'activity.minutes', label: { zh: '活动时长', en: 'Minutes of activities' }, unit: 'minute' }),
  organisations('appraisal.given', '已评议支部', 'Branches with an appraisal'),
  persons('appraisal.expected', '应参评党员', 'Members to be appraised'),
  attendances('meeting.attended/named', '到会人次（具名）', 'Attended, named'),
  attendances('meeting.expected/named', '应到人次（具名）', 'Expected, named'),
  persons('member.expected/quarter', '当季应到过会的人数', 'Expected in the quarter'),
  persons('member.missed/again', '当季多次缺席人数', 'Missed again in the quarter'),
  persons('member.missed/in-row', '当年连续缺席人数', 'Missed in a row in the year'),
  persons('member.took-part/month', '当月参加人数', 'Took part in the month'),
  persons('member.took-part/again', '当月多次参加人数', 'Took part more than once in the month'),
  persons('member.took-part/year', '当年参加人数', 'Took part in the year'),
  meetings('meeting.planned', '有计划日期的组织生活', 'Meetings with a planned day'),
  meetings('meeting.late', '推迟的组织生活', 'Meetings held after the planned day'),
  defineMeasure({ code: 'meeting.days-late', label: { zh: '推迟日数', en: 'Days late' }, unit: 'day' }),
]
