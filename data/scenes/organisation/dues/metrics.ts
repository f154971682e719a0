import type { Label } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, minus, ratio, stock, sum } from '../../../language/metric.ts'
import { BRANCH_KINDS } from '../vocabulary.ts'
import { duesStand } from './measures.ts'

const SOURCE = '关于中国共产党党费收缴、使用和管理的规定'
const OWN = `${SOURCE}；计法为本系统定义`
const of = (zh: string, en: string): Label => ({ zh, en })
const BRANCHES = Object.keys(BRANCH_KINDS).map((kind) => `org.stock/${kind}`)

function money(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'fen', direction: 'none', source: SOURCE, known: ['dues.assessed.fen'], ...metric })
}
const RECEIVED = ['dues.received.fen']

const FEES: readonly Metric[] = [
  money({
    id: 'dues-assessed-month',
    label: of('本月应交党费', 'Dues assessed this month'),
    of: sum(flow('month', 'dues.assessed.fen')),
    definition: of('本月核定的应交党费。', 'Dues assessed this month.'),
  }),
  money({
    id: 'dues-assessed-year',
    label: of('本年应交党费', 'Dues assessed this year'),
    of: sum(flow('year', 'dues.assessed.fen')),
    definition: of('本年核定的应交党费。', 'Dues assessed this year.'),
  }),
  money({
    id: 'dues-paid-month',
    label: of('本月已交党费', 'Dues paid this month'),
    of: sum(flow('month', 'dues.paid.fen')),
    definition: of('本月交纳、与核定相符的党费。', 'Dues paid this month that were assessed.'),
  }),
  money({
    id: 'dues-paid-year',
    label: of('本年已交党费', 'Dues paid this year'),
    of: sum(flow('year', 'dues.paid.fen')),
    definition: of('本年交纳、与核定相符的党费。', 'Dues paid this year that were assessed.'),
  }),
  money({
    id: 'dues-arrears',
    label: of('尚未交纳党费', 'Dues not yet paid'),
    direction: 'down',
    of: sum(stock('dues.assessed.fen'), minus(stock('dues.paid.fen'))),
    definition: of(
      '已核定应交 − 已交，含当月尚在交纳期内的；没有报送核定的支部（如线上未开通）不在内。',
      'Assessed − paid, this month’s included; branches that report no assessment (online not opened) are not in it.',
    ),
    source: OWN,
  }),
  money({
    id: 'dues-paid-rate-year',
    label: of('本年党费交纳率', 'Share of dues paid this year'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'dues.paid.fen'), flow('year', 'dues.assessed.fen')),
    definition: of('本年已交 ÷ 本年应交。', 'Paid this year ÷ assessed this year.'),
    source: OWN,
  }),
  money({
    id: 'dues-late-year',
    label: of('本年逾月补交党费', 'Dues paid late this year'),
    direction: 'down',
    of: sum(flow('year', 'dues.paid.late.fen')),
    definition: of('本年交纳、所属月份已过的党费。', 'Dues paid this year after the month they are for.'),
    source: OWN,
  }),
  money({
    id: 'dues-extra-year',
    label: of('本年多交党费', 'Dues paid beyond this year'),
    of: sum(flow('year', 'dues.paid.extra.fen')),
    definition: of('本年超出核定金额自愿多交的党费。', 'What was paid this year beyond what was assessed.'),
  }),
  money({
    id: 'dues-unmatched',
    label: of('未核定已交党费', 'Dues paid, not assessed'),
    direction: 'down',
    of: sum(stock('dues.paid.unmatched.fen')),
    definition: of(
      '所交月份还没有核定的党费；保留在账，核定到达后自动相符。',
      'Paid for a month that is not assessed; kept, and matched when the assessment comes.',
    ),
    source: OWN,
    known: RECEIVED,
  }),
  money({
    id: 'dues-online-year',
    label: of('本年线上党费占比', 'Share of dues paid online'),
    unit: 'ratio',
    of: ratio(flow('year', 'dues.received.online.fen'), flow('year', 'dues.received.fen')),
    definition: of('本年线上收到的党费 ÷ 本年收到的党费。', 'Received online this year ÷ received this year.'),
    source: OWN,
    known: RECEIVED,
  }),
  money({
    id: 'dues-settled-month',
    label: of('本月党费交清人次', 'Months paid in full this month'),
    unit: 'person-time',
    of: sum(flow('month', 'dues.settled')),
    definition: of('本月交清某个月党费的人次。', 'Times a person paid a month in full this month.'),
    source: OWN,
  }),
  money({
    id: 'dues-partial',
    label: of('党费部分交纳人次', 'Months paid in part'),
    unit: 'person-time',
    direction: 'down',
    of: sum(stock('dues.partial')),
    definition: of(
      '交了一部分、尚未交清的人次（仅按人报送的月份）。',
      'Person-months paid in part, where told by person.',
    ),
    source: OWN,
  }),
  money({
    id: 'dues-waiting',
    label: of('党费待交人次', 'Months not paid yet'),
    unit: 'person-time',
    direction: 'down',
    of: sum(stock('dues.persons'), minus(stock('dues.settled', 'dues.partial'))),
    definition: of(
      '已核定、一分未交的人次，含当月。',
      'Person-months assessed of which nothing is paid, this month’s included.',
    ),
    source: OWN,
  }),
  money({
    id: 'dues-reminders',
    label: of('党费待提醒人次', 'Dues to be reminded of'),
    unit: 'person-time',
    direction: 'down',
    of: sum(stock('dues.reminders')),
    definition: of(
      '满三个月未交清、应予提醒的人次（仅按人报送的月份）；提醒由人来做。',
      'Person-months not paid in full after three months, where told by person; people remind, not the system.',
    ),
    source: OWN,
  }),
]

const units = (metric: Parameters<typeof money>[0]) =>
  money({ unit: 'organisation', source: '本系统定义', known: ['dues.channel.known'], ...metric })

const CHANNEL: readonly Metric[] = [
  units({
    id: 'dues-channel-opened',
    label: of('线上党费已开通支部', 'Branches with online dues'),
    direction: 'up',
    of: sum(stock(duesStand.code('opened'))),
    definition: of('报送线上交纳党费已开通的支部数。', 'Branches that say they have switched on online dues.'),
  }),
  units({
    id: 'dues-channel-not-opened',
    label: of('线上党费未开通支部', 'Branches without online dues'),
    of: sum(stock(duesStand.code('not-opened'))),
    definition: of(
      '报送线上交纳党费未开通的支部数；未开通不等于未交。',
      'Branches that say they have not switched on online dues; that is not the same as unpaid.',
    ),
  }),
  units({
    id: 'dues-channel-unknown',
    label: of('线上党费情况未知支部', 'Branches that say nothing'),
    direction: 'down',
    of: sum(stock(...BRANCHES), minus(stock('dues.channel.known'))),
    definition: of('没有报送线上交纳党费是否开通的支部数。', 'Branches of which no source says whether they have it.'),
  }),
  units({
    id: 'dues-channel-opened-share',
    label: of('线上党费开通率', 'Share with online dues'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(stock(duesStand.code('opened')), stock(...BRANCHES)),
    definition: of(
      '线上已开通支部数 ÷ 全部支部数（含未知）。',
      'Branches opened ÷ all branches, unknown ones included.',
    ),
  }),
]

export const METRICS: readonly Metric[] = [...FEES, ...CHANNEL]
