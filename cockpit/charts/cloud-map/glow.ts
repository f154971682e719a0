/** A cell that tells of a change: a white outline that comes in 120 ms and goes in 1080 ms. */
export interface Glow {
  readonly cell: number
  readonly began: number
}

const RISE_MS = 120
const FALL_MS = 1_080
const AT_MOST = 3

/** How bright a glow is, in [0, 1]; 0 once it is over. */
export function brightness({ began }: Glow, now: number): number {
  const age = now - began
  if (age < 0 || age >= RISE_MS + FALL_MS) return 0
  return age < RISE_MS ? age / RISE_MS : 1 - (age - RISE_MS) / FALL_MS
}

/** The glows after some cells changed: three at a time, and what finds no place is left out rather than queued. */
export function nextGlows(glows: readonly Glow[], changed: readonly number[], now: number): Glow[] {
  const burning = glows.filter((glow) => brightness(glow, now) > 0 || glow.began === now)
  const fresh = changed.filter((cell) => !burning.some((glow) => glow.cell === cell))
  return [...burning, ...fresh.slice(0, AT_MOST - burning.length).map((cell) => ({ cell, began: now }))]
}

/** What is counted of events, organisation by organisation; `of`: of which day and place, and of which time. */
export interface Pulse {
  readonly of: string
  readonly values: Readonly<Record<string, number | null>>
}

/**
 * The organisations of which something happened between two frames: those that were there before and count more now.
 *
 * Nothing happened where another day begins, another place or time is shown, or something was taken back.
 */
export function happenedAt(before: Pulse, after: Pulse): string[] {
  if (before === after || before.of !== after.of) return []
  return Object.keys(after.values).filter((org) => {
    const [was, is] = [before.values[org], after.values[org]]
    return was !== undefined && is !== null && is !== undefined && is > (was ?? 0)
  })
}
