import { defineRuleSet } from './rule-set.ts'

/** 组织设置: how many members make which kind of organisation. */
export const sizes = defineRuleSet({
  id: 'sizes',
  label: { zh: '组织设置', en: 'Sizes of organisations' },
  versions: [
    {
      version: '2018',
      validFrom: '2018-10-28',
      article: '中国共产党支部工作条例（试行）',
      source: '中共中央 2018-10-28 印发',
      checked: 'checked',
      parameters: {
        branchLeastFull: 3,
        branchMost: 50,
        /** More than so many members: 党总支. */
        generalBranchOver: 50,
        /** More than so many members: 基层党委. */
        committeeOver: 100,
        /** From so many full members on a branch has a committee (支委会). */
        branchCommitteeFrom: 7,
        branchCommitteeLeast: 3,
        branchCommitteeUsual: 5,
        branchCommitteeMost: 7,
        jointUnitsMost: 5,
      },
      articles: {
        'branch-size': { article: '第二章' },
        'organisation-kind': { article: '党章第五章；第二章' },
        'branch-committee': { article: '第六章' },
      },
    },
  ],
})
