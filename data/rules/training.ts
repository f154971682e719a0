import { defineRuleSet } from './rule-set.ts'

/** 学时: hours of classes held, a year. `hourMinutes` (minutes of one 学时) is ours. */
export const training = defineRuleSet({
  id: 'training',
  label: { zh: '党员教育', en: 'Training hours' },
  versions: [
    {
      version: '2019',
      validFrom: '2019-05-06',
      article: '中国共产党党员教育管理工作条例',
      source: '中共中央 2019-05 印发；每学时 45 分钟为本系统定义',
      checked: 'checked',
      parameters: { memberHours: 32, secretaryHours: 56, hourMinutes: 45 },
      articles: { 'training-hours': { article: '集中学习培训时间' } },
    },
  ],
})
