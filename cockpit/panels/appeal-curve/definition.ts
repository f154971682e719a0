import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'appeal-curve',
  title: { zh: '诉求待答复', en: 'Appeals waiting' },
  metrics: ['appeals-waiting', 'appeals-answered-timely-month', 'appeals-rated-well-year'],
  least: { width: 38, height: 22 },
  best: { width: 60, height: 34 },
}
