import type { Role } from '../../../data/contract/roles.ts'
import type { SupervisionAction, SupervisionItem } from '../../../data/contract/supervision.ts'
import { DAY_MS, toDay } from '../../../data/language/time.ts'

/** Who is shown items of supervision (`supervision.read`). */
export const DUTY_READERS: readonly Role[] = ['leader', 'manager', 'secretary', 'analyst', 'auditor']

/** What somebody of a scope may do to an item now, what is asked of him first. The server has the last word. */
export function actionsOf(item: SupervisionItem, at: { scope: string; now: number }): readonly SupervisionAction[] {
  const isOwn = item.owner.org === at.scope
  if (item.stage === 'closed') return isOwn ? [] : ['reopen']
  if (isOwn) {
    const contest = item.stage === 'stage-contested' ? [] : (['contest'] as const)
    return item.stage === 'stage-open' ? ['acknowledge', ...contest] : ['evidence', 'progress', ...contest]
  }
  const isDecidable = item.evidence.length > 0 || item.stage === 'stage-contested'
  const urge = mayUrge(item, at.now) ? (['urge'] as const) : []
  return isDecidable ? ['close', ...urge, 'hand-over'] : [...urge, 'hand-over']
}

export function mayUrge({ urgeFrom }: Pick<SupervisionItem, 'urgeFrom'>, now: number): boolean {
  return urgeFrom === null || Date.parse(urgeFrom) <= now
}

/** How much of an item's history was corrected: what was taken back stays in it, and so does its correction. */
export function correctionsOf({ history }: Pick<SupervisionItem, 'history'>): number {
  return history.filter(({ kind }) => kind === 'event.corrected').length
}

/** Calendar days at +08:00 until something is due; negative once it is past. */
export function daysUntil(due: string, now: number): number {
  return toDay(Date.parse(due)) - toDay(now)
}

/** How pressing an item is: past, today, or within a week. */
export function urgencyOf(
  item: Pick<SupervisionItem, 'due' | 'isOverdue'>,
  now: number,
): 'late' | 'today' | 'soon' | 'later' {
  const days = daysUntil(item.due, now)
  if (item.isOverdue || days < 0) return 'late'
  if (days === 0) return 'today'
  return days * DAY_MS <= SOON_MS ? 'soon' : 'later'
}
const SOON_MS = 7 * DAY_MS

/** Which of the items somebody asks for. */
export const LISTS = ['all', 'owed', 'opened', 'closed'] as const
export type DutyList = (typeof LISTS)[number]

export function isOn(list: DutyList, item: SupervisionItem, scope: string): boolean {
  switch (list) {
    case 'all':
    case 'closed':
      return true
    case 'owed':
      return item.owner.org === scope
    case 'opened':
      return item.opener?.org === scope
  }
}
