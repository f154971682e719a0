import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { claimWait, serviceHours, serviceKind, wishKind } from './measures.ts'
import { CLAIM_WAITS, HOURS, SERVICES, WISHES } from './vocabulary.ts'

const OWN = '本系统定义'
const of = (zh: string, en: string): Label => ({ zh, en })

type Words = Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>
const knownBy =
  (known: string) =>
  (metric: Words): Metric =>
    defineMetric({ unit: 'event', direction: 'none', source: OWN, known: [known], ...metric })
const reports = knownBy('report.person')
const services = knownBy('service.given')
const wishes = (metric: Words) => knownBy('wish.posted')({ unit: 'item', ...metric })
const pairings = knownBy('pairing.made')

const REPORTED = flow('year', 'report.person')
/** 在职: by occupation, since no register of those who ought to report is public. Assumption (A). */
const IN_SERVICE = stock(
  'member.stock/worker',
  'member.stock/professional',
  'member.stock/manager',
  'member.stock/official',
)

const REPORTS: readonly Metric[] = [
  reports({
    id: 'members-reported-year',
    label: of('本年报到党员', 'Members reported this year'),
    unit: 'person',
    direction: 'up',
    of: sum(REPORTED),
    definition: of(
      '本年到社区报到的党员人数，按人去重；变更社区不重复计。',
      'Members who reported to a community this year, each once; a change of community counts no second time.',
    ),
  }),
  reports({
    id: 'members-reported-share-year',
    label: of('在职党员报到率', 'Share of members reported'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(REPORTED, IN_SERVICE),
    definition: of(
      '本年报到党员 ÷ 在职党员（职业为工人、专业技术人员、管理人员、党政机关工作人员的党员现有数；口径为本系统假设）。',
      'Members reported this year ÷ members in service (workers, professionals, managers, officials in stock; our assumption).',
    ),
  }),
  reports({
    id: 'members-received-year',
    label: of('社区接收报到党员', 'Members received this year'),
    unit: 'person',
    of: sum(flow('year', 'report.received')),
    definition: of(
      '本年到本社区报到、未变更到别处的党员人数。',
      'Members who reported to this community this year and did not change to another.',
    ),
  }),
  reports({
    id: 'report-in-changes-year',
    label: of('本年变更报到社区', 'Changes of community this year'),
    of: sum(flow('year', 'report.changed')),
    definition: of('本年变更报到社区的次数。', 'Times a member changed the community reported to, this year.'),
  }),
]

const SERVED: readonly Metric[] = [
  services({
    id: 'services-month',
    label: of('本月服务次数', 'Services this month'),
    of: sum(flow('month', 'service.given')),
    definition: of('本月党员到社区开展服务的次数。', 'Services that members gave this month.'),
  }),
  services({
    id: 'services-year',
    label: of('本年服务次数', 'Services this year'),
    of: sum(flow('year', 'service.given')),
    definition: of('本年党员到社区开展服务的次数。', 'Services that members gave this year.'),
  }),
  services({
    id: 'service-persons-year',
    label: of('本年服务人次', 'Person-times of service'),
    unit: 'person-time',
    of: sum(flow('year', 'service.persons')),
    definition: of('本年参加服务的党员人次。', 'Person-times that members served this year.'),
  }),
  services({
    id: 'service-minutes-year',
    label: of('本年服务时长', 'Time served this year'),
    unit: 'minute',
    of: sum(flow('year', 'service.minutes')),
    definition: of('本年服务的分钟数：每次服务的分钟数 × 参加人数。', 'Minutes of each service × persons, this year.'),
  }),
  services({
    id: 'service-points-year',
    label: of('本年服务分', 'Points of service this year'),
    unit: 'point',
    of: sum(flow('year', 'service.points')),
    definition: of('本年服务所记的服务分之和。', 'Sum of the points noted for services this year.'),
  }),
  services({
    id: 'services-per-reported-year',
    label: of('人均服务次数', 'Services per member reported'),
    unit: 'mean',
    direction: 'up',
    of: ratio(flow('year', 'service.persons'), REPORTED),
    definition: of('本年服务人次 ÷ 本年报到党员。', 'Person-times of service ÷ members reported, this year.'),
  }),
  services({
    id: 'service-minutes-per-reported-year',
    label: of('人均服务分钟', 'Minutes per member reported'),
    unit: 'mean',
    direction: 'up',
    of: ratio(flow('year', 'service.minutes'), REPORTED),
    definition: of('本年服务分钟数 ÷ 本年报到党员。', 'Minutes of service ÷ members reported, this year.'),
  }),
  services({
    id: 'services-answering-share-year',
    label: of('有所回应的服务占比', 'Share of services that answer'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'service.answering'), flow('year', 'service.given')),
    definition: of(
      '本年回应了诉求、心愿或任务的服务次数 ÷ 本年服务次数。',
      'Services that name an appeal, a wish or a task ÷ services, this year.',
    ),
  }),
  services({
    id: 'service-named-share-year',
    label: of('服务具名覆盖率', 'Share of service named'),
    unit: 'ratio',
    of: ratio(flow('year', 'service.named'), flow('year', 'service.persons')),
    definition: of(
      '本年来源报出党员代码的服务人次 ÷ 服务人次：按人去重的数只覆盖这一部分。',
      'Person-times whose source names the member ÷ person-times: counts of distinct people cover this share.',
    ),
  }),
  services({
    id: 'members-served-year',
    label: of('本年参加服务党员', 'Members who served this year'),
    unit: 'person',
    direction: 'up',
    of: sum(flow('year', 'service.member')),
    definition: of(
      '本年参加过服务的党员人数，按人去重；只含来源报出党员代码的服务。',
      'Members who served this year, each once; only of services whose source names them.',
    ),
  }),
  ...keysOf(HOURS).map((hours) =>
    services({
      id: `members-served-${hours}-year`,
      label: of(`本年服务${HOURS[hours].zh}`, `Members who served ${HOURS[hours].en}`),
      unit: 'person',
      of: sum(flow('year', serviceHours.code(hours))),
      definition: of(
        `本年参加服务的党员中，累计${HOURS[hours].zh}的人数；只作分布，不作比较。`,
        'Members who served this year, by hours in sum; a distribution only.',
      ),
    }),
  ),
  ...keysOf(SERVICES).map((kind) =>
    services({
      id: `services-${kind}-year`,
      label: of(`本年服务·${SERVICES[kind].zh}`, `Services: ${SERVICES[kind].en.toLowerCase()}`),
      of: sum(flow('year', serviceKind.code(kind))),
      definition: of(`本年${SERVICES[kind].zh}类服务的次数。`, 'Services of this kind this year.'),
    }),
  ),
]

const WISHED: readonly Metric[] = [
  wishes({
    id: 'wishes-waiting',
    label: of('微心愿待认领', 'Wishes waiting'),
    direction: 'down',
    of: sum(stock('wish.waiting')),
    definition: of('已发布、尚无人认领的微心愿件数。', 'Wishes posted that nobody has claimed yet.'),
  }),
  wishes({
    id: 'wishes-working',
    label: of('微心愿办理中', 'Wishes in hand'),
    of: sum(stock('wish.working')),
    definition: of('已认领、尚未实现的微心愿件数。', 'Wishes claimed and not yet fulfilled.'),
  }),
  wishes({
    id: 'wishes-overdue',
    label: of('微心愿逾期', 'Wishes overdue'),
    direction: 'down',
    of: sum(stock('wish.overdue')),
    definition: of(
      '超过认领时限无人认领、或认领后超过实现时限未实现的微心愿件数（微心愿时限）。',
      'Wishes nobody claimed within the limit, or claimed and not fulfilled within theirs.',
    ),
  }),
  ...(['posted', 'claimed', 'fulfilled', 'released', 'withdrawn'] as const).map((what) => {
    const zh = { posted: '发布', claimed: '认领', fulfilled: '实现', released: '退回', withdrawn: '撤回' }[what]
    return wishes({
      id: `wishes-${what}-year`,
      label: of(`本年${zh}微心愿`, `Wishes ${what} this year`),
      of: sum(flow('year', `wish.${what}`)),
      definition: of(`本年${zh}的微心愿件次，计在心愿所在社区。`, `Wishes ${what} this year, at the community.`),
    })
  }),
  wishes({
    id: 'wishes-taken-year',
    label: of('本组织认领微心愿', 'Wishes taken on this year'),
    direction: 'up',
    of: sum(flow('year', 'wish.taken')),
    definition: of(
      '本年认领微心愿的件次，计在认领的组织。',
      'Wishes claimed this year, at the organisation that claims.',
    ),
  }),
  wishes({
    id: 'wishes-fulfilled-timely-year',
    label: of('微心愿按时实现率', 'Wishes fulfilled in time'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'wish.fulfilled.timely'), flow('year', 'wish.fulfilled')),
    definition: of(
      '本年认领后在时限内实现的件数 ÷ 本年实现的件数。',
      'Fulfilled within the limit after the claim ÷ fulfilled, this year.',
    ),
  }),
  ...keysOf(CLAIM_WAITS).map((wait) =>
    wishes({
      id: `wishes-claimed-${wait}-year`,
      label: of(`微心愿${CLAIM_WAITS[wait].zh}认领`, `Wishes claimed ${CLAIM_WAITS[wait].en}`),
      of: sum(flow('year', claimWait.code(wait))),
      definition: of(
        `本年认领的微心愿中，${CLAIM_WAITS[wait].zh}认领的件次（按日历日）。`,
        'Wishes claimed this year, by calendar days waited.',
      ),
    }),
  ),
  ...keysOf(WISHES).map((kind) =>
    wishes({
      id: `wishes-${kind}-year`,
      label: of(
        `本年${WISHES[kind].zh}${kind === 'other-wish' ? '' : '心愿'}`,
        `Wishes: ${WISHES[kind].en.toLowerCase()}`,
      ),
      of: sum(flow('year', wishKind.code(kind))),
      definition: of(`本年发布的微心愿中，${WISHES[kind].zh}的件数。`, 'Wishes of this kind posted this year.'),
    }),
  ),
]

const PAIRED: readonly Metric[] = [
  pairings({
    id: 'pairings-active',
    label: of('在结对子', 'Pairings'),
    unit: 'item',
    direction: 'up',
    of: sum(stock('pairing.active')),
    definition: of('支部与社区现有结对数。', 'Pairings of a branch with a community that stand.'),
  }),
  pairings({
    id: 'branches-paired',
    label: of('结对支部', 'Branches paired'),
    unit: 'organisation',
    of: sum(stock('paired.branch')),
    definition: of('现有结对的支部数，一个支部只计一次。', 'Branches with a pairing that stands, each once.'),
  }),
  pairings({
    id: 'communities-paired',
    label: of('结对社区', 'Communities paired'),
    unit: 'organisation',
    of: sum(stock('paired.community')),
    definition: of('现有结对的社区数，一个社区只计一次。', 'Communities with a pairing that stands, each once.'),
  }),
]

export const METRICS: readonly Metric[] = [...REPORTS, ...SERVED, ...WISHED, ...PAIRED]
