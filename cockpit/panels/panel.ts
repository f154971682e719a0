import type { InjectionKey } from 'vue'
import type { Cells, Health } from '../../data/contract/frames.ts'
import { metricById } from '../../data/scenes/index.ts'
import { say } from '../i18n/lang.ts'

/** What every panel is given: one painted frame of a scope, and what is known of the server. */
export interface PanelProps {
  readonly scope: string
  readonly cells: Cells
  /** The direct children of the scope where it is an area, else nothing. */
  readonly units: readonly string[]
  readonly health: Health | null
  /** The server's clock, epoch ms. */
  readonly now: number
}

/** Opens the card 这个数怎么来的 for a metric of the scope on screen. */
export const OPEN_ORIGIN: InjectionKey<(metric: string) => void> = Symbol('open-origin')

/** A metric's value at an organisation; null where it was not reported or is not in the view. */
export function valueIn(cells: Cells, metric: string, org: string): number | null {
  return cells[metric]?.[org] ?? null
}

/** A metric's label in the language of the page. */
export function labelOf(metric: string): string {
  const known = metricById(metric)
  return known ? say(known.label) : metric
}
