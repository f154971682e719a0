import { defineRuleSet } from './rule-set.ts'

/** 党费: bands of the monthly base (up to and including, in fen; null: above) and their share of the whole base. */
export const dues = defineRuleSet({
  id: 'dues',
  label: { zh: '党费', en: 'Dues' },
  versions: [
    {
      version: '2008',
      validFrom: '2008-04-01',
      article: '关于中国共产党党费收缴、使用和管理的规定',
      source: '中组发〔2008〕3号，2008-04-01 起施行',
      checked: 'checked',
      parameters: {
        /** 在职: after-tax regular pay. */
        inService: [
          { upToFen: 300_000, perMille: 5 },
          { upToFen: 500_000, perMille: 10 },
          { upToFen: 1_000_000, perMille: 15 },
          { upToFen: null, perMille: 20 },
        ],
        retired: [
          { upToFen: 500_000, perMille: 5 },
          { upToFen: null, perMille: 10 },
        ],
        farmerLeastFen: 20,
        farmerMostFen: 100,
        /** 学生、下岗失业、靠抚恤救济或低保生活. */
        fixedFen: 20,
        remindMonths: 3,
        /** 6 months without cause: a matter for people, never an automatic step. */
        forPeopleMonths: 6,
      },
      articles: {
        'dues-rate': { article: '第一条至第六条' },
        'dues-from': { article: '第八条' },
        'dues-arrears': { article: '党章第九条；三个月提醒为本系统定义', check: 'own' },
      },
    },
  ],
})
