import type { TargetRow, TargetsAnswer } from '../../../data/contract/targets.ts'
import { say } from '../../i18n/lang.ts'
import type { PanelTable } from '../table/table.ts'

/** A target as a bullet bar: shares of the bar's length, in [0, 1]. */
export interface GoalRow extends TargetRow {
  /** Behind what is due today; null where value or target is not known. */
  readonly isBehind: boolean | null
  readonly fill: number
  /** Where what is due today lies; null where nothing is. */
  readonly tick: number | null
}

/** Targets as bars, those that are behind first, else as they were set; `most` of them. */
export function goalRows({ targets }: Pick<TargetsAnswer, 'targets'>, most: number): GoalRow[] {
  const rows = targets.map((row): GoalRow => {
    const { value, target, dueToday, behind } = row
    const longest = Math.max(target ?? 0, value ?? 0)
    const place = (at: number | null) => (at === null || longest === 0 ? 0 : Math.min(1, Math.max(0, at / longest)))
    return {
      ...row,
      isBehind: behind === null ? null : behind > 0,
      fill: place(value),
      tick: dueToday === null ? null : place(dueToday),
    }
  })
  return [...rows.filter(({ isBehind }) => isBehind), ...rows.filter(({ isBehind }) => !isBehind)].slice(0, most)
}

/** Every target with what there is, what is due today and what it is set to; `text` writes a value in its unit. */
export function goalTable(
  rows: readonly GoalRow[],
  text: (value: number | null, unit: GoalRow['unit']) => string,
): PanelTable {
  return {
    head: [
      say({ zh: '目标', en: 'Target of' }),
      say({ zh: '现值', en: 'Now' }),
      say({ zh: '今日应到', en: 'Due today' }),
      say({ zh: '目标值', en: 'Target' }),
    ],
    rows: rows.map(({ label, metric, value, unit, dueToday, target, aim }) => [
      say(label),
      { metric, value },
      text(dueToday, unit),
      `${aim === 'at-most' ? '≤ ' : ''}${text(target, unit)}`,
    ]),
  }
}
