import { once, type ScoreItem, when } from './score-set.ts'

const form = (value: string) => when((data) => data.form === value)
const step = (value: string) => when((data) => data.step === value)

/** At least four of five who were expected came. */
const wellAttended = when(
  ({ form, attended, expected }) => form === 'congress' && Number(attended) * 5 >= Number(expected) * 4,
)

const common = (item: Omit<ScoreItem, 'group'>): ScoreItem => ({ ...item, group: 'common' })

/**
 * 共性项: what every branch does. Of meetings only those that are due once a quarter or a year: the many of every month
 * would cost more to count than all other evidence together, and are seen in their own metrics.
 */
export const BRANCH_COMMON: readonly ScoreItem[] = [
  common({
    code: 'b1-congress',
    label: { zh: '召开支部党员大会', en: 'Held a branch congress' },
    kinds: ['meeting.held'],
    units: form('congress'),
    points: 2,
    cap: { points: 2, per: 'quarter' },
  }),
  common({
    code: 'b1-congress-attended',
    label: { zh: '党员大会到会八成以上', en: 'Four of five came to the congress' },
    kinds: ['meeting.held'],
    units: wellAttended,
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  common({
    code: 'b1-life-meeting',
    label: { zh: '召开组织生活会', en: 'Held the organisation life meeting' },
    kinds: ['meeting.held'],
    units: form('life-meeting'),
    points: 5,
    cap: { points: 5, per: 'year' },
  }),
  common({
    code: 'b1-appraisal',
    label: { zh: '开展民主评议', en: 'Held the members’ appraisal' },
    kinds: ['meeting.held'],
    units: form('appraisal'),
    points: 3,
    cap: { points: 3, per: 'year' },
  }),
  common({
    code: 'b1-appraisal-given',
    label: { zh: '评议结果已报', en: 'Reported the appraisal’s outcome' },
    kinds: ['appraisal.given'],
    units: once,
    points: 3,
    cap: { points: 3, per: 'year' },
  }),
  common({
    code: 'b1-elected',
    label: { zh: '完成换届选举', en: 'Held its election' },
    kinds: ['org.term.elected'],
    units: once,
    points: 4,
    cap: { points: 4, per: 'year' },
  }),
  common({
    code: 'b1-task-claimed',
    label: { zh: '认领任务', en: 'Claimed a task' },
    kinds: ['task.claimed'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  common({
    code: 'b1-task-done',
    label: { zh: '完成任务', en: 'Finished a task' },
    kinds: ['task.done'],
    units: once,
    points: 2,
    cap: { points: 2, per: 'quarter' },
  }),
  common({
    code: 'b1-activity',
    label: { zh: '开展党员活动', en: 'Held an activity' },
    kinds: ['activity.held'],
    units: once,
    points: 1,
    cap: { points: 2, per: 'quarter' },
  }),
  common({
    code: 'b1-story-submitted',
    label: { zh: '提交展示', en: 'Submitted a story' },
    kinds: ['story.submitted'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  common({
    code: 'b1-story-shown',
    label: { zh: '展示上墙', en: 'Had a story shown' },
    kinds: ['story.published'],
    units: once,
    points: 2,
    cap: { points: 4, per: 'year' },
  }),
  common({
    code: 'b1-training-planned',
    label: { zh: '制定培训计划', en: 'Planned a training' },
    kinds: ['training.planned'],
    units: once,
    points: 2,
    cap: { points: 2, per: 'year' },
  }),
  common({
    code: 'b1-class',
    label: { zh: '开班授课', en: 'Held a class' },
    kinds: ['class.held'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  common({
    code: 'b1-activist',
    label: { zh: '确定入党积极分子', en: 'Chose an activist' },
    kinds: ['development.step'],
    units: step('activist'),
    points: 2,
    cap: { points: 2, per: 'year' },
  }),
  common({
    code: 'b1-admitted',
    label: { zh: '发展党员', en: 'Admitted a member' },
    kinds: ['member.admitted'],
    units: once,
    points: 2,
    cap: { points: 4, per: 'year' },
  }),
  common({
    code: 'b1-acknowledged',
    label: { zh: '签收督办', en: 'Acknowledged what was supervised' },
    kinds: ['supervision.acknowledged'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
]
