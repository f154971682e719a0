import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Chance } from './chance.ts'
import { post } from './sender.ts'
import { freePort, startServer, tokensOf } from './server-process.ts'
import { Story } from './story.ts'
import { type Exchange, followRequests, parseTrace } from './trace.ts'

const CALLS = 'trace=read,recvfrom,write,writev,sendto,fdatasync,fsync,msync'

/** There is no strace here, or it may not look: said to people as it stands. */
export class NoStrace extends Error {}

/**
 * Shows by system calls that no answer of `POST /api/events` leaves before the journal is flushed to disk: what a
 * kill cannot show, since the kernel keeps what a dead process has written.
 *
 * Fails: `NoStrace`.
 */
export async function flushDrill(options: { requests: number }): Promise<Exchange[]> {
  checkStrace()
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-flush-'))
  const trace = join(folder, 'trace')
  const data = join(folder, 'data')
  const server = startServer({
    folder: data,
    port: await freePort(),
    // The tracer as a grandchild: signals then reach the server itself.
    wrap: ['strace', '-D', '-f', '-y', '-s', '64', '-e', 'signal=none', '-e', CALLS, '-o', trace],
  })
  try {
    await server.ready()
    const story = new Story(new Chance(1), Date.now())
    const to = { url: server.url, token: tokensOf(data).source, asLines: true }
    for (let i = 0; i < options.requests; i++) {
      const { answer } = await post(i === 0 ? story.opening() : story.batch(5), to)
      if (answer === undefined || answer.accepted === 0) throw new Error('a batch was not taken')
    }
  } finally {
    await server.stop()
  }
  const exchanges = followRequests(parseTrace(await wholeTrace(trace)))
  rmSync(folder, { recursive: true, force: true })
  return exchanges
}

/** The tracer writes on for a moment after the server has gone. */
async function wholeTrace(path: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const text = readFileSync(path, 'utf8')
    if (/\+\+\+ (exited|killed)[^\n]*\n$/.test(text)) return text
    await sleep(50)
  }
  throw new Error('strace did not come to an end')
}

function checkStrace(): void {
  const tried = spawnSync('strace', ['-f', '-e', 'trace=none', 'true'], { encoding: 'utf8' })
  if (tried.error) throw new NoStrace('没有 strace，请先安装（apt-get install strace）。strace is not installed.')
  if (tried.status !== 0)
    throw new NoStrace(`strace 不能跟踪进程（需要 root 或 ptrace 权限）。strace may not trace: ${tried.stderr.trim()}`)
}

/** A table for people: the numbers are lines of the trace, so that the order can be seen. */
export function flushTable(exchanges: readonly Exchange[]): string {
  const cell = (value: number | string | undefined) => String(value ?? '—').padStart(11)
  const head = ['request', 'read', 'flush', 'flushed', 'answer', '  call'].map(cell).join('')
  const rows = exchanges.map(
    ({ read, flush, write, inOrder }, i) =>
      [i + 1, read, flush?.begin, flush?.end, write, `  ${flush?.name ?? '—'}`].map(cell).join('') +
      (inOrder ? '  ok' : '  WRONG ORDER'),
  )
  return [head, ...rows].join('\n')
}
