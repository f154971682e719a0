import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'item-ages',
  title: { zh: '立项天数', en: 'Age of items' },
  metrics: ['supervision-open'],
  least: { width: 38, height: 20 },
  best: { width: 50, height: 30 },
}
