import { randomInt } from 'node:crypto'
import type { Pairing } from '../../data/contract/conduct.ts'
import { Problem } from '../../data/contract/problem.ts'

const LASTS_MS = 300_000
const DIGITS = 6
const WINDOW_MS = 60_000
/** Wrong codes in a minute, of one that tries and of all together. */
const OF_ONE = 5
const IN_ALL = 50
const MOST = 1_000

interface Offer {
  readonly what: string
  readonly until: number
}

/**
 * Short codes by which one device finds another that shows them: each good once and for five minutes, one at a time for
 * each that is offered, and few tries for who guesses.
 */
export class Pairings {
  private readonly now: () => number
  private readonly open = new Map<string, Offer>()
  private since = 0
  private wrong = new Map<string, number>()

  constructor(now: () => number) {
    this.now = now
  }

  /** A code for what is offered; the one before is good no more. Fails: `too-many`. */
  offer(what: string): Pairing {
    const now = this.now()
    for (const [code, each] of this.open) if (each.what === what || each.until <= now) this.open.delete(code)
    if (this.open.size >= MOST) throw new Problem('too-many')
    let code: string
    do code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0')
    while (this.open.has(code))
    const until = now + LASTS_MS
    this.open.set(code, { what, until })
    return { code, until }
  }

  /** What a code was for; it is spent now. Fails: `refused`, whether it was spent, is over or never was; `too-many`. */
  take(code: string, by: string): string {
    const now = this.now()
    if (now - this.since >= WINDOW_MS) {
      this.since = now
      this.wrong = new Map()
    }
    const ofOne = this.wrong.get(by) ?? 0
    const inAll = [...this.wrong.values()].reduce((sum, count) => sum + count, 0)
    if (ofOne >= OF_ONE || inAll >= IN_ALL) throw new Problem('too-many', '配对码错得太多，请一分钟后再试')
    const found = this.open.get(code)
    this.open.delete(code)
    if (found && found.until > now) return found.what
    this.wrong.set(by, ofOne + 1)
    throw new Problem('refused', '配对码不对、用过或已过期，请看大屏上现在的码')
  }
}
