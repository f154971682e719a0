import { type FunctionalComponent, h } from 'vue'
import type { Panel, PanelProps } from '../panel.ts'
import StatPanel from './StatPanel.vue'
import { metricsOf, type StatSpec } from './stat.ts'

/** A panel of a list of figures. */
export function statPanel(spec: StatSpec): Panel {
  const { id, title, least, best } = spec
  const component: FunctionalComponent<PanelProps> = (given) => h(StatPanel, { ...given, spec })
  component.props = ['scope', 'cells', 'tree', 'units', 'health', 'past', 'now', 'demo', 'size', 'state']
  return { definition: { id, title, least, best, metrics: metricsOf(spec) }, component }
}
