import type { InjectionKey } from 'vue'
import type { Cells, Health } from '../../data/contract/frames.ts'
import { metricById } from '../../data/scenes/index.ts'
import type { Past } from '../feed/use-past.ts'
import { say } from '../i18n/lang.ts'

/** What every panel is given: one painted frame of a scope, and what is known of the server. */
export interface PanelProps {
  readonly scope: string
  readonly cells: Cells
  /** The direct children of the scope where it is an area, else nothing. */
  readonly units: readonly string[]
  readonly health: Health | null
  /** The same day a year ago; null where that is not known. */
  readonly past: Past | null
  /** The server's clock, epoch ms. */
  readonly now: number
}

/** Opens the card 这个数怎么来的 for a metric of the scope on screen; `at`: as it was at the end of that date. */
export const OPEN_ORIGIN: InjectionKey<(metric: string, at?: string) => void> = Symbol('open-origin')

/** A metric's value at an organisation; null where it was not reported or is not in the view. */
export function valueIn(cells: Cells, metric: string, org: string): number | null {
  return cells[metric]?.[org] ?? null
}

/** How much a value has changed since then; null where either is not known. */
export function changeSince(past: Past | null, metric: string, value: number | null): number | null {
  const before = past?.values[metric] ?? null
  return value === null || before === null ? null : value - before
}

/** A metric's label in the language of the page. */
export function labelOf(metric: string): string {
  const known = metricById(metric)
  return known ? say(known.label) : metric
}
