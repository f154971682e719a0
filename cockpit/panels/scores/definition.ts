import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'scores',
  title: { zh: '支部堡垒分', en: 'Branch scores' },
  metrics: ['score-branches'],
  least: { width: 39.3, height: 28.9 },
  best: { width: 60, height: 44 },
}
