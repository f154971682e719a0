import type { PanelDefinition } from '../panel.ts'
import { ORG_METRICS } from './rows.ts'

export const definition: PanelDefinition = {
  id: 'organisations',
  title: { zh: '党组织分布', en: 'Organisations' },
  metrics: ORG_METRICS,
  least: { width: 60, height: 44 },
  best: { width: 80, height: 80 },
}
