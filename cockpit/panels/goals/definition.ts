import { TARGET_FILES } from '../../../data/rules/targets/index.ts'
import type { PanelDefinition } from '../panel.ts'

export const definition: PanelDefinition = {
  id: 'goals',
  title: { zh: '年度目标', en: 'Year targets' },
  metrics: [...new Set(TARGET_FILES.flatMap(({ targets }) => targets.map(({ metric }) => metric)))],
  least: { width: 38, height: 30 },
  best: { width: 50, height: 80 },
}
