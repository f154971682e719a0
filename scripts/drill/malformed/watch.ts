import { setTimeout as sleep } from 'node:timers/promises'
import { memoryOf } from '../proc.ts'

const EVERY_MS = 500

/** Looks at a running server from outside: whether it still answers, how long that takes, how much memory it holds. */
export class Watch {
  private readonly url: string
  private readonly pid: number
  private readonly running: Promise<void>
  private stopped = false
  private readonly ms: number[] = []
  private readonly mb: number[] = []
  private failed = 0

  constructor(at: { url: string; pid: number }) {
    this.url = at.url
    this.pid = at.pid
    this.running = this.run()
  }

  async stop() {
    this.stopped = true
    await this.running
    const { ms, mb, failed } = this
    return {
      failedProbes: failed,
      slowestProbeMs: Math.round(Math.max(0, ...ms)),
      memoryMb: { first: mb[0] ?? 0, most: Math.max(0, ...mb), last: mb.at(-1) ?? 0 },
    }
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const began = performance.now()
      try {
        const response = await fetch(`${this.url}/health/live`, { signal: AbortSignal.timeout(15_000) })
        await response.arrayBuffer()
        if (!response.ok) this.failed++
      } catch {
        this.failed++
      }
      this.ms.push(performance.now() - began)
      this.mb.push(memoryOf(this.pid, 'RssAnon'))
      await sleep(EVERY_MS)
    }
  }
}
