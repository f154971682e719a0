import type { HeldRecord } from './journal.ts'

interface Held {
  readonly waits: string
  readonly since: number
}

const isForTime = (waits: string) => waits.startsWith('time:')

/**
 * What is held, by what it waits for: `org:<code>`, `member:<pseudonym>`, `event:<source>\n<id>`, `k:<fold>:<key>`,
 * `time:<epoch ms>`. All but the last may wait for so long and no longer.
 *
 * A mirror in memory of the journal's held store, so that an arrival finds at once what it lets go.
 */
export class Waiting {
  private readonly held = new Map<string, Held>()
  private readonly keysFor = new Map<string, Set<string>>()
  private readonly limit: number
  private readonly holdMs: number
  /** No record can have waited too long before this. */
  private expiresAt = Number.POSITIVE_INFINITY

  constructor(options: { limit: number; holdMs: number }) {
    this.limit = options.limit
    this.holdMs = options.holdMs
  }

  get isEmpty(): boolean {
    return this.held.size === 0
  }

  get isFull(): boolean {
    return this.held.size >= this.limit
  }

  get size(): number {
    return this.held.size
  }

  has(key: string): boolean {
    return this.held.size > 0 && this.held.has(key)
  }

  add(key: string, record: Pick<HeldRecord, 'waits' | 'since' | 'received'>): void {
    const { waits, since = record.received } = record
    this.held.set(key, { waits, since })
    if (!isForTime(waits)) this.expiresAt = Math.min(this.expiresAt, since + this.holdMs)
    const keys = this.keysFor.get(waits)
    if (keys) keys.add(key)
    else this.keysFor.set(waits, new Set([key]))
  }

  remove(key: string): void {
    const found = this.held.get(key)
    if (found === undefined) return
    this.held.delete(key)
    const keys = this.keysFor.get(found.waits)
    keys?.delete(key)
    if (keys?.size === 0) this.keysFor.delete(found.waits)
  }

  /** The keys that wait for one thing. */
  forKey(waits: string): string[] {
    return [...(this.keysFor.get(waits) ?? [])]
  }

  /** Whether a time has come, or something has waited too long. */
  isDue(now: number): boolean {
    return this.expiresAt <= now || this.dueBy(now).length > 0
  }

  /** The keys whose time has come. */
  dueBy(now: number): string[] {
    if (this.held.size === 0) return []
    const due: [number, string][] = []
    for (const [waits, keys] of this.keysFor) {
      if (!isForTime(waits)) continue
      const ts = Number(waits.slice(5))
      if (ts <= now) for (const key of keys) due.push([ts, key])
    }
    return due.sort((a, b) => a[0] - b[0]).map(([, key]) => key)
  }

  /** The keys that have waited too long, the oldest first. */
  expiredBy(now: number): string[] {
    if (this.expiresAt > now) return []
    const expired: [number, string][] = []
    let next = Number.POSITIVE_INFINITY
    for (const [key, { waits, since }] of this.held) {
      if (isForTime(waits)) continue
      if (since + this.holdMs <= now) expired.push([since, key])
      else next = Math.min(next, since + this.holdMs)
    }
    this.expiresAt = next
    return expired.sort((a, b) => a[0] - b[0]).map(([, key]) => key)
  }
}
