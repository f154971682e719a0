import { keysOf, type Label } from '../../language/label.ts'
import { defineMetric, flow, type Metric, ratio, sum } from '../../language/metric.ts'
import { SCORE_SETS } from '../../rules/scores/index.ts'
import { BRANCH_TYPES, type BranchType } from '../../rules/scores/score-set.ts'
import { BUCKETS, type Bucket } from '../../rules/scores/tally.ts'
import { branchBucket, memberBucket, pointsOf } from './measures.ts'

const OWN = '本系统定义；不作考核依据'
const SHORT: Readonly<Record<BranchType, string>> = {
  government: '机关',
  'state-enterprise': '国企',
  institution: '事业',
  'private-enterprise': '非公',
  social: '社会',
  community: '社区',
  village: '村',
}
const TYPES = keysOf(BRANCH_TYPES)
const BUCKET = keysOf(BUCKETS)
const of = (zh: string, en: string): Label => ({ zh, en })

function members(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({ unit: 'person', direction: 'none', source: OWN, known: [memberBucket.base.code], ...metric })
}

function branches(metric: Pick<Metric, 'id' | 'label' | 'of' | 'definition'> & Partial<Metric>): Metric {
  return defineMetric({
    unit: 'organisation',
    direction: 'none',
    source: OWN,
    known: [branchBucket.base.code],
    ...metric,
  })
}

const bucketsOf = (bucket: Bucket) => TYPES.map((type) => branchBucket.code(`${type}-${bucket}`))
const typesOf = (type: BranchType) => BUCKET.map((bucket) => branchBucket.code(`${type}-${bucket}`))
/** The measures of one group of a subject's sets, all versions. */
const groupOf = (subject: 'member' | 'branch', group: string) =>
  SCORE_SETS.filter((set) => set.subject === subject).flatMap((set) =>
    set.items.filter((item) => item.group === group).map((item) => pointsOf(subject, item.code)),
  )

const SCORED: readonly Metric[] = [
  members({
    id: 'score-members',
    label: of('有先锋分的党员', 'Members with a score'),
    of: sum(flow('year', memberBucket.base.code)),
    definition: of(
      '本年有至少一条先锋分依据的党员人数；来源没有报到人的不在其内。',
      'Members of whom at least one piece of evidence was reported this year, where sources name people.',
    ),
  }),
  ...BUCKET.map((bucket) =>
    members({
      id: `score-members-${bucket}`,
      label: of(`先锋分 ${BUCKETS[bucket].zh}`, `Members’ score ${BUCKETS[bucket].en}`),
      of: sum(flow('year', memberBucket.code(bucket))),
      definition: of(
        `本年累计先锋分在 ${BUCKETS[bucket].zh}的党员人数。只看分布，不比个人。`,
        'Members whose score of the year so far lies in this class: a distribution, no comparison of people.',
      ),
    }),
  ),
  branches({
    id: 'score-branches',
    label: of('有堡垒分的支部', 'Branches with a score'),
    of: sum(flow('year', branchBucket.base.code)),
    definition: of(
      '本年有至少一条堡垒分依据的支部个数。',
      'Branches of which at least one piece of evidence was reported this year.',
    ),
  }),
  ...BUCKET.map((bucket) =>
    branches({
      id: `score-branches-${bucket}`,
      label: of(`堡垒分 ${BUCKETS[bucket].zh}`, `Branches’ score ${BUCKETS[bucket].en}`),
      of: sum(flow('year', ...bucketsOf(bucket))),
      definition: of(
        `本年累计堡垒分在 ${BUCKETS[bucket].zh}的支部个数。`,
        'Branches whose score of the year so far lies in this class.',
      ),
    }),
  ),
]

const BY_TYPE: readonly Metric[] = TYPES.map((type) =>
  branches({
    id: `score-branches-${type}-60`,
    label: of(`${SHORT[type]}堡垒分六十以上`, `Score of 60 or more: ${BRANCH_TYPES[type].en.toLowerCase()}`),
    unit: 'ratio',
    of: ratio(flow('year', ...typesOf(type).slice(1)), flow('year', ...typesOf(type))),
    definition: of(
      `本年累计堡垒分不低于 60 分的${BRANCH_TYPES[type].zh}支部 ÷ 有堡垒分的${BRANCH_TYPES[type].zh}支部。`,
      'Branches of this type with a score of 60 or more so far this year ÷ those with a score.',
    ),
  }),
)

const GROUPS: readonly Metric[] = SCORE_SETS.filter(
  (set, i, all) => all.findIndex((each) => each.subject === set.subject) === i,
).flatMap(({ subject, groups }) =>
  groups.map(({ code, label }) => {
    const whose = subject === 'member' ? of('先锋分', 'Members’ score') : of('堡垒分', 'Branches’ score')
    const define = subject === 'member' ? members : branches
    return define({
      id: `score-${subject}-${code}-year`,
      label: of(`本年${whose.zh}${label.zh}`, `${whose.en} this year: ${label.en.toLowerCase()}`),
      unit: 'point',
      of: sum(flow('year', ...groupOf(subject, code))),
      definition: of(
        `本年入账的${whose.zh}${label.zh}之和（单项封顶后、分组封顶前）；扣分为负。`,
        'Points of this group posted this year, after the caps of items and before those of groups; taken ones negative.',
      ),
    })
  }),
)

export const METRICS: readonly Metric[] = [...SCORED, ...BY_TYPE, ...GROUPS]
