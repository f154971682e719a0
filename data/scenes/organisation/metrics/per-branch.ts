import { keysOf } from '../../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, stock } from '../../../language/metric.ts'
import { orgKind } from '../measures.ts'
import { BRANCH_KINDS } from '../vocabulary.ts'
import { MEMBERS_KNOWN } from './members.ts'

const BRANCHES = stock(...keysOf(BRANCH_KINDS).map(orgKind.code))
const OWN = '本系统定义'

/** What makes units of different size comparable: means and shares, for the spread between them. */
export const PER_BRANCH: readonly Metric[] = [
  defineMetric({
    id: 'meetings-per-branch-month',
    label: { zh: '本月每支部场次', en: 'Meetings per branch' },
    unit: 'mean',
    direction: 'none',
    of: ratio(flow('month', 'meeting.held'), BRANCHES),
    definition: {
      zh: '本月召开的组织生活场次 ÷ 现有党支部数。各形式都计，不作考核依据。',
      en: 'Meetings of every form held this month ÷ branches that exist. No basis for appraisal.',
    },
    source: OWN,
    known: ['meeting.held'],
  }),
  defineMetric({
    id: 'members-per-branch',
    label: { zh: '平均每支部党员', en: 'Members per branch' },
    unit: 'mean',
    direction: 'none',
    of: ratio(stock('member.stock'), BRANCHES),
    definition: {
      zh: '在册党员人数 ÷ 现有党支部数。',
      en: 'Members on the books ÷ branches that exist.',
    },
    source: OWN,
    known: MEMBERS_KNOWN,
  }),
  defineMetric({
    id: 'admission-rate-year',
    label: { zh: '本年发展党员占比', en: 'Admitted this year, share' },
    unit: 'ratio',
    direction: 'none',
    of: ratio(flow('year', 'member.admitted'), stock('member.stock')),
    definition: {
      zh: '本年发展党员人数 ÷ 现有在册党员人数。发展有计划指标，高低不作评价。',
      en: 'Members admitted this year ÷ members now. Admissions follow a plan: neither high nor low is better.',
    },
    source: OWN,
    known: MEMBERS_KNOWN,
  }),
]
