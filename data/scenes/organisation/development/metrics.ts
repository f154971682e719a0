import { keysOf, type Label } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../language/metric.ts'
import {
  developmentDue,
  developmentEarly,
  developmentOverdue,
  developmentStage,
  developmentVote,
  developmentWaits,
} from './measures.ts'
import { DATED, EARLY, STAGES, WAITS } from './vocabulary.ts'

const RULES = '中国共产党发展党员工作细则'
const OWN = '本系统定义'
const KNOWN = ['development.applied', 'development.registered']
const KNOWN_WITH_PROBATION = [...KNOWN, 'member.admitted', 'member.registered']
const of = (zh: string, en: string): Label => ({ zh, en })

function people(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'person', direction: 'none', source: RULES, known: KNOWN, ...metric })
}
const things = (metric: Parameters<typeof people>[0]) =>
  people({ unit: 'item', direction: 'down', known: KNOWN_WITH_PROBATION, ...metric })

const STOCKS: readonly Metric[] = [
  people({
    id: 'development-people',
    label: of('在培养人员', 'People being developed'),
    of: sum(stock('development.people')),
    definition: of(
      '入党申请人、入党积极分子和发展对象的人数，尚未接收为预备党员；未报送培养过程的支部不在内。',
      'Applicants, activists and candidates, not yet admitted; branches that report no development are not included.',
    ),
  }),
  ...keysOf(STAGES).map((stage) =>
    people({
      id: `development-${stage}s`,
      label: STAGES[stage],
      of: sum(stock(developmentStage.code(stage))),
      definition: of(`现处于${STAGES[stage].zh}阶段的人数。`, `${STAGES[stage].en} at present.`),
    }),
  ),
]

interface Flow {
  readonly id: string
  readonly measure: string
  readonly label: Label
  readonly says: Label
}
const FLOWS: readonly Flow[] = [
  {
    id: 'development-applied-year',
    measure: 'development.applied',
    label: of('本年入党申请', 'Applications this year'),
    says: of('本年递交入党申请书的人数', 'People who applied this year'),
  },
  {
    id: 'development-activists-year',
    measure: 'development.left.applicant',
    label: of('本年新确定积极分子', 'Activists chosen this year'),
    says: of('本年由申请人确定为积极分子的人数', 'Applicants who were chosen as activists this year'),
  },
  {
    id: 'development-candidates-year',
    measure: 'development.left.activist',
    label: of('本年新确定发展对象', 'Candidates chosen this year'),
    says: of('本年由积极分子确定为发展对象的人数', 'Activists who were chosen as candidates this year'),
  },
  {
    id: 'development-admitted-year',
    measure: 'development.admitted',
    label: of('本年培养对象入党', 'Admitted candidates this year'),
    says: of(
      '本年由发展对象接收为预备党员、且培养过程在册的人数',
      'Candidates with their development on record who were admitted this year',
    ),
  },
  {
    id: 'development-ended-year',
    measure: 'development.ended',
    label: of('本年终止培养', 'Developments ended this year'),
    says: of('本年撤回申请或终止培养的人数', 'People who withdrew or whose development was ended this year'),
  },
]

const PHASES = {
  applicant: of('申请阶段', 'Application'),
  activist: of('积极分子阶段', 'Activist stage'),
  candidate: of('发展对象阶段', 'Candidate stage'),
  probation: of('预备期', 'Probation'),
} as const satisfies Record<keyof typeof developmentWaits, Label>

const DISTRIBUTIONS: readonly Metric[] = keysOf(PHASES).flatMap((phase) =>
  keysOf(WAITS).map((wait) =>
    people({
      id: `development-${phase}-${wait}-year`,
      label: of(`${PHASES[phase].zh}${WAITS[wait].zh}`, `${PHASES[phase].en} ${WAITS[wait].en}`),
      of: sum(flow('year', developmentWaits[phase].code(wait))),
      definition: of(
        `本年走完${PHASES[phase].zh}的人中，该阶段用时${WAITS[wait].zh}的人数（按日历月）。`,
        `People who left this stage forwards this year after a time of this class, in calendar months: ${WAITS[wait].en}.`,
      ),
      ...(phase === 'probation' ? { known: KNOWN_WITH_PROBATION } : {}),
    }),
  ),
)

const DATES: readonly Metric[] = [
  things({
    id: 'development-due',
    label: of('发展环节有时限待办', 'Steps of development due by a date'),
    direction: 'none',
    of: sum(stock('development.due')),
    definition: of(
      '按细则有办理时限、尚未办理的环节数，含尚未到期的。',
      'Steps that a rule sets a date for and that are not done yet, whether the date has come or not.',
    ),
  }),
  things({
    id: 'development-overdue',
    label: of('发展环节逾期未办', 'Steps of development overdue'),
    of: sum(stock('development.overdue')),
    definition: of('已过细则时限、尚未办理的环节数。', 'Steps past the date that a rule sets, not done yet.'),
  }),
  ...keysOf(DATED).flatMap((what) => [
    things({
      id: `development-due-${what}`,
      label: of(`待办·${DATED[what].zh}`, `Due: ${DATED[what].en}`),
      direction: 'none',
      of: sum(stock(developmentDue.code(what))),
      definition: of(`有时限待办的「${DATED[what].zh}」件数。`, `Due by a date and not done: ${DATED[what].en}.`),
    }),
    things({
      id: `development-overdue-${what}`,
      label: of(`逾期·${DATED[what].zh}`, `Overdue: ${DATED[what].en}`),
      of: sum(stock(developmentOverdue.code(what))),
      definition: of(`已过时限未办的「${DATED[what].zh}」件数。`, `Past its date and not done: ${DATED[what].en}.`),
    }),
  ]),
  things({
    id: 'development-late-year',
    label: of('本年逾期办理环节', 'Steps done late this year'),
    of: sum(flow('year', 'development.late')),
    definition: of('本年过了时限才办理的环节数。', 'Steps done this year after the date that a rule sets.'),
  }),
  things({
    id: 'development-early-year',
    label: of('本年过早或不足环节', 'Steps too early or short this year'),
    of: sum(flow('year', 'development.early')),
    definition: of(
      '本年按细则过早、天数或学时不足的环节数；系统照收，由组织核实。',
      'Steps this year that came too early or fell short by the rules; they are taken as reported, for people to look into.',
    ),
  }),
  ...keysOf(EARLY).map((what) =>
    things({
      id: `development-early-${what}-year`,
      label: of(`本年${EARLY[what].zh}`, `This year: ${EARLY[what].en}`),
      of: sum(flow('year', developmentEarly.code(what))),
      definition: of(`本年报送的环节中「${EARLY[what].zh}」的件数。`, `Reports of this year: ${EARLY[what].en}.`),
    }),
  ),
]

const VOTES: readonly Metric[] = [
  people({
    id: 'development-votes-year',
    label: of('本年接收表决', 'Votes on admission this year'),
    unit: 'item',
    of: sum(flow('year', 'development.voted')),
    definition: of('本年支部大会讨论接收预备党员的表决次数。', 'Votes of branch meetings on an admission this year.'),
  }),
  people({
    id: 'development-votes-passed-year',
    label: of('本年接收表决通过率', 'Votes that passed this year'),
    unit: 'ratio',
    of: ratio(flow('year', developmentVote.code('passed')), flow('year', 'development.voted')),
    definition: of(
      '赞成人数超过有表决权正式党员半数的表决 ÷ 全部表决。',
      'Votes with more than half of those entitled in favour ÷ all votes.',
    ),
    source: `${RULES}；比率为${OWN}`,
  }),
]

export const METRICS: readonly Metric[] = [
  ...STOCKS,
  ...FLOWS.map(({ id, measure, label, says }) =>
    people({
      id,
      label,
      of: sum(flow('year', measure)),
      definition: of(`${says.zh}。`, `${says.en}.`),
    }),
  ),
  ...DISTRIBUTIONS,
  ...DATES,
  ...VOTES,
]
