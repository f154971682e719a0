import type { StatSpec } from '../stat/stat.ts'

/** 督办 by the rule that opened it. */
export const spec: StatSpec = {
  id: 'rules-open',
  title: { zh: '按规则', en: 'By rule' },
  aside: { zh: '在办件数', en: 'open items' },
  lead: { metric: 'supervision-stage-open', unit: { zh: '件待签收', en: 'not taken up' }, size: 4.5 },
  beside: [['supervision-stage-working', '办理中', 'under way']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['supervision-open-rule-term-due', '任期届满', 'term ended'],
        ['supervision-open-rule-secretary-vacant', '书记空缺', 'no secretary'],
        ['supervision-open-rule-development-inspection', '考察积极分子', 'inspection'],
        ['supervision-open-rule-development-conversion', '审批转正', 'conversion'],
        ['supervision-open-rule-dues-arrears', '党费未交', 'dues'],
        ['supervision-open-rule-appeal-answer', '诉求首次答复', 'appeal answer'],
        ['supervision-open-rule-task-due', '任务完成', 'task due'],
        ['supervision-open-rule-account-upkeep', '账号维护', 'account upkeep'],
        ['supervision-open-no-rule', '人工立项', 'by a person'],
      ],
    },
  ],
  least: { width: 38, height: 34 },
  best: { width: 50, height: 60 },
}
