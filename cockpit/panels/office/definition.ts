import type { StatSpec } from '../stat/stat.ts'

/** 办文办事: what waits, and how long it took. */
export const spec: StatSpec = {
  id: 'office',
  title: { zh: '指尖办公', en: 'Paperwork' },
  lead: { metric: 'documents-waiting', unit: { zh: '件文件待办', en: 'documents waiting' }, size: 4.5 },
  beside: [['approvals-waiting', '待批事项', 'approvals']],
  blocks: [
    {
      kind: 'columns',
      title: { zh: '本年文件用时', en: 'Days a document took' },
      parts: [
        ['documents-within-1-day-year', '≤1日', '≤1 d'],
        ['documents-within-3-days-year', '≤3日', '≤3 d'],
        ['documents-within-7-days-year', '≤7日', '≤7 d'],
        ['documents-over-7-days-year', '>7日', '>7 d'],
      ],
    },
    {
      kind: 'stack',
      title: { zh: '本年审批结果', en: 'Approvals decided this year' },
      parts: [
        ['approvals-approved-year', '同意', 'approved'],
        ['approvals-returned-year', '退回补正', 'returned'],
        ['approvals-rejected-year', '不同意', 'rejected'],
      ],
      from: 29,
    },
  ],
  least: { width: 38, height: 22 },
  best: { width: 50, height: 30 },
}
