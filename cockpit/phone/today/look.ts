import type { CellValue } from '../../../data/contract/cells.ts'

/** A look at a scope on this device: the version that was on screen, and when, epoch ms. */
export interface Look {
  readonly version: number
  readonly epoch: string
  readonly at: number
}

/** What is kept of looks: the one that is compared with, and the latest moment of the running one. */
export interface Looks {
  readonly base: Look | null
  readonly seen: Look
}

/** A look that goes on after so long is another one. */
const ANOTHER_MS = 30 * 60_000

/** Pure: what a look now is compared with. A page that is merely loaded again goes on with the look before. */
export function baseOf(looks: Looks | undefined, now: number): Look | null {
  if (!looks) return null
  return now - looks.seen.at > ANOTHER_MS ? looks.seen : looks.base
}

export interface Moved {
  readonly metric: string
  readonly change: number
}

/** What moved between then and now, in the order of the metrics; what is not known on either side did not move. */
export function movedSince(
  metrics: readonly string[],
  at: { before: ReadonlyMap<string, number | null>; now: (metric: string) => CellValue | undefined },
): readonly Moved[] {
  return metrics.flatMap((metric) => {
    const [was, is] = [at.before.get(metric) ?? null, at.now(metric)]
    return was === null || typeof is !== 'number' || was === is ? [] : [{ metric, change: is - was }]
  })
}
