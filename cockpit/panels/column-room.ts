import { formatExact } from '../charts/format.ts'

/** In u, as columns print them: a digit, the mark of what is late, a label, and what keeps neighbours apart. */
const DIGIT = 1.05
const MARK = 1.8
const LABEL = 3
const APART = 0.5

/** How wide columns must be, in u, so that none of their numbers touches its neighbour's. */
export function columnRoom(
  columns: readonly { readonly value: number; readonly isUrgent?: boolean }[],
  label = LABEL,
): number {
  return columns.reduce((sum, { value, isUrgent }) => {
    const printed = formatExact(value).length * DIGIT + (isUrgent ? MARK : 0)
    return sum + Math.max(label, printed) + APART
  }, 0)
}
