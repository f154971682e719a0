import type { Cells } from '../../../data/contract/cells.ts'
import type { Label } from '../../../data/language/label.ts'
import { type PanelDefinition, valueIn } from '../panel.ts'

/** A metric under the word that its panel has for it. */
export type Named = readonly [metric: string, zh: string, en: string]

/**
 * One part of a panel of figures. `stack`: parts of a whole on one bar; `rows`: bars from one edge, scaled to the longest;
 * `columns`: classes of a distribution, in their order; `facts`: figures without a bar.
 */
export interface StatBlock {
  readonly kind: 'stack' | 'rows' | 'columns' | 'facts'
  readonly title?: Label
  readonly parts: readonly Named[]
  /** Shown where the panel is at least so high, in u; the table has it always. */
  readonly from?: number
}

/** A panel that shows figures of the frame and nothing else, as data. */
export interface StatSpec extends Omit<PanelDefinition, 'metrics'> {
  readonly aside?: Label
  /** The figure that is read first, with its unit; 9u where the panel is its view's focus. `isLate`: it counts what is past its date. */
  readonly lead: {
    readonly metric: string
    readonly unit: Label
    readonly size: 9 | 4.5 | 2.8
    readonly change?: true
    readonly isLate?: true
  }
  /** Figures beside the lead. */
  readonly beside?: readonly Named[]
  readonly blocks: readonly StatBlock[]
}

export interface StatPart {
  readonly metric: string
  readonly label: Label
  readonly value: number | null
}

export interface FilledBlock {
  readonly kind: StatBlock['kind']
  readonly title: Label | null
  readonly parts: readonly StatPart[]
  /** The sum of the parts; null while any of them is missing. */
  readonly total: number | null
  readonly most: number
}

/** The blocks with their values at an organisation. */
export function filledBlocks(blocks: readonly StatBlock[], at: { cells: Cells; org: string }): FilledBlock[] {
  return blocks.map(({ kind, title, parts }) => {
    const filled = namedParts(parts, at)
    const total = filled.reduce<number | null>((n, { value }) => (n === null || value === null ? null : n + value), 0)
    return {
      kind,
      title: title ?? null,
      parts: filled,
      total,
      most: Math.max(1, ...filled.map(({ value }) => value ?? 0)),
    }
  })
}

export function namedParts(parts: readonly Named[], at: { cells: Cells; org: string }): StatPart[] {
  return parts.map(([metric, zh, en]) => ({ metric, label: { zh, en }, value: valueIn(at.cells, metric, at.org) }))
}

/** The metrics that a panel of figures reads. */
export function metricsOf({ lead, beside = [], blocks }: Pick<StatSpec, 'lead' | 'beside' | 'blocks'>): string[] {
  return [...new Set([lead.metric, ...[...beside, ...blocks.flatMap(({ parts }) => parts)].map(([metric]) => metric)])]
}
