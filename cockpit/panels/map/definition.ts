import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'map',
  title: { zh: '云图', en: 'Cloud map' },
  metrics: ['members', 'orgs', 'attendance-rate-month', 'meetings-today'],
  least: { width: 70, height: 46 },
  best: { width: 90, height: 70 },
}
