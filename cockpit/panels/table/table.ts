import type { InjectionKey, Ref } from 'vue'
import type { Cells } from '../../../data/contract/cells.ts'
import { say } from '../../i18n/lang.ts'
import { labelOf, valueIn } from '../panel.ts'

/** A cell of a table: words, or a metric's value that can be touched as in the panel itself. */
export type TableCell =
  | string
  | { readonly metric: string; readonly value: number | null; readonly org?: string; readonly at?: string }

/** What a panel shows, as a table; the first cell of a row is its header. */
export interface PanelTable {
  readonly head: readonly string[]
  readonly rows: readonly (readonly TableCell[])[]
}

/** The table of a panel that shows its frame and nothing else; its host makes it of the panel's definition. */
export const FRAME_TABLE: InjectionKey<Readonly<Ref<PanelTable>>> = Symbol('frame-table')

/** Metrics of a scope as rows: what is read of the frame, one after the other. */
export function frameRows(metrics: readonly string[], at: { cells: Cells; scope: string }): PanelTable['rows'] {
  return metrics.map((metric) => [labelOf(metric), { metric, value: valueIn(at.cells, metric, at.scope) }])
}

export function frameTable(metrics: readonly string[], at: { cells: Cells; scope: string }): PanelTable {
  return {
    head: [say({ zh: '指标', en: 'Metric' }), say({ zh: '数值', en: 'Value' })],
    rows: frameRows(metrics, at),
  }
}
