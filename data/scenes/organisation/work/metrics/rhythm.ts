import type { Label } from '../../../../language/label.ts'
import { keysOf } from '../../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock, sum } from '../../../../language/metric.ts'
import { orgKind } from '../../measures.ts'
import { BRANCH_KINDS } from '../../vocabulary.ts'

const of = (zh: string, en: string): Label => ({ zh, en })
const BRANCHES = stock(...keysOf(BRANCH_KINDS).map(orgKind.code))

/** What is due once a quarter. */
const QUARTERLY = {
  congress: { zh: '党员大会', en: 'congress', due: of('应每季度一次', 'due once a quarter') },
  lecture: { zh: '党课', en: 'lecture', due: of('每季度一次为本系统定义', 'once a quarter is ours') },
} as const

function rhythm(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'mean',
    direction: 'up',
    source: '中国共产党支部工作条例（试行）',
    known: ['meeting.held'],
    ...metric,
  })
}

/** 节律: branches that held what the regulation asks for in each period. */
export const RHYTHM_METRICS: readonly Metric[] = [
  rhythm({
    id: 'theme-day-branches-month',
    label: of('本月开展主题党日支部', 'Branches with a theme day this month'),
    unit: 'organisation',
    of: sum(flow('month', 'branch.held/theme-day-month')),
    definition: of(
      '本月开展过主题党日的党组织数，每个只计一次。',
      'Branches that held a theme day this month, each once.',
    ),
  }),
  rhythm({
    id: 'theme-day-branches-share-month',
    label: of('主题党日开展面', 'Share of branches with a theme day'),
    unit: 'ratio',
    of: ratio(flow('month', 'branch.held/theme-day-month'), BRANCHES),
    definition: of(
      '本月开展过主题党日的支部 ÷ 现有党支部；应每月一次，月末才满。',
      'Branches that held a theme day this month ÷ branches; due once a month, so it fills up until the month’s end.',
    ),
  }),
  rhythm({
    id: 'theme-day-months-year',
    label: of('主题党日平均月数', 'Months with a theme day'),
    of: ratio(flow('year', 'branch.held/theme-day-month'), BRANCHES),
    definition: of(
      '本年开展过主题党日的月数，按现有党支部平均；应与本年已过的月数相等。',
      'Months of this year with a theme day, mean over branches; due: one each month.',
    ),
  }),
  ...keysOf(QUARTERLY).flatMap((form): Metric[] => {
    const { zh, en, due } = QUARTERLY[form]
    const held = flow('quarter', `branch.held/${form}-quarter`)
    return [
      rhythm({
        id: `${form}-branches-quarter`,
        label: of(`本季${zh}支部`, `Branches with a ${en} this quarter`),
        unit: 'organisation',
        of: sum(held),
        definition: of(
          `本季度召开过${zh}的党组织数，每个只计一次。`,
          `Branches that held a ${en} this quarter, each once.`,
        ),
      }),
      rhythm({
        id: `${form}-branches-share-quarter`,
        label: of(`本季${zh}开展面`, `Share of branches with a ${en}`),
        unit: 'ratio',
        of: ratio(held, BRANCHES),
        definition: of(
          `本季度召开过${zh}的支部 ÷ 现有党支部；${due.zh}，季末才满。`,
          `Branches that held a ${en} this quarter ÷ branches; ${due.en}, so it fills up until the quarter’s end.`,
        ),
      }),
    ]
  }),
  rhythm({
    id: 'congress-quarters-year',
    label: of('党员大会平均季数', 'Quarters with a congress'),
    of: ratio(flow('year', 'branch.held/congress-quarter'), BRANCHES),
    definition: of(
      '本年召开过党员大会的季度数，按现有党支部平均；应与本年已过的季度数相等。',
      'Quarters of this year with a branch congress, mean over branches; due: one each quarter.',
    ),
  }),
]
