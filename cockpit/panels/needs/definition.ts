import type { StatSpec } from '../stat/stat.ts'

/** 选兵点将: needs that nobody has filled yet, by the skill they ask for. */
export const spec: StatSpec = {
  id: 'needs',
  title: { zh: '选兵点将', en: 'Skills needed' },
  lead: { metric: 'needs-open', unit: { zh: '项需求待落实', en: 'needs open' }, size: 4.5 },
  beside: [['needs-filled-share-year', '落实率', 'filled']],
  blocks: [
    {
      kind: 'rows',
      parts: [
        ['needs-open-law', '法律', 'law'],
        ['needs-open-finance', '财务金融', 'finance'],
        ['needs-open-digital', '数字技术', 'digital'],
        ['needs-open-engineering', '工程规划', 'engineering'],
        ['needs-open-medicine', '医疗卫生', 'medicine'],
        ['needs-open-teaching', '教育培训', 'teaching'],
      ],
    },
    {
      kind: 'facts',
      title: { zh: '借调', en: 'Secondments' },
      parts: [
        ['members-seconded', '在借', 'seconded here'],
        ['members-lent', '借出', 'lent out'],
        ['secondments-started-year', '本年借调', 'this year'],
      ],
      from: 34,
    },
  ],
  least: { width: 38, height: 25.5 },
  best: { width: 50, height: 34 },
}
