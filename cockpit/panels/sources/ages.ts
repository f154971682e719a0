import type { Health } from '../../../data/contract/frames.ts'

export interface SourceAge {
  readonly source: string
  readonly ageMs: number
  /** Where its age lies on a scale from a minute to a week, in [0, 1]; logarithmic, as ages are told. */
  readonly at: number
}

const [FROM, TO] = [60_000, 7 * 86_400_000]
/** Marks of the scale, with their place on it. */
export const MARKS = [60_000, 3_600_000, 86_400_000, TO].map((ms) => ({ ms, at: placeOf(ms) }))

/** How long ago each source was heard, the longest first. */
export function sourceAges(sources: Health['sources'], now: number): SourceAge[] {
  return sources
    .map(({ source, received }) => ({ source, ageMs: Math.max(0, now - received), at: placeOf(now - received) }))
    .sort((a, b) => b.ageMs - a.ageMs || (a.source < b.source ? -1 : 1))
}

function placeOf(ms: number): number {
  return Math.min(1, Math.max(0, Math.log(Math.max(FROM, ms) / FROM) / Math.log(TO / FROM)))
}
