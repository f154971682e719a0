import type { PanelDefinition } from '../panel.ts'
import { STAGES, waitMetrics } from './stages.ts'

export const definition: PanelDefinition = {
  id: 'pipeline',
  title: { zh: '发展党员', en: 'Development' },
  metrics: [
    'development-people',
    'development-due',
    'development-overdue',
    ...STAGES.flatMap(({ id, metric, reached }) => [metric, reached, ...waitMetrics(id)]),
  ],
  least: { width: 76, height: 42 },
  best: { width: 90, height: 60 },
}
