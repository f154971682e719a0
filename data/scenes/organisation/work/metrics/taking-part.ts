import type { Label } from '../../../../language/label.ts'
import { keysOf } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, sum } from '../../../../language/metric.ts'

const of = (zh: string, en: string): Label => ({ zh, en })
const ATTENDED = ['meeting.attended', 'activity.attended'] as const
const NAMED = ['meeting.attended/named', 'activity.attended/named'] as const

function persons(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'person', direction: 'none', source: '本系统定义', known: NAMED, ...metric })
}

const WINDOWS = { month: of('本月', 'this month'), year: of('本年', 'this year') } as const

/** 参加人数: each person once, exact over the sources that name who came, beside the share that they cover. */
const TOOK_PART: readonly Metric[] = [
  ...keysOf(WINDOWS).flatMap((window) => [
    persons({
      id: `took-part-${window}`,
      label: of(`${WINDOWS[window].zh}参加人数`, `Took part ${WINDOWS[window].en}`),
      of: sum(flow(window, `member.took-part/${window}`)),
      definition: of(
        `${WINDOWS[window].zh}参加过组织生活或党员活动的人数，每人只计一次，计在首次参加处；只含报送名单的来源，覆盖面见具名到会占比。`,
        `People who took part in a meeting or an activity ${WINDOWS[window].en}, each once, where they first did; only of sources that name them.`,
      ),
    }),
    persons({
      id: `took-part-named-share-${window}`,
      label: of(`${WINDOWS[window].zh}具名到会占比`, `Attendances named, ${WINDOWS[window].en}`),
      unit: 'ratio',
      of: ratio(flow(window, ...NAMED), flow(window, ...ATTENDED)),
      definition: of(
        `${WINDOWS[window].zh}有名单的到会和参加人次 ÷ 全部到会和参加人次：参加人数覆盖多大范围。`,
        `Attendances with names ÷ all attendances ${WINDOWS[window].en}: how much the number of people covers.`,
      ),
      known: ['meeting.held', 'activity.held'],
    }),
  ]),
  persons({
    id: 'took-part-again-month',
    label: of('本月多次参加人数', 'Took part again this month'),
    of: sum(flow('month', 'member.took-part/again')),
    definition: of(
      '本月参加过两次及以上的人数，每人只计一次；只含报送名单的来源。',
      'People who took part twice or more this month, each once; only of sources that name them.',
    ),
  }),
  persons({
    id: 'took-part-again-share-month',
    label: of('多次参加占比', 'Share who took part again'),
    unit: 'ratio',
    of: ratio(flow('month', 'member.took-part/again'), flow('month', 'member.took-part/month')),
    definition: of('本月多次参加人数 ÷ 本月参加人数。', 'Took part again ÷ took part, this month.'),
  }),
]

function lateness(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'mean',
    direction: 'down',
    source: '本系统定义',
    known: ['meeting.planned'],
    ...metric,
  })
}

/** 推迟: how late meetings are, where the source plans their day. */
const LATENESS: readonly Metric[] = [
  lateness({
    id: 'meetings-late-share-month',
    label: of('组织生活推迟率', 'Meetings held late'),
    unit: 'ratio',
    of: ratio(flow('month', 'meeting.late'), flow('month', 'meeting.planned')),
    definition: of(
      '本月迟于计划日期召开的场次 ÷ 来源报送了计划日期的场次。',
      'Meetings held after the planned day ÷ those of which the source plans the day, this month.',
    ),
  }),
  lateness({
    id: 'meeting-days-late-month',
    label: of('推迟平均日数', 'Mean days late'),
    of: ratio(flow('month', 'meeting.days-late'), flow('month', 'meeting.late')),
    definition: of('本月推迟召开的场次推迟的日数之和 ÷ 场次。', 'Days late ÷ meetings held late, this month.'),
  }),
  lateness({
    id: 'meetings-planned-share-month',
    label: of('有计划日期占比', 'Meetings with a planned day'),
    unit: 'ratio',
    direction: 'none',
    of: ratio(flow('month', 'meeting.planned'), flow('month', 'meeting.held')),
    definition: of(
      '本月来源报送了计划日期的场次 ÷ 本月场次：推迟率覆盖多大范围。',
      'Meetings of which the source plans the day ÷ meetings, this month: how much the lateness covers.',
    ),
    source: '本系统定义',
  }),
]

export const TAKING_PART: readonly Metric[] = [...TOOK_PART, ...LATENESS]
