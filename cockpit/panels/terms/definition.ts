import type { PanelDefinition } from '../panel.ts'
import { metricsOf, type StatSpec } from '../stat/stat.ts'

/** 任期: what has run out, in which month the next ones end, and what came of those that did. */
export const spec: StatSpec = {
  id: 'terms',
  title: { zh: '任期换届', en: 'Terms of office' },
  aside: { zh: '按届满月份', en: 'by month of their end' },
  lead: { metric: 'terms-overdue', unit: { zh: '个届满未换届', en: 'past their term' }, size: 4.5, isLate: true },
  beside: [['terms-known-share', '届次已报', 'reported']],
  blocks: [
    {
      kind: 'facts',
      parts: [
        ['terms-remind', '半年内届满', 'end soon'],
        ['elections-year', '本年换届', 'elections'],
        ['elections-in-time-year', '按期', 'in time'],
        ['election-turnout-year', '到会率', 'turnout'],
      ],
    },
  ],
  least: { width: 38, height: 28 },
  best: { width: 60, height: 36 },
}

export const definition: PanelDefinition = { ...spec, metrics: ['terms-known', ...metricsOf(spec)] }
