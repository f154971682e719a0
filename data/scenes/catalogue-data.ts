import type { Label } from '../language/label.ts'
import type { Metric } from '../language/metric.ts'
import { EVENTS, MEASURES, SCENES } from './index.ts'

/** What pages read of the scenes: words, units and formulas, nothing of how entries are made. */
export interface Catalogue {
  readonly scenes: readonly { readonly id: string; readonly label: Label; readonly metrics: readonly Metric[] }[]
  /** The labels of measures by their codes, and of event kinds. */
  readonly measures: Readonly<Record<string, Label>>
  readonly kinds: Readonly<Record<string, Label>>
}

/** Made once, by the build of the pages (`vite.config.ts`): neither schemas, examples nor projectors go to a browser. */
export const CATALOGUE: Catalogue = {
  scenes: SCENES.map(({ id, label, metrics }) => ({ id, label, metrics })),
  measures: Object.fromEntries(MEASURES.map(({ code, label }) => [code, label])),
  kinds: Object.fromEntries(EVENTS.map(({ kind, label }) => [kind, label])),
}
