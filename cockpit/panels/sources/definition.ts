import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'sources',
  title: { zh: '来源', en: 'Sources' },
  metrics: ['members'],
  least: { width: 38, height: 40 },
  best: { width: 60, height: 70 },
}
