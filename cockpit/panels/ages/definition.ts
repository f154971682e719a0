import type { PanelDefinition } from '../panel.ts'
import { BANDS } from './bands.ts'

export const definition: PanelDefinition = {
  id: 'ages',
  title: { zh: '年龄', en: 'Age' },
  metrics: ['members', 'age-le35-rate', 'age-ge61-rate', ...BANDS.map(([metric]) => metric)],
  least: { width: 38, height: 28 },
  best: { width: 50, height: 44 },
}
