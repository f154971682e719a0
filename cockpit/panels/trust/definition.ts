import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'trust',
  title: { zh: '来源与核对', en: 'Sources and checks' },
  metrics: ['members', 'orgs', 'members-residual'],
  least: { width: 38, height: 16 },
  best: { width: 50, height: 26 },
}
