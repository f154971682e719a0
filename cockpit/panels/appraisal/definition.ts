import type { StatSpec } from '../stat/stat.ts'

/** 民主评议 of the year. */
export const spec: StatSpec = {
  id: 'appraisal',
  title: { zh: '民主评议', en: 'Appraisal' },
  lead: { metric: 'appraisals-given-share-year', unit: { zh: '支部已开展', en: 'of branches' }, size: 4.5 },
  beside: [['appraisal-turnout-year', '参评率', 'turnout']],
  blocks: [
    {
      kind: 'facts',
      parts: [
        ['appraisal-excellent-share-year', '优秀', 'excellent'],
        ['appraisal-qualified-share-year', '合格', 'qualified'],
        ['appraisal-basic-share-year', '基本合格', 'basic'],
        ['appraisal-unqualified-share-year', '不合格', 'unqualified'],
      ],
    },
  ],
  least: { width: 38, height: 18 },
  best: { width: 50, height: 20 },
}
