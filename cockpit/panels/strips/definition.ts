import { OVERVIEW } from '../../../data/contract/overview.ts'
import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'strips',
  title: { zh: '一盘棋', en: 'Side by side' },
  metrics: [...OVERVIEW.spread, 'stories-shown-year'],
  least: { width: 60, height: 84.9 },
  best: { width: 120, height: 85 },
}
