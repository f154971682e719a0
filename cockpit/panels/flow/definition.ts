import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'flow',
  title: { zh: '今年增减', en: 'Gains and losses' },
  metrics: [
    'members-change-year',
    'members-residual',
    'members-opening-year',
    'members-registered-year',
    'members-closing-expected',
    'members',
    'members-in-year',
    'members-admitted-year',
    'members-restored-year',
    'members-out-year',
    'members-deceased-year',
    'members-stopped-year',
    'members-expelled-year',
  ],
  least: { width: 38, height: 25 },
  best: { width: 50, height: 44 },
}
