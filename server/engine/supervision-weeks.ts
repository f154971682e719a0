import type { SupervisionWeeks } from '../../data/contract/supervision.ts'
import { DAY_MS, dayStart, toDay } from '../../data/language/time.ts'
import type { ItemState } from '../../data/scenes/supervision/items.ts'

const WEEKS = 8
const AGES = [7, 15, 30, 60, 90, null] as const

/** Open items by week of their date and by age. A pure count: `today` is the date of `now` at +08:00. */
export function countWeeks(
  items: readonly Pick<ItemState, 'due' | 'opened' | 'overdue'>[],
  now: number,
): Omit<SupervisionWeeks, 'version' | 'scope'> {
  const today = dayStart(toDay(now))
  const weeks = new Array<number>(WEEKS).fill(0)
  const ages = AGES.map((upTo) => ({ upTo, items: 0 }))
  let overdue = 0
  let later = 0
  for (const { due, opened, overdue: isOverdue } of items) {
    const week = Math.max(0, Math.floor((due - today) / (7 * DAY_MS)))
    if (isOverdue === 1) overdue++
    else if (week < WEEKS) weeks[week] = (weeks[week] ?? 0) + 1
    else later++
    const age = (now - opened) / DAY_MS
    const place = ages.find(({ upTo }) => upTo === null || age <= upTo)
    if (place) place.items++
  }
  return { open: items.length, overdue, weeks, later, ages }
}
