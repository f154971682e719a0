import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { careRequestKind, careWait, stationService } from './measures.ts'
import { CARE_KINDS, CARE_WAITS, STATION_SERVICES } from './vocabulary.ts'

const OWN = '本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

function care(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'item', direction: 'none', source: OWN, known: ['care.requested'], ...metric })
}
const points = (metric: Parameters<typeof care>[0]) => care({ unit: 'point', known: ['points.earned'], ...metric })

const REQUESTS: readonly Metric[] = [
  care({
    id: 'care-waiting',
    label: of('帮扶待办', 'Requests for care waiting'),
    direction: 'down',
    of: sum(stock('care.waiting')),
    definition: of(
      '已提出、尚未到位也未撤回的帮扶申请件数。',
      'Requests made that were neither met nor withdrawn yet.',
    ),
  }),
  care({
    id: 'care-requested-month',
    label: of('本月帮扶申请', 'Care requested this month'),
    of: sum(flow('month', 'care.requested')),
    definition: of('本月提出的帮扶申请件数。', 'Requests for care made this month.'),
  }),
  care({
    id: 'care-given-month',
    label: of('本月帮扶到位', 'Care given this month'),
    direction: 'up',
    of: sum(flow('month', 'care.given')),
    definition: of('本月帮扶到位的申请件数。', 'Requests that were met this month.'),
  }),
  care({
    id: 'care-helped-year',
    label: of('本年受助人数', 'People helped this year'),
    unit: 'person',
    direction: 'up',
    of: sum(flow('year', 'care.helped')),
    definition: of(
      '本年到位的帮扶所惠及的人数，按件相加；同一人受助两次计两次。',
      'People helped by what was given this year, added up by request: one person helped twice counts twice.',
    ),
  }),
  care({
    id: 'care-money-year',
    label: of('本年帮扶金额', 'Money given this year'),
    unit: 'fen',
    of: sum(flow('year', 'care.money')),
    definition: of('本年到位的帮扶中以资金形式给予的金额。', 'Money given to meet requests this year.'),
  }),
  care({
    id: 'care-timely-year',
    label: of('帮扶按时到位率', 'Care given in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'care.given.timely'), flow('year', 'care.given')),
    definition: of('本年按时限到位的件数 ÷ 本年到位的件数。', 'Given within the limit ÷ given, this year.'),
  }),
  care({
    id: 'care-days-year',
    label: of('帮扶平均等待', 'Mean days to care'),
    unit: 'mean',
    direction: 'down',
    of: ratio(flow('year', 'care.days'), flow('year', 'care.given')),
    definition: of(
      '本年到位件数从申请到到位的日历日数之和 ÷ 件数。',
      'Calendar days from request to help ÷ requests met, this year.',
    ),
  }),
  ...keysOf(CARE_WAITS).map((wait) =>
    care({
      id: `care-${wait}-year`,
      label: of(`帮扶${CARE_WAITS[wait].zh}到位`, `Care given ${CARE_WAITS[wait].en}`),
      of: sum(flow('year', careWait.code(wait))),
      definition: of(
        `本年到位的帮扶中，申请后${CARE_WAITS[wait].zh}到位的件数（按日历日）。`,
        'Requests met this year, by calendar days waited.',
      ),
    }),
  ),
  ...keysOf(CARE_KINDS).map((kind) =>
    care({
      id: `care-requested-${kind}-year`,
      label: of(`本年${CARE_KINDS[kind].zh}申请`, `Care requested: ${CARE_KINDS[kind].en.toLowerCase()}`),
      of: sum(flow('year', careRequestKind.code(kind))),
      definition: of(`本年提出的${CARE_KINDS[kind].zh}类帮扶申请件数。`, 'Requests of this kind made this year.'),
    }),
  ),
]

const STATIONS: readonly Metric[] = [
  care({
    id: 'stations-served-month',
    label: of('本月驿站服务', 'Served by stations this month'),
    unit: 'person-time',
    direction: 'up',
    of: sum(flow('month', 'station.served')),
    definition: of('本月爱心驿站服务的人次。', 'Times a station of care served somebody this month.'),
    known: ['station.served'],
  }),
  ...keysOf(STATION_SERVICES).map((kind) =>
    care({
      id: `stations-${kind}-month`,
      label: of(`本月${STATION_SERVICES[kind].zh}`, `Stations this month: ${STATION_SERVICES[kind].en.toLowerCase()}`),
      unit: 'person-time',
      of: sum(flow('month', stationService.code(kind))),
      definition: of(`本月爱心驿站${STATION_SERVICES[kind].zh}的人次。`, 'Times served in this way this month.'),
      known: ['station.served'],
    }),
  ),
]

const POINTS: readonly Metric[] = [
  points({
    id: 'points-circulating',
    label: of('流通积分', 'Points in circulation'),
    of: sum(stock('points.circulating')),
    definition: of('已获得、尚未兑换的积分。', 'Points earned and not yet redeemed.'),
  }),
  points({
    id: 'points-earned-month',
    label: of('本月获得积分', 'Points earned this month'),
    of: sum(flow('month', 'points.earned')),
    definition: of('本月各账户获得的积分之和。', 'Points earned by all accounts this month.'),
  }),
  points({
    id: 'points-redeemed-month',
    label: of('本月兑换积分', 'Points redeemed this month'),
    of: sum(flow('month', 'points.redeemed')),
    definition: of('本月各账户兑换的积分之和。', 'Points redeemed by all accounts this month.'),
  }),
  points({
    id: 'points-redeemed-share',
    label: of('积分兑换占比', 'Share of points redeemed'),
    unit: 'ratio',
    of: ratio(stock('points.redeemed'), stock('points.earned')),
    definition: of('已兑换的积分 ÷ 已获得的积分，累计。', 'Points redeemed ÷ earned, to date.'),
  }),
  points({
    id: 'points-accounts',
    label: of('积分账户', 'Accounts of points'),
    unit: 'item',
    of: sum(stock('points.accounts')),
    definition: of('获得过积分的账户数。', 'Accounts that have earned points.'),
  }),
  points({
    id: 'points-redemptions-month',
    label: of('本月积分兑换', 'Redemptions this month'),
    unit: 'item',
    of: sum(flow('month', 'points.redemptions')),
    definition: of('本月积分兑换的笔数。', 'Times points were redeemed this month.'),
  }),
]

export const METRICS: readonly Metric[] = [...REQUESTS, ...STATIONS, ...POINTS]
