import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'months',
  title: { zh: '逐月组织生活', en: 'Meetings by month' },
  metrics: ['meetings-month', 'attendance-rate-month'],
  least: { width: 79, height: 22 },
  best: { width: 90, height: 30 },
}
