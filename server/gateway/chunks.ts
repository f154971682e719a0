import type { IncomingMessage } from 'node:http'
import { Problem } from '../../data/contract/problem.ts'

export interface ChunkOptions {
  /** Silence after which the sender is given up. */
  readonly idleMs: number
}

/** Nothing came for a moment: what waits for a full slice should go on. */
export const QUIET = Symbol('quiet')
const QUIET_MS = 100

/**
 * The body of a request, chunk by chunk, at the reader's pace.
 *
 * Only the sender's silence counts against it, never the time that its reader takes. The request is left open at
 * the end, so that it can still be answered. Fails: `bad-request` after `idleMs`; what the stream fails with.
 */
export async function* chunksOf(req: IncomingMessage, options: ChunkOptions): AsyncGenerator<Buffer | typeof QUIET> {
  const iterator = req.iterator({ destroyOnReturn: false })
  for (;;) {
    const next: Promise<IteratorResult<unknown>> = iterator.next()
    // While the reader is busy nobody awaits it.
    next.catch(() => {})
    const asked = Date.now()
    for (let quiet = true; quiet; ) {
      const result = await orQuiet(next)
      quiet = result === QUIET
      if (result === QUIET) {
        if (Date.now() - asked > options.idleMs) throw new Problem('bad-request', '上传中断：太久没有收到内容')
        yield QUIET
      } else if (result.done) return
      else if (Buffer.isBuffer(result.value)) yield result.value
    }
  }
}

async function orQuiet<T>(next: Promise<T>): Promise<T | typeof QUIET> {
  let timer: NodeJS.Timeout | undefined
  const quiet = new Promise<typeof QUIET>((resolve) => {
    timer = setTimeout(() => resolve(QUIET), QUIET_MS)
  })
  try {
    return await Promise.race([next, quiet])
  } finally {
    clearTimeout(timer)
  }
}
