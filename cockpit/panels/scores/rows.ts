import type { ScoresAnswer } from '../../../data/contract/scores.ts'
import type { Label } from '../../../data/language/label.ts'
import { formatExact } from '../../charts/format.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

/** A class of a type: its share of the type in [0, 1]; null where it is left out because it would tell of a few. */
export interface ScoreCell {
  readonly id: string
  readonly count: number | null
  readonly share: number | null
}

export interface ScoreLine {
  readonly type: string
  readonly label: Label
  readonly total: number | null
  readonly cells: readonly ScoreCell[]
}

/** Distributions by type of branch; types without a branch are left out, those of too few have no number at all. */
export function scoreLines({ branches, classes }: Pick<ScoresAnswer, 'branches' | 'classes'>): ScoreLine[] {
  return branches
    .filter(({ type, total }) => type !== 'all' && total !== 0)
    .map(({ type, label, counts, total }) => ({
      type,
      label,
      total,
      cells: Object.keys(classes).map((id) => {
        const count = counts[id] ?? null
        return { id, count, share: count === null || !total ? null : count / total }
      }),
    }))
}

/** A count, or the mark of one that is left out. */
export const countText = (count: number | null) => (count === null ? '×' : formatExact(count))

/** The distributions as a table; what is left out is marked, as on the panel. */
export function scoreTable(lines: readonly ScoreLine[], classes: readonly string[], unit: string): PanelTable {
  return {
    head: [say({ zh: '类型', en: 'Type' }), ...classes, unit],
    rows: lines.map(({ label, cells, total }) => [
      say(label),
      ...cells.map(({ count }) => countText(count)),
      countText(total),
    ]),
  }
}
