import { every, once, type ScoreItem, when } from './score-set.ts'

const form = (value: string) => when((data) => data.form === value)

/** How many calendar months after the month they are for dues were paid. */
function monthsLate(data: Readonly<Record<string, unknown>>, ts: number): number {
  const [year = 0, month = 0] = String(data.month).split('-').map(Number)
  // The month at +08:00, as `month` is meant.
  const paid = new Date(ts + 8 * 3_600_000)
  return (paid.getUTCFullYear() - year) * 12 + paid.getUTCMonth() + 1 - month
}

/** Of a payment that names a member: whether it came from so many to so many months late. */
export const late = (from: number, to: number) =>
  when((data, { ts }) => {
    const months = monthsLate(data, ts)
    return months >= from && months <= to
  })

const base = (item: Omit<ScoreItem, 'group'>): ScoreItem => ({ ...item, group: 'base' })

/** 基础项: what is expected of every member. */
export const MEMBER_BASE: readonly ScoreItem[] = [
  base({
    code: 'm1-congress',
    label: { zh: '参加支部党员大会', en: 'Took part in a branch congress' },
    kinds: ['meeting.held'],
    units: form('congress'),
    points: 2,
    cap: { points: 2, per: 'quarter' },
  }),
  base({
    code: 'm1-committee',
    label: { zh: '参加支委会', en: 'Took part in a branch committee' },
    kinds: ['meeting.held'],
    units: form('committee'),
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  base({
    code: 'm1-group',
    label: { zh: '参加党小组会', en: 'Took part in a Party group meeting' },
    kinds: ['meeting.held'],
    units: form('group'),
    points: 1,
    cap: { points: 1, per: 'month' },
  }),
  base({
    code: 'm1-lecture',
    label: { zh: '参加党课', en: 'Took part in a Party lecture' },
    kinds: ['meeting.held'],
    units: form('lecture'),
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  base({
    code: 'm1-theme-day',
    label: { zh: '参加主题党日', en: 'Took part in a theme day' },
    kinds: ['meeting.held'],
    units: form('theme-day'),
    points: 1,
    cap: { points: 1, per: 'month' },
  }),
  base({
    code: 'm1-life-meeting',
    label: { zh: '参加组织生活会', en: 'Took part in the organisation life meeting' },
    kinds: ['meeting.held'],
    units: form('life-meeting'),
    points: 3,
    cap: { points: 3, per: 'year' },
  }),
  base({
    code: 'm1-appraisal',
    label: { zh: '参加民主评议', en: 'Took part in the appraisal' },
    kinds: ['meeting.held'],
    units: form('appraisal'),
    points: 3,
    cap: { points: 3, per: 'year' },
  }),
  base({
    code: 'm1-dues',
    label: { zh: '交纳党费', en: 'Paid dues' },
    kinds: ['dues.paid'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'month' },
  }),
  base({
    code: 'm1-dues-in-time',
    label: { zh: '当月交纳党费', en: 'Paid dues in their month' },
    kinds: ['dues.paid'],
    units: late(0, 0),
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  base({
    code: 'm1-activity',
    label: { zh: '参加支部活动', en: 'Took part in an activity of the branch' },
    kinds: ['activity.held'],
    units: once,
    points: 1,
    cap: { points: 2, per: 'quarter' },
  }),
  base({
    code: 'm1-class',
    label: { zh: '参加集中培训', en: 'Took part in a class' },
    kinds: ['class.held'],
    units: once,
    points: 1,
    cap: { points: 2, per: 'quarter' },
  }),
  base({
    code: 'm1-course',
    label: { zh: '学完课程', en: 'Completed a course' },
    kinds: ['course.completed'],
    units: once,
    points: 1,
    cap: { points: 2, per: 'quarter' },
  }),
  base({
    code: 'm1-report-in',
    label: { zh: '到社区报到', en: 'Reported in at a community' },
    kinds: ['report-in.made'],
    units: once,
    points: 4,
    cap: { points: 4, per: 'year' },
  }),
  base({
    code: 'm1-service',
    label: { zh: '在社区服务', en: 'Served in a community' },
    kinds: ['service.given'],
    units: once,
    points: 1,
    cap: { points: 2, per: 'quarter' },
  }),
  base({
    code: 'm1-service-hours',
    label: { zh: '服务满两小时', en: 'Served for two hours' },
    kinds: ['service.given'],
    units: every(120, 'minutes'),
    points: 1,
    cap: { points: 4, per: 'year' },
  }),
  base({
    code: 'm1-shift',
    label: { zh: '参加志愿服务', en: 'Volunteered' },
    kinds: ['shift.done'],
    units: once,
    points: 1,
    cap: { points: 1, per: 'month' },
  }),
  base({
    code: 'm1-shift-hour',
    label: { zh: '志愿服务满一小时', en: 'Volunteered for an hour' },
    kinds: ['shift.done'],
    units: when(({ minutes }) => Number(minutes) >= 60),
    points: 1,
    cap: { points: 1, per: 'quarter' },
  }),
  base({
    code: 'm1-skill',
    label: { zh: '登记特长', en: 'Declared a skill' },
    kinds: ['skill.declared'],
    units: once,
    points: 2,
    cap: { points: 2, per: 'year' },
  }),
]
