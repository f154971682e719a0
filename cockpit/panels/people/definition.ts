import type { PanelDefinition } from '../panel.ts'
import { PEOPLE_AXES } from './axes.ts'

export const definition: PanelDefinition = {
  id: 'people',
  title: { zh: '队伍结构', en: 'Who the members are' },
  metrics: ['members', ...Object.values(PEOPLE_AXES).flatMap((parts) => parts.map(({ metric }) => metric))],
  least: { width: 38, height: 50 },
  best: { width: 50, height: 85 },
}
