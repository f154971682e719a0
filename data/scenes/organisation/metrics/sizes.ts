import { keysOf, type Label } from '../../../language/label.ts'
import { defineMetric, type Metric, ratio, stock, sum } from '../../../language/metric.ts'
import { sizes } from '../../../rules/sizes.ts'
import { orgKind } from '../measures.ts'
import { LIMITS } from '../sizes.ts'
import { BRANCH_KINDS } from '../vocabulary.ts'

const { branchLeastFull, branchMost, branchCommitteeFrom, branchCommitteeLeast, branchCommitteeMost } = LIMITS
const BRANCHES = stock(...keysOf(BRANCH_KINDS).map(orgKind.code))
const of = (zh: string, en: string): Label => ({ zh, en })

const version = sizes.versions.at(-1)
const sourceOf = (rule: 'branch-size' | 'branch-committee') =>
  `${version?.article}${version?.articles?.[rule]?.article ?? ''}`
const SIZE = sourceOf('branch-size')
const COMMITTEE = sourceOf('branch-committee')

function branches(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'organisation', direction: 'down', source: SIZE, known: ['org.founded'], ...metric })
}
const committees = (metric: Parameters<typeof branches>[0]) =>
  branches({ source: COMMITTEE, known: ['org.term.elected'], ...metric })

/** 组织设置: branches outside the size that the regulation sets, to be set up otherwise. */
export const SIZE_METRICS: readonly Metric[] = [
  branches({
    id: 'branches-few-members',
    label: of('正式党员不足的支部', 'Branches with too few members'),
    of: sum(stock('branch.size/few')),
    definition: of(
      `正式党员不足 ${branchLeastFull} 人的党支部数（含联合、项目、临时支部）；刚成立、尚未登记党员的也在内。`,
      `Branches with fewer than ${branchLeastFull} full members, those just founded included.`,
    ),
  }),
  branches({
    id: 'branches-many-members',
    label: of('党员超员的支部', 'Branches with too many members'),
    of: sum(stock('branch.size/many')),
    definition: of(
      `党员（含预备党员）超过 ${branchMost} 人的党支部数；一般应改设党总支。`,
      `Branches with more than ${branchMost} members, probationary ones included; as a rule to become general branches.`,
    ),
  }),
  branches({
    id: 'branches-outside-size-share',
    label: of('规模不合规支部占比', 'Share of branches outside the size'),
    unit: 'ratio',
    of: ratio(stock('branch.size/few', 'branch.size/many'), BRANCHES),
    definition: of(
      '正式党员不足的支部与党员超员的支部之和 ÷ 现有党支部。',
      'Branches with too few or too many members ÷ branches.',
    ),
  }),
  committees({
    id: 'branches-committee-due',
    label: of('应设支委会的支部', 'Branches that need a committee'),
    direction: 'none',
    of: sum(stock('branch.committee/due')),
    definition: of(
      `正式党员 ${branchCommitteeFrom} 人以上、应设支部委员会的党支部数。`,
      `Branches with ${branchCommitteeFrom} full members or more, which must have a committee.`,
    ),
    known: ['org.founded'],
  }),
  committees({
    id: 'branches-committee-known-share',
    label: of('支委会人数报送率', 'Share of committees known'),
    unit: 'ratio',
    direction: 'none',
    of: ratio(stock('branch.committee/known'), stock('branch.committee/due')),
    definition: of(
      '报送过换届选举的支部 ÷ 应设支委会的支部：人数由选举结果得知，说明不足、超员两数覆盖多大范围。',
      'Branches with an election reported ÷ those that need a committee: the size is that of the election.',
    ),
  }),
  committees({
    id: 'branches-committee-few',
    label: of('支委会人数不足的支部', 'Branches with too small a committee'),
    of: sum(stock('branch.committee/few')),
    definition: of(
      `应设支委会、最近一次选举产生的委员不足 ${branchCommitteeLeast} 人的党支部数。`,
      `Branches that need a committee and elected fewer than ${branchCommitteeLeast} at the latest election.`,
    ),
  }),
  committees({
    id: 'branches-committee-many',
    label: of('支委会超员的支部', 'Branches with too large a committee'),
    of: sum(stock('branch.committee/many')),
    definition: of(
      `应设支委会、最近一次选举产生的委员超过 ${branchCommitteeMost} 人的党支部数。`,
      `Branches that need a committee and elected more than ${branchCommitteeMost} at the latest election.`,
    ),
  }),
]
