import type { StatSpec } from '../stat/stat.ts'

/** 班子与规模: posts that nobody holds, branches and committees outside the size that is set, organisations found weak. */
export const spec: StatSpec = {
  id: 'strength',
  title: { zh: '班子与规模', en: 'Committees, size' },
  lead: { metric: 'secretaries-vacant', unit: { zh: '个书记空缺', en: 'without a secretary' }, size: 4.5 },
  beside: [['secretaries-known-share', '任职已报', 'known']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['secretaries-vacant-long', '空缺超期', 'vacant for long'],
        ['branches-committee-few', '支委会缺人', 'committee short'],
        ['branches-few-members', '正式不足3名', 'fewer than 3 full'],
        ['branches-many-members', '党员超50名', 'more than 50'],
        ['weak-organisations', '软弱涣散', 'found weak'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['branches-committee-due', '应设支委会', 'due a committee'],
        ['branches-committee-known-share', '人数已报', 'size known'],
        ['weak-mended-year', '本年整顿销号', 'mended'],
      ],
    },
  ],
  least: { width: 38, height: 29.8 },
  best: { width: 60, height: 43 },
}
