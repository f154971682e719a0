/** A system call as strace saw it: between which lines of the trace it ran, and with what. */
export interface Call {
  readonly name: string
  readonly begin: number
  readonly end: number
  /** Arguments and result as written. */
  readonly text: string
}

const WHOLE = /^(\d+) +(\w+)\((.*)$/
const RESUMED = /^(\d+) +<\.\.\. (\w+) resumed>(.*)$/
const UNFINISHED = ' <unfinished ...>'

/**
 * The calls of a trace that `strace -f` wrote, threads told apart.
 *
 * A call that another thread interrupts in the trace stands on two lines: it begins on one and ends on the other.
 */
export function parseTrace(trace: string): Call[] {
  const calls: Call[] = []
  const running = new Map<string, { name: string; begin: number; text: string }>()
  for (const [nr, line] of trace.split('\n').entries()) {
    const resumed = RESUMED.exec(line)
    if (resumed) {
      const [, thread = '', name = '', rest = ''] = resumed
      const started = running.get(thread)
      running.delete(thread)
      if (started?.name === name) calls.push({ name, begin: started.begin, end: nr, text: started.text + rest })
      continue
    }
    const whole = WHOLE.exec(line)
    if (!whole) continue
    const [, thread = '', name = '', text = ''] = whole
    if (text.endsWith(UNFINISHED)) running.set(thread, { name, begin: nr, text: text.slice(0, -UNFINISHED.length) })
    else calls.push({ name, begin: nr, end: nr, text })
  }
  return calls.sort((a, b) => a.begin - b.begin)
}

/** One request in the trace: where it was read, where the journal was flushed next, where its answer left. */
export interface Exchange {
  readonly read: number
  readonly flush: { readonly name: string; readonly begin: number; readonly end: number } | undefined
  readonly write: number | undefined
  /** Whether a flush that began after the request was read had ended before the answer left. */
  readonly inOrder: boolean
}

const READS = /^(read|recvfrom|recvmsg)$/
const WRITES = /^(write|writev|sendto|sendmsg)$/
const FLUSHES = /^(fdatasync|fsync|msync)$/

/** Follows every `POST /api/events` of a trace from its socket to the journal and back. Needs `strace -y`. */
export function followRequests(calls: readonly Call[]): Exchange[] {
  const flushes = calls.filter((c) => FLUSHES.test(c.name) && isOfJournal(c))
  return calls
    .filter((c) => READS.test(c.name) && c.text.includes('"POST /api/events'))
    .map((request) => {
      const socket = /^\d+/.exec(request.text)?.[0]
      const answer = calls.find(
        (c) =>
          c.begin > request.end &&
          WRITES.test(c.name) &&
          c.text.startsWith(`${socket}<`) &&
          c.text.includes('HTTP/1.1 '),
      )
      const write = answer?.begin
      const since = flushes.filter((f) => f.begin > request.end)
      const before = since.find((f) => write !== undefined && f.end < write)
      return { read: request.end, flush: before ?? since[0], write, inOrder: before !== undefined }
    })
}

/** `fdatasync(21</data/journal/data.mdb>)`; msync names no file, and only the journal is mapped for writing. */
function isOfJournal(call: Call): boolean {
  return call.name === 'msync' || /^\d+<[^>]*\/journal\/[^>]*>/.test(call.text)
}
