import { OVERVIEW } from '../../../data/contract/overview.ts'
import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'spread',
  title: { zh: '一盘棋', en: 'Side by side' },
  metrics: OVERVIEW.spread,
  least: { width: 38, height: 22 },
  best: { width: 50, height: 40 },
}
