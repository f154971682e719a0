import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../language/metric.ts'
import { fillDays, heldSkill, matchOutcome, matchProposer, needSkill, secondmentTerm } from './measures.ts'
import { FILL_DAYS, SKILLS, TERMS } from './vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })

type Words = Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>
const knownBy =
  (known: string) =>
  (metric: Words): Metric =>
    defineMetric({ unit: 'item', direction: 'none', source: '本系统定义', known: [known], ...metric })
const needs = knownBy('need.posted')
const skills = knownBy('skill.person')
const matches = knownBy('match.proposed')
const secondments = knownBy('secondment.started')

const NEEDS: readonly Metric[] = [
  needs({
    id: 'needs-open',
    label: of('待落实需求', 'Needs open'),
    of: sum(stock('need.open')),
    definition: of('已发布、尚未落实或撤回的用人需求件数。', 'Needs posted and neither filled nor withdrawn.'),
  }),
  needs({
    id: 'needs-overdue',
    label: of('逾期用人需求', 'Needs overdue'),
    direction: 'down',
    of: sum(stock('need.overdue')),
    definition: of('超过落实时限尚未落实的用人需求件数。', 'Needs open past their limit.'),
  }),
  needs({
    id: 'needs-posted-year',
    label: of('本年发布需求', 'Needs posted this year'),
    of: sum(flow('year', 'need.posted')),
    definition: of('本年发布的用人需求件数。', 'Needs posted this year.'),
  }),
  needs({
    id: 'needs-filled-year',
    label: of('本年落实需求', 'Needs filled this year'),
    direction: 'up',
    of: sum(flow('year', 'need.filled')),
    definition: of('本年落实的用人需求件数。', 'Needs filled this year.'),
  }),
  needs({
    id: 'needs-withdrawn-year',
    label: of('本年撤回需求', 'Needs withdrawn this year'),
    of: sum(flow('year', 'need.withdrawn')),
    definition: of('本年撤回的用人需求件数。', 'Needs withdrawn this year.'),
  }),
  needs({
    id: 'needs-filled-share-year',
    label: of('需求落实率', 'Share of needs filled'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', 'need.filled'), flow('year', 'need.filled', 'need.withdrawn')),
    definition: of('本年落实件数 ÷（本年落实 + 撤回件数）。', 'Filled ÷ filled or withdrawn, this year.'),
  }),
  needs({
    id: 'needs-days-year',
    label: of('需求落实平均用时', 'Mean days to fill'),
    unit: 'mean',
    direction: 'down',
    of: ratio(flow('year', 'need.days'), flow('year', 'need.filled')),
    definition: of(
      '本年落实的需求从发布到落实的日历日数之和 ÷ 件数。',
      'Calendar days that needs filled this year were open ÷ their number.',
    ),
  }),
  ...keysOf(FILL_DAYS).map((days) =>
    needs({
      id: `needs-filled-${days}-year`,
      label: of(`需求${FILL_DAYS[days].zh}落实`, `Needs filled ${FILL_DAYS[days].en}`),
      of: sum(flow('year', fillDays.code(days))),
      definition: of(`本年落实的需求中，${FILL_DAYS[days].zh}落实的件数。`, 'Needs filled this year, by days open.'),
    }),
  ),
  ...keysOf(SKILLS).map((skill) =>
    needs({
      id: `needs-open-${skill}`,
      label: of(`待落实${SKILLS[skill].zh}需求`, `Needs open: ${SKILLS[skill].en.toLowerCase()}`),
      of: sum(stock(needSkill.code(skill))),
      definition: of(`待落实的用人需求中，${SKILLS[skill].zh}类的件数。`, 'Needs of this skill that are open.'),
    }),
  ),
]

const HELD: readonly Metric[] = [
  skills({
    id: 'members-skilled',
    label: of('申报专长党员', 'Members with skills'),
    unit: 'person',
    direction: 'up',
    of: sum(stock('skill.person')),
    definition: of(
      '申报了专长的党员现有数，按人去重；随组织关系转移，停止党籍、出党、去世的不再计入。',
      'Members with a skill on record, each once; they go with the member, and end with membership.',
    ),
  }),
  ...keysOf(SKILLS).map((skill) =>
    skills({
      id: `skills-${skill}`,
      label: of(`${SKILLS[skill].zh}专长党员`, `Members skilled in ${SKILLS[skill].en.toLowerCase()}`),
      unit: 'person',
      of: sum(stock(heldSkill.code(skill))),
      definition: of(`申报了${SKILLS[skill].zh}类专长的党员现有数。`, 'Members with this skill on record.'),
    }),
  ),
]

const MATCHES: readonly Metric[] = [
  matches({
    id: 'matches-waiting',
    label: of('待定匹配', 'Matches waiting'),
    direction: 'down',
    of: sum(stock('match.waiting')),
    definition: of('已提出、尚无结论的匹配件数。', 'Matches proposed that nobody has decided on yet.'),
  }),
  matches({
    id: 'matches-proposed-year',
    label: of('本年提出匹配', 'Matches proposed this year'),
    of: sum(flow('year', 'match.proposed')),
    definition: of('本年提出的匹配件数，计在提议的组织。', 'Matches proposed this year, at the proposer.'),
  }),
  matches({
    id: 'matches-by-system-share-year',
    label: of('系统提议占比', 'Share proposed by a system'),
    unit: 'ratio',
    of: ratio(flow('year', matchProposer.code('by-system')), flow('year', 'match.proposed')),
    definition: of('本年由系统提出的匹配 ÷ 本年提出的匹配。', 'Proposed by a system ÷ proposed, this year.'),
  }),
  matches({
    id: 'matches-accepted-share-year',
    label: of('匹配采纳率', 'Share of matches accepted'),
    unit: 'ratio',
    direction: 'up',
    of: ratio(flow('year', matchOutcome.code('accepted')), flow('year', 'match.decided')),
    definition: of('本年采纳的匹配 ÷ 本年有结论的匹配。', 'Accepted ÷ decided, this year.'),
  }),
]

const SECONDED: readonly Metric[] = [
  secondments({
    id: 'members-seconded',
    label: of('在借人员', 'Members seconded here'),
    unit: 'person',
    of: sum(stock('secondment.active')),
    definition: of('现借调到本组织的党员人数。', 'Members whom this organisation has on secondment.'),
  }),
  secondments({
    id: 'members-lent',
    label: of('借出人员', 'Members lent to others'),
    unit: 'person',
    of: sum(stock('secondment.lent')),
    definition: of('本组织现借调到别处的党员人数。', 'Members of this organisation on secondment elsewhere.'),
    // Reported with those who receive: one who lends to others may have nobody on secondment.
    known: ['secondment.started', 'secondment.lent'],
  }),
  secondments({
    id: 'secondments-started-year',
    label: of('本年借调', 'Secondments started this year'),
    of: sum(flow('year', 'secondment.started')),
    definition: of('本年开始的借调件数。', 'Secondments that started this year.'),
  }),
  secondments({
    id: 'secondments-days-year',
    label: of('借调平均时长', 'Mean days of secondment'),
    unit: 'mean',
    of: ratio(flow('year', 'secondment.days'), flow('year', 'secondment.ended')),
    definition: of(
      '本年结束的借调从开始到结束的日历日数之和 ÷ 件数。',
      'Calendar days that secondments ended this year lasted ÷ their number.',
    ),
  }),
  ...keysOf(TERMS).map((term) =>
    secondments({
      id: `secondments-${term}-year`,
      label: of(`借调${TERMS[term].zh}结束`, `Secondments ended ${TERMS[term].en}`),
      of: sum(flow('year', secondmentTerm.code(term))),
      definition: of(`本年结束的借调中，历时${TERMS[term].zh}的件数。`, 'Secondments ended this year, by length.'),
    }),
  ),
]

export const METRICS: readonly Metric[] = [...NEEDS, ...HELD, ...MATCHES, ...SECONDED]
