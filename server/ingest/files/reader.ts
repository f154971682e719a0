import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { ImportId } from '../../../data/imports/column.ts'
import type { Reason } from '../../../data/language/reason.ts'
import { FileRefused, LIMITS } from './limits.ts'
import type { ReadMessage } from './read-messages.ts'
import { FILE_REASONS } from './reasons.ts'

export type ReadDone = Extract<ReadMessage, { kind: 'read' }>

const PRLIMIT = '/usr/bin/prlimit'

/**
 * Reads a file in a process of its own: whatever it holds, it can only end that one.
 *
 * The process has a heap of its own size, no secrets in its environment, a limit on data, files and time (where
 * the system has `prlimit`), and no more than its deadline. Fails: `FileRefused`.
 */
export function readInProcess(options: {
  path: string
  out: string
  hint: ImportId | null
  onProgress: (rows: number) => void
  signal: AbortSignal
  seconds?: number
  /** The program to read with; absent: our own, within its limits. */
  command?: readonly string[]
}): Promise<ReadDone> {
  const seconds = options.seconds ?? LIMITS.seconds
  const child = start([...(options.command ?? readerWithin(seconds)), options.path, options.out, options.hint ?? ''])
  return new Promise((resolve, reject) => {
    let done: ReadDone | undefined
    let refusal: FileRefused | undefined
    const end = (why: Reason) => {
      refusal ??= new FileRefused(why)
      child.kill('SIGKILL')
    }
    const deadline = setTimeout(() => end(FILE_REASONS['import-slow']), seconds * 1_000)
    const abort = () => end(FILE_REASONS['import-cancelled'])
    options.signal.addEventListener('abort', abort, { once: true })
    if (options.signal.aborted) abort()
    child.on('message', (message: ReadMessage) => {
      switch (message.kind) {
        case 'progress':
          options.onProgress(message.rows)
          break
        case 'read':
          done = message
          break
        case 'refused':
          refusal ??= new FileRefused(message.reason)
          break
      }
    })
    child.on('error', () => end(FILE_REASONS['import-no-reader']))
    child.on('close', (code) => {
      clearTimeout(deadline)
      options.signal.removeEventListener('abort', abort)
      if (refusal) reject(refusal)
      else if (code === 0 && done) resolve(done)
      else reject(new FileRefused(FILE_REASONS['import-too-much']))
    })
  })
}

function readerWithin(seconds: number): readonly string[] {
  const isSource = import.meta.url.endsWith('.ts')
  const program = fileURLToPath(new URL(isSource ? './read-dev.mjs' : './read-main.js', import.meta.url))
  const node = [process.execPath, `--max-old-space-size=${LIMITS.heapMb}`, program]
  return existsSync(PRLIMIT)
    ? [
        PRLIMIT,
        `--data=${LIMITS.dataMb * 1_048_576}`,
        `--fsize=${LIMITS.unpackedBytes}`,
        `--cpu=${seconds * 2}`,
        '--nofile=256',
        '--core=0',
        ...node,
      ]
    : node
}

function start([command = process.execPath, ...rest]: readonly string[]): ChildProcess {
  return spawn(command, rest, {
    env: { PATH: process.env.PATH ?? '' },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  })
}
