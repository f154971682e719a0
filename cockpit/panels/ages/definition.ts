import type { PanelDefinition } from '../panel.ts'
import { BANDS } from './bands.ts'

export const definition: PanelDefinition = {
  id: 'ages',
  title: { zh: '年龄', en: 'Age' },
  metrics: ['age-le35-rate', 'age-ge61-rate', ...BANDS.flatMap(({ women, men }) => [women, men])],
  least: { width: 38, height: 28 },
  best: { width: 50, height: 44 },
}
