import type { PanelDefinition } from '../panel.ts'
import { ALL_KIND_METRICS, SECTOR_METRICS } from './rows.ts'

export const definition: PanelDefinition = {
  id: 'organisations',
  title: { zh: '党组织分布', en: 'Organisations' },
  metrics: ['orgs', ...ALL_KIND_METRICS, ...SECTOR_METRICS, 'orgs-working-committees', 'orgs-party-groups'],
  least: { width: 60, height: 44 },
  best: { width: 80, height: 80 },
}
