import type { StatSpec } from '../stat/stat.ts'

/** 任期: what runs, what ends within half a year, what has run out. */
export const spec: StatSpec = {
  id: 'terms',
  title: { zh: '任期换届', en: 'Terms of office' },
  lead: { metric: 'terms-overdue', unit: { zh: '个届满未换届', en: 'past their term' }, size: 4.5 },
  beside: [['terms-known-share', '届次已报', 'reported']],
  blocks: [
    {
      kind: 'stack',
      title: { zh: '届次', en: 'Terms' },
      parts: [
        ['terms-running', '任期内', 'running'],
        ['terms-remind', '半年内届满', 'ends soon'],
        ['terms-overdue', '届满未换', 'overdue'],
      ],
    },
    {
      kind: 'facts',
      parts: [
        ['elections-year', '本年换届', 'elections'],
        ['elections-in-time-year', '按期', 'in time'],
        ['election-turnout-year', '到会率', 'turnout'],
      ],
    },
  ],
  least: { width: 38, height: 28 },
  best: { width: 50, height: 32 },
}
