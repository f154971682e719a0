import { keysOf, type Label } from '../../language/label.ts'
import {
  axisIdentity,
  defineMetric,
  flow,
  type Identity,
  type Metric,
  ratio,
  stock,
  sum,
} from '../../language/metric.ts'
import { AXES, volunteerHours } from './measures.ts'
import { HOURS } from './vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })

function shifts(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'event', direction: 'none', source: '本系统定义', known: ['shift.done'], ...metric })
}

const WINDOWS = { month: of('本月', 'this month'), year: of('本年', 'this year') } as const

const FLOWS = keysOf(WINDOWS).flatMap((window): Metric[] => {
  const { zh, en } = WINDOWS[window]
  return [
    shifts({
      id: `shifts-${window}`,
      label: of(`${zh}志愿服务场次`, `Shifts ${en}`),
      of: sum(flow(window, 'shift.done')),
      definition: of(`${zh}党员进社区志愿服务的场次。`, `Shifts of volunteers in communities, ${en}.`),
    }),
    shifts({
      id: `shift-persons-${window}`,
      label: of(`${zh}志愿服务人次`, `Person-times on shifts ${en}`),
      unit: 'person-time',
      of: sum(flow(window, 'shift.persons')),
      definition: of(`${zh}参加志愿服务的党员人次。`, `Person-times of members on shifts, ${en}.`),
    }),
    shifts({
      id: `shift-minutes-${window}`,
      label: of(`${zh}志愿服务时长`, `Time on shifts ${en}`),
      unit: 'minute',
      of: sum(flow(window, 'shift.minutes')),
      definition: of(`${zh}志愿服务的分钟数：每场分钟数 × 参加人数。`, `Minutes of each shift × persons, ${en}.`),
    }),
    shifts({
      id: `volunteers-${window}`,
      label: of(`${zh}志愿党员`, `Volunteers ${en}`),
      unit: 'person',
      direction: 'up',
      of: sum(flow(window, `volunteer.${window}`)),
      definition: of(
        `${zh}参加过志愿服务的党员人数，按人去重；只含来源报出党员代码的场次。`,
        `Members on a shift, ${en}, each once; only of shifts whose source names them.`,
      ),
    }),
    shifts({
      id: `shift-named-share-${window}`,
      label: of(`${zh}志愿具名覆盖率`, `Share of shifts named ${en}`),
      unit: 'ratio',
      of: ratio(flow(window, 'shift.named'), flow(window, 'shift.persons')),
      definition: of(
        `${zh}来源报出党员代码的人次 ÷ 志愿服务人次：按人去重的数只覆盖这一部分。`,
        `Person-times whose source names the member ÷ person-times, ${en}: counts of distinct people cover this share.`,
      ),
    }),
  ]
})

const OTHERS: readonly Metric[] = [
  shifts({
    id: 'shift-minutes-total',
    label: of('累计志愿服务时长', 'Time on shifts to date'),
    unit: 'minute',
    of: sum(stock('shift.minutes')),
    definition: of('有记录以来志愿服务的分钟数。', 'Minutes on shifts since the record began.'),
  }),
  shifts({
    id: 'shift-minutes-per-person-month',
    label: of('志愿次均分钟', 'Minutes per person-time'),
    unit: 'mean',
    of: ratio(flow('month', 'shift.minutes'), flow('month', 'shift.persons')),
    definition: of('本月志愿服务分钟数 ÷ 志愿服务人次。', 'Minutes on shifts ÷ person-times, this month.'),
  }),
  shifts({
    id: 'branches-volunteering-month',
    label: of('本月开展志愿支部', 'Branches with shifts this month'),
    unit: 'organisation',
    direction: 'up',
    of: sum(flow('month', 'volunteer.branch')),
    definition: of('本月开展过志愿服务的党组织数，一个只计一次。', 'Organisations with a shift this month, each once.'),
  }),
  shifts({
    id: 'volunteers-weekly-hour-share-month',
    label: of('每周一小时达成率', 'Share with an hour a week'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(
      flow('month', volunteerHours.code('under-8-hours'), volunteerHours.code('over-8-hours')),
      flow('month', 'volunteer.month'),
    ),
    definition: of(
      '本月志愿服务满 4 小时（每周一小时）的党员 ÷ 本月志愿党员；月中随时长累计上升。',
      'Volunteers with 4 hours or more this month (an hour a week) ÷ volunteers; it rises as the month goes on.',
    ),
    source: '志愿汇·党员进社区每周一小时',
  }),
  ...keysOf(HOURS).map((hours) =>
    shifts({
      id: `volunteers-${hours}-month`,
      label: of(`本月志愿${HOURS[hours].zh}`, `Volunteers ${HOURS[hours].en} this month`),
      unit: 'person',
      of: sum(flow('month', volunteerHours.code(hours))),
      definition: of(
        `本月志愿党员中，累计${HOURS[hours].zh}的人数；只作分布，不作比较。`,
        'Volunteers this month, by hours in sum; a distribution only.',
      ),
    }),
  ),
]

export const METRICS: readonly Metric[] = [...FLOWS, ...OTHERS]

export const IDENTITIES: readonly Identity[] = AXES.map(axisIdentity)
