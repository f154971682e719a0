import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'intake',
  title: { zh: '收取与核对', en: 'Intake and checks' },
  metrics: ['members', 'orgs', 'members-residual'],
  least: { width: 38, height: 20 },
  best: { width: 60, height: 30 },
}
