import { type Band, defineBand } from '../../language/band.ts'
import { keysOf } from '../../language/label.ts'
import { defineMeasure, type Measure } from '../../language/measure.ts'
import { sizes } from '../../rules/sizes.ts'
import { memberStatus, orgKind } from './measures.ts'
import { BRANCH_KINDS } from './vocabulary.ts'

const branches = (code: string, zh: string, en: string) =>
  defineMeasure({ code, label: { zh, en }, unit: 'organisation' })

export const SIZE_MEASURES: readonly Measure[] = [
  branches('branch.size/few', '正式党员不足的支部', 'Branches with too few full members'),
  branches('branch.size/many', '党员超员的支部', 'Branches with too many members'),
  branches('branch.committee/due', '应设支委会的支部', 'Branches that must have a committee'),
  branches('branch.committee/known', '应设支委会且已报选举的支部', 'Of these, with an election reported'),
  branches('branch.committee/few', '支委会人数不足的支部', 'Branches with too small a committee'),
  branches('branch.committee/many', '支委会超员的支部', 'Branches with too large a committee'),
]

/** The rule in force; a second version would need its day, which a test watches. */
const RULE = sizes.versions.at(-1)?.parameters
if (!RULE) throw new Error('sizes has no version')
const { branchLeastFull, branchMost, branchCommitteeFrom, branchCommitteeLeast, branchCommitteeMost } = RULE
export const LIMITS = { branchLeastFull, branchMost, branchCommitteeFrom, branchCommitteeLeast, branchCommitteeMost }

const aBranch = { of: keysOf(BRANCH_KINDS).map(orgKind.code), from: 1 }
const full = [memberStatus.code('full')]
const seats = ['org.committee.seats']

/** 支部规模和支委会人数: which branches lie outside what the regulation sets. Amounts: branches. */
export const SIZES: readonly Band[] = [
  defineBand({ measure: 'branch.size/few', where: [aBranch, { of: full, below: branchLeastFull }] }),
  defineBand({ measure: 'branch.size/many', where: [aBranch, { of: ['member.stock'], from: branchMost + 1 }] }),
  defineBand({ measure: 'branch.committee/due', where: [aBranch, { of: full, from: branchCommitteeFrom }] }),
  defineBand({
    measure: 'branch.committee/known',
    where: [
      { of: ['branch.committee/due'], from: 1 },
      { of: seats, from: 1 },
    ],
  }),
  defineBand({
    measure: 'branch.committee/few',
    where: [
      { of: ['branch.committee/known'], from: 1 },
      { of: seats, below: branchCommitteeLeast },
    ],
  }),
  defineBand({
    measure: 'branch.committee/many',
    where: [
      { of: ['branch.committee/known'], from: 1 },
      { of: seats, from: branchCommitteeMost + 1 },
    ],
  }),
]
