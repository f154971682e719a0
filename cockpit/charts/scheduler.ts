/** The clock and the frames of a browser, handed in so that tests need none. */
export interface FrameClock {
  now(): number
  /** Calls back at the next frame. */
  request(run: () => void): void
}

/**
 * Spreads work over frames: what is asked for is done at the next frame, in order, until the budget of that frame is
 * spent; the rest waits for the one after. Work asked for again under the same key is done once, as last asked.
 *
 * Invariants: at least one piece a frame, so that nothing waits for ever; a piece that throws does not stop the others.
 */
export class Scheduler {
  private readonly clock: FrameClock
  private readonly budgetMs: number
  private readonly waiting = new Map<object, () => void>()
  private isAsked = false

  constructor(clock: FrameClock, budgetMs: number) {
    this.clock = clock
    this.budgetMs = budgetMs
  }

  /** Asks for work; `key` is whoever asks. */
  ask(key: object, work: () => void): void {
    this.waiting.set(key, work)
    this.request()
  }

  /** Takes back what a key asked for. */
  forget(key: object): void {
    this.waiting.delete(key)
  }

  get size(): number {
    return this.waiting.size
  }

  private request(): void {
    if (this.isAsked || this.waiting.size === 0) return
    this.isAsked = true
    this.clock.request(() => {
      this.isAsked = false
      try {
        this.runFrame()
      } finally {
        this.request()
      }
    })
  }

  private runFrame(): void {
    const end = this.clock.now() + this.budgetMs
    for (const [key, work] of this.waiting) {
      this.waiting.delete(key)
      work()
      if (this.clock.now() >= end) return
    }
  }
}
