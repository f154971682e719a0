import { parseDay, toCalendar } from '../../language/time.ts'
import { type ChangedSet, withChanges } from './changed-set.ts'
import { SCORE_SETS } from './index.ts'
import type { ScoreSet } from './score-set.ts'

/** The rule set that changes are proposed to: the latest of its subject. */
export function latestSet(subject: ScoreSet['subject']): ScoreSet | undefined {
  return SCORE_SETS.findLast((set) => set.subject === subject)
}

/** Whether a set may be adopted from that day on: sets are of whole years. */
export function isNewYear(day: string): boolean {
  const at = parseDay(day)
  if (at === undefined) return false
  const { month, date } = toCalendar(at)
  return month === 1 && date === 1
}

/**
 * All that a changed set counts by, as one text that is the same wherever the same is proposed: what a hash is over.
 * Undefined where the changes name what the set does not have.
 */
export function textOf(changes: ChangedSet): string | undefined {
  const base = latestSet(changes.subject)
  const set = base && withChanges(base, changes)
  if (!base || !set || 'unknown' in set) return undefined
  return JSON.stringify({
    subject: set.subject,
    base: base.version,
    range: [set.range.from, set.range.to],
    groups: set.groups.map(({ code, cap }) => [code, cap]),
    items: set.items.map(({ code, points, cap }) => [code, points, cap.points, cap.per]),
    vetoes: set.vetoes.map(({ code }) => code),
  })
}
