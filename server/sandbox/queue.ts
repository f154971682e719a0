/** How many run at once, and how many may wait. */
export interface QueueLimits {
  readonly running: number
  readonly waitingEach: number
  readonly waiting: number
}

interface Waiter {
  readonly owner: string
  readonly start: () => void
  readonly moved: (ahead: number) => void
}

/**
 * A fair queue: next is whoever has fewest running, and among them who was served longest ago; each one's own in the order
 * in which they came.
 */
export class Queue {
  private readonly limits: QueueLimits
  private readonly waiting: Waiter[] = []
  private readonly running = new Map<string, number>()
  private readonly served = new Map<string, number>()
  private turn = 0

  constructor(limits: QueueLimits) {
    this.limits = limits
  }

  /** Whether one more of somebody may wait. */
  hasRoom(owner: string): boolean {
    const own = this.waiting.filter((each) => each.owner === owner).length
    return own < this.limits.waitingEach && this.waiting.length < this.limits.waiting
  }

  /**
   * Resolves with what ends the turn, when it is one's turn; `moved` hears how many are before. Rejects with the reason of
   * the signal when it is given up before that.
   */
  async enter(owner: string, at: { signal: AbortSignal; moved: (ahead: number) => void }): Promise<() => void> {
    const { signal, moved } = at
    signal.throwIfAborted()
    await new Promise<void>((resolve, reject) => {
      const leave = () => {
        const place = this.waiting.indexOf(waiter)
        if (place < 0) return
        this.waiting.splice(place, 1)
        this.tell()
        reject(signal.reason)
      }
      const start = () => {
        signal.removeEventListener('abort', leave)
        resolve()
      }
      const waiter = { owner, start, moved }
      signal.addEventListener('abort', leave, { once: true })
      this.waiting.push(waiter)
      this.next()
      this.tell()
    })
    let isOver = false
    return () => {
      if (isOver) return
      isOver = true
      this.running.set(owner, this.runningOf(owner) - 1)
      if (this.runningOf(owner) === 0) this.running.delete(owner)
      this.next()
      this.tell()
    }
  }

  private next(): void {
    while (this.waiting.length > 0 && this.runningOf() < this.limits.running) {
      const [first] = this.order()
      if (!first) return
      this.waiting.splice(this.waiting.indexOf(first), 1)
      this.running.set(first.owner, this.runningOf(first.owner) + 1)
      this.served.set(first.owner, ++this.turn)
      first.start()
    }
    // Who is not here has no turn to remember.
    for (const owner of this.served.keys())
      if (!this.running.has(owner) && !this.waiting.some((each) => each.owner === owner)) this.served.delete(owner)
  }

  /** Those who wait in the order in which they would run if nobody else came. */
  private order(): Waiter[] {
    const served = new Map(this.served)
    const running = new Map(this.running)
    const left = [...this.waiting]
    const order: Waiter[] = []
    for (let turn = this.turn + 1; left.length > 0; turn++) {
      const rank = ({ owner }: Waiter) => [running.get(owner) ?? 0, served.get(owner) ?? 0] as const
      let best = 0
      for (let i = 1; i < left.length; i++) {
        const [mine, theirs] = [left[i], left[best]].map((each) => (each ? rank(each) : ([0, 0] as const)))
        if (mine && theirs && (mine[0] < theirs[0] || (mine[0] === theirs[0] && mine[1] < theirs[1]))) best = i
      }
      const [next] = left.splice(best, 1)
      if (!next) break
      order.push(next)
      running.set(next.owner, (running.get(next.owner) ?? 0) + 1)
      served.set(next.owner, turn)
    }
    return order
  }

  private tell(): void {
    for (const [ahead, { moved }] of this.order().entries()) moved(ahead)
  }

  private runningOf(owner?: string): number {
    if (owner !== undefined) return this.running.get(owner) ?? 0
    return [...this.running.values()].reduce((sum, n) => sum + n, 0)
  }
}
