import { defineRuleSet } from './rule-set.ts'

/** 流动与失联: after how many months away a member counts as 流动; when membership of one who is lost may stop, and end. */
export const away = defineRuleSet({
  id: 'away',
  label: { zh: '流动与失联', en: 'Away and out of contact' },
  versions: [
    {
      version: '2019',
      validFrom: '2019-05-06',
      article: '中国共产党党员教育管理工作条例',
      source: '中共中央 2019-05 印发',
      checked: 'checked',
      parameters: { awayMonths: 6, lostStopMonths: 6, stoppedRemoveMonths: 24, transferMonths: 3 },
      articles: {
        'away-counts': { article: '流动党员管理' },
        'lost-stop': { article: '停止党籍' },
        'lost-remove': { article: '停止党籍后除名' },
        'transfer-letter': { article: '组织关系介绍信有效期一般不超过三个月', check: 'second-hand' },
      },
    },
  ],
})
