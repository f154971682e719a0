import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'rhythm',
  title: { zh: '今日组织生活', en: 'Meetings today' },
  metrics: ['meetings-today', 'attended-today', 'attendance-rate-today'],
  least: { width: 38, height: 19 },
  best: { width: 60, height: 30 },
}
