import { defineRuleSet } from './rule-set.ts'

/** 软弱涣散: published criteria that are met or not, by evidence; never a quota. */
export const weakness = defineRuleSet({
  id: 'weakness',
  label: { zh: '软弱涣散', en: 'Weak organisations' },
  versions: [
    {
      version: '2014',
      validFrom: '2014-01-01',
      article: '软弱涣散基层党组织评定条件',
      source: '公开的评定条件，各地有补充，待逐条核对；换届、组织生活、正式党员三项的数值为本系统定义',
      checked: 'second-hand',
      parameters: {
        secretaryEmptyMonths: 3,
        /** In villages: no 发展对象 for so long. */
        ruralNoCandidateYears: 2,
        satisfactionPerMille: 600,
        /** Ours: the text says 不按期换届, 组织生活不正常 and 班子不健全, and no number. */
        termOverdueMonths: 6,
        silentMonths: 6,
        leastFull: 3,
      },
    },
  ],
})
