import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { WorkDone, WorkOrder } from './work-messages.ts'

/** Memory of JavaScript's own: what is large is DuckDB's, which has a limit of its own. */
const HEAP_MB = 256
const SAID = 4_000

/** Carries out orders in a process of its own, one after another. */
export class Work {
  private last: Promise<unknown> = Promise.resolve()
  private readonly stopping = new AbortController()

  /** Resolves when it is done. Fails where the process could not do it, with what it said. */
  run(order: WorkOrder): Promise<WorkDone> {
    const done = this.last.then(() => inProcess(order, this.stopping.signal))
    this.last = done.catch(() => {})
    return done
  }

  /** Ends what is running; nothing more begins. */
  async stop(): Promise<void> {
    this.stopping.abort()
    await this.last
  }
}

function inProcess(order: WorkOrder, signal: AbortSignal): Promise<WorkDone> {
  signal.throwIfAborted()
  const isSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(isSource ? './make-dev.mjs' : './make-main.js', import.meta.url))
  const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, program], {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const end = () => void child.kill('SIGKILL')
  signal.addEventListener('abort', end, { once: true })
  let said = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    said = (said + chunk.toString('utf8')).slice(-SAID)
  })
  return new Promise((resolve, reject) => {
    let done: WorkDone | undefined
    child.on('message', (message: WorkDone) => {
      done = message
    })
    child.on('error', reject)
    child.on('close', (code) => {
      signal.removeEventListener('abort', end)
      if (code === 0 && done) resolve(done)
      else reject(new Error(`the making process ended with ${code}: ${said}`))
    })
    child.send(order)
  })
}
