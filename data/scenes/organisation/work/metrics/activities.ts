import type { Label } from '../../../../language/label.ts'
import { keysOf } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../../language/metric.ts'
import { orgKind } from '../../measures.ts'
import { BRANCH_KINDS } from '../../vocabulary.ts'
import { activityKind, activityOrigin, appraisalGrade } from '../measures.ts'
import { ACTIVITY_KINDS, GRADES } from '../vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })
const REGULATION = '中国共产党支部工作条例（试行）'
const BRANCHES = stock(...keysOf(BRANCH_KINDS).map(orgKind.code))

function activities(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'event', direction: 'none', source: '本系统定义', known: ['activity.held'], ...metric })
}

/** 党员活动: how many, of what kind, for tasks or not. */
export const ACTIVITY_METRICS: readonly Metric[] = [
  activities({
    id: 'activities-month',
    label: of('本月党员活动', 'Activities this month'),
    of: sum(flow('month', 'activity.held')),
    definition: of(
      '本月开展的党员活动场次，不含三会一课等组织生活。',
      'Activities held this month, meetings not included.',
    ),
  }),
  activities({
    id: 'activities-year',
    label: of('本年党员活动', 'Activities this year'),
    of: sum(flow('year', 'activity.held')),
    definition: of(
      '本年开展的党员活动场次，不含三会一课等组织生活。',
      'Activities held this year, meetings not included.',
    ),
  }),
  activities({
    id: 'activities-attended-month',
    label: of('本月活动参加人次', 'Attended activities this month'),
    unit: 'person-time',
    of: sum(flow('month', 'activity.attended')),
    definition: of('本月党员活动参加人次；同一人多次参加计多次。', 'Attendances at activities this month.'),
  }),
  activities({
    id: 'activities-for-task-share-month',
    label: of('活动服务任务占比', 'Activities held for tasks'),
    unit: 'ratio',
    of: ratio(flow('month', activityOrigin.code('for-task')), flow('month', 'activity.held')),
    definition: of('本月为任务开展的活动 ÷ 本月活动。', 'Activities held for a task ÷ activities, this month.'),
  }),
  activities({
    id: 'activity-minutes-month',
    label: of('活动平均时长', 'Mean minutes of an activity'),
    unit: 'mean',
    of: ratio(flow('month', 'activity.minutes'), flow('month', 'activity.held')),
    definition: of('本月活动时长（分钟）之和 ÷ 场次。', 'Minutes of activities ÷ activities, this month.'),
  }),
  ...keysOf(ACTIVITY_KINDS).map((kind) =>
    activities({
      id: `activities-${kind.slice(9)}-month`,
      label: of(
        `本月${ACTIVITY_KINDS[kind].zh}${kind === 'activity-other' ? '' : '活动'}`,
        `Activities this month: ${ACTIVITY_KINDS[kind].en}`,
      ),
      of: sum(flow('month', activityKind.code(kind))),
      definition: of(`本月开展的${ACTIVITY_KINDS[kind].zh}场次。`, 'Activities of this kind held this month.'),
    }),
  ),
]

function appraisals(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'ratio',
    direction: 'none',
    source: REGULATION,
    known: ['appraisal.given'],
    ...metric,
  })
}

/** 民主评议: branches, who was appraised, and the shares of the grades; no names. */
export const APPRAISAL_METRICS: readonly Metric[] = [
  appraisals({
    id: 'appraisals-given-year',
    label: of('本年已评议支部', 'Branches with an appraisal this year'),
    unit: 'organisation',
    of: sum(flow('year', 'appraisal.given')),
    definition: of(
      '本年报送了民主评议结果的支部数；跨年评议按报送时间计。',
      'Branches that gave an appraisal this year, by the time it was given.',
    ),
  }),
  appraisals({
    id: 'appraisals-given-share-year',
    label: of('民主评议开展率', 'Branches appraised, share'),
    direction: 'up',
    of: ratio(flow('year', 'appraisal.given'), BRANCHES),
    definition: of('本年报送民主评议结果的支部 ÷ 现有党支部。', 'Branches with an appraisal this year ÷ branches.'),
  }),
  appraisals({
    id: 'appraisal-turnout-year',
    label: of('民主评议参评率', 'Members appraised, share'),
    direction: 'up',
    of: ratio(flow('year', 'appraisal.rated'), flow('year', 'appraisal.expected')),
    definition: of('本年评定了等次的党员 ÷ 应参评党员。', 'Members given a grade this year ÷ those to be appraised.'),
  }),
  ...keysOf(GRADES).map((grade) =>
    appraisals({
      id: `appraisal-${grade}-share-year`,
      label: of(`评议${GRADES[grade].zh}占比`, `Appraised ${GRADES[grade].en.toLowerCase()}`),
      of: ratio(flow('year', appraisalGrade.code(grade)), flow('year', 'appraisal.rated')),
      definition: of(
        `本年民主评议中评为${GRADES[grade].zh}的党员 ÷ 参评党员；只计人数，不记姓名，不作比较。`,
        `Members graded ${GRADES[grade].en.toLowerCase()} ÷ members appraised this year. Counts only, no names.`,
      ),
    }),
  ),
]
