import type { PanelDefinition } from '../panel.ts'
import { PEOPLE_AXES } from '../people/axes.ts'

export const definition: PanelDefinition = {
  id: 'background',
  title: { zh: '学历职业', en: 'Background' },
  metrics: [
    'members',
    ...(['education', 'occupation', 'joined'] as const).flatMap((axis) =>
      PEOPLE_AXES[axis].map(({ metric }) => metric),
    ),
  ],
  least: { width: 38, height: 28 },
  best: { width: 50, height: 85 },
}
