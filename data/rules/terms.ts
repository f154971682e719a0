import { defineRuleSet } from './rule-set.ts'

/** 任期与换届: years of a term, months of reminder (ours), and who must be present at an election. */
export const terms = defineRuleSet({
  id: 'terms',
  label: { zh: '任期换届', en: 'Terms and elections' },
  versions: [
    {
      version: '2018',
      validFrom: '2018-07-10',
      article: '关于党的基层组织任期的意见；中国共产党基层组织选举工作条例',
      source: '中办 2018-07 印发；中共中央 2020-07 印发；提前六个月提醒为本系统定义',
      checked: 'checked',
      parameters: {
        committeeYears: 5,
        /** 村和社区党组织. */
        localYears: 5,
        branchYears: 3,
        remindMonths: 6,
        /** At least so much of those entitled: 4/5. */
        presentOver: 4,
        presentUnder: 5,
      },
      articles: {
        'term-due': { article: '关于党的基层组织任期的意见' },
        'term-remind': { article: '提前六个月提醒为本系统定义', check: 'own' },
        'election-quorum': { article: '中国共产党基层组织选举工作条例' },
      },
    },
  ],
})
