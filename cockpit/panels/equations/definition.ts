import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'equations',
  title: { zh: '恒等式', en: 'Identities' },
  metrics: ['members', 'orgs'],
  least: { width: 60, height: 46 },
  best: { width: 110, height: 80 },
}
