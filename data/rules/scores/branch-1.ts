import { BRANCH_COMMON } from './branch-common-1.ts'
import { BRANCH_BY_TYPE } from './branch-types-1.ts'
import { once, type ScoreSet, type VetoItem, when } from './score-set.ts'

/** Of a rule's date that passed undone. */
const passed = (rule: string) => when((data) => data.rule === rule)

const VETOES: readonly VetoItem[] = [
  {
    code: 'b1-member-expelled',
    label: { zh: '有党员被开除党籍或除名', en: 'A member was expelled or struck off' },
    kinds: ['member.expelled'],
    units: once,
  },
  {
    code: 'b1-term-overdue',
    label: { zh: '超期未换届', en: 'Its term ended without an election' },
    kinds: ['deadline.passed'],
    units: passed('term-due'),
  },
  {
    code: 'b1-supervision-overdue',
    label: { zh: '督办逾期未结', en: 'What was supervised is overdue' },
    kinds: ['deadline.passed'],
    units: passed('supervision-due'),
  },
  {
    code: 'b1-no-quorum',
    label: { zh: '党员大会到会不足半数', en: 'Less than half came to a branch congress' },
    kinds: ['meeting.held'],
    units: when(({ form, attended, expected }) => form === 'congress' && Number(attended) * 2 < Number(expected)),
  },
  {
    code: 'b1-election-invalid',
    label: { zh: '选举到会不足五分之四', en: 'Less than four of five came to an election' },
    kinds: ['org.term.elected'],
    units: when(({ present, entitled }) => Number(present) * 5 < Number(entitled) * 4),
  },
  {
    code: 'b1-unqualified',
    label: { zh: '三分之一以上党员评为不合格', en: 'A third of the members were found unqualified' },
    kinds: ['appraisal.given'],
    units: when(({ unqualified, expected }) => Number(unqualified) * 3 >= Number(expected)),
  },
]

/** 支部堡垒分, first version: what all branches do, and what is asked of their type; cleared by a veto. */
export const BRANCH_1: ScoreSet = {
  subject: 'branch',
  version: 'branch-1',
  prefix: 'b1',
  label: { zh: '支部堡垒分（第一版）', en: 'Branches’ score, first version' },
  validFrom: '2025-01-01',
  source: {
    zh: '本系统参照已公开的省、县积分办法拟定，未经核定；不作考核依据',
    en: 'Drawn up after published provincial and county sets, not approved by anybody; no basis for appraisal',
  },
  checked: 'own',
  range: { from: 0, to: 100 },
  groups: [
    { code: 'common', label: { zh: '共性分', en: 'Common' }, sign: 1, cap: 60 },
    { code: 'by-type', label: { zh: '分类分', en: 'By type' }, sign: 1, cap: 40 },
  ],
  items: [...BRANCH_COMMON, ...BRANCH_BY_TYPE],
  vetoes: VETOES,
}
