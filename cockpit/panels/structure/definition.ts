import type { PanelDefinition } from '../panel.ts'
import { PEOPLE_AXES } from '../people/axes.ts'

export const definition: PanelDefinition = {
  id: 'structure',
  title: { zh: '队伍结构', en: 'Age and sex' },
  metrics: ['members', ...[...PEOPLE_AXES.age, ...PEOPLE_AXES.gender].map(({ metric }) => metric)],
  least: { width: 38, height: 20 },
  best: { width: 50, height: 30 },
}
