import type { HeldRecord } from './journal.ts'

/**
 * What is held, by what it waits for: `org:<code>`, `member:<pseudonym>`, `event:<source>\n<id>`, `time:<epoch ms>`.
 *
 * A mirror in memory of the journal's held store, so that an arrival finds at once what it lets go.
 */
export class Waiting {
  private readonly waitsOf = new Map<string, string>()
  private readonly keysFor = new Map<string, Set<string>>()
  private readonly limit: number

  constructor(limit: number) {
    this.limit = limit
  }

  get isEmpty(): boolean {
    return this.waitsOf.size === 0
  }

  get isFull(): boolean {
    return this.waitsOf.size >= this.limit
  }

  get size(): number {
    return this.waitsOf.size
  }

  has(key: string): boolean {
    return this.waitsOf.size > 0 && this.waitsOf.has(key)
  }

  add(key: string, record: Pick<HeldRecord, 'waits'>): void {
    this.waitsOf.set(key, record.waits)
    const keys = this.keysFor.get(record.waits)
    if (keys) keys.add(key)
    else this.keysFor.set(record.waits, new Set([key]))
  }

  remove(key: string): void {
    const waits = this.waitsOf.get(key)
    if (waits === undefined) return
    this.waitsOf.delete(key)
    const keys = this.keysFor.get(waits)
    keys?.delete(key)
    if (keys?.size === 0) this.keysFor.delete(waits)
  }

  /** The keys that wait for one thing. */
  forKey(waits: string): string[] {
    return [...(this.keysFor.get(waits) ?? [])]
  }

  /** The keys whose time has come. */
  dueBy(now: number): string[] {
    if (this.waitsOf.size === 0) return []
    const due: [number, string][] = []
    for (const [waits, keys] of this.keysFor) {
      if (!waits.startsWith('time:')) continue
      const ts = Number(waits.slice(5))
      if (ts <= now) for (const key of keys) due.push([ts, key])
    }
    return due.sort((a, b) => a[0] - b[0]).map(([, key]) => key)
  }
}
