import type { PanelDefinition } from '../panel.ts'
import { RULES } from './rows.ts'

const metrics = ['supervision-open', 'supervision-overdue', ...RULES.flatMap(({ open, overdue }) => [open, overdue])]

/** Beside other things, and as the first of its own view. */
export const definition: PanelDefinition = {
  id: 'duties',
  title: { zh: '督办', en: 'To be done' },
  metrics,
  least: { width: 38, height: 38 },
  best: { width: 50, height: 80 },
}
export const focusDefinition: PanelDefinition = {
  id: 'duties-focus',
  title: { zh: '督办到期', en: 'What falls due' },
  metrics,
  least: { width: 60, height: 40 },
  best: { width: 110, height: 60 },
}
