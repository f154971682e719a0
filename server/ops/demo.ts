import { type ChildProcess, fork } from 'node:child_process'
import { toDay } from '../../data/language/time.ts'
import type { Size } from '../../data/scenes/organisation/simulate/truth.ts'
import type { Progress } from './demo-drive.ts'
import { openDemoFile } from './demo-folder.ts'
import type { DemoMessage, StartMessage } from './demo-messages.ts'

export interface DemoOptions {
  readonly size: Size
  readonly dataFolder: string
  readonly url: string
  /** May send every kind for the whole tree. */
  readonly token: string
  /** May read what organisations of the whole tree owe: by it the simulated owners know. */
  readonly ownersToken: string
  readonly onProgress: (progress: Progress) => void
  /** It ended by itself, and is started again in a moment. */
  readonly onExit?: (code: number | null) => void
}

export interface Demo {
  stop(): Promise<void>
  info(): {
    readonly opening: string
    readonly seed: number
    readonly size: Size
    readonly branch: string | null
    readonly member: string | null
  }
}

const RESTART_MS = 10_000
const STOP_MS = 3_000

/**
 * Starts the simulated city in a process of its own: it loads the past, then sends each event at its time.
 *
 * Resolves when the city is open (a second or two), not when it is loaded. Fails where the folder holds another size.
 */
export async function startDemo(options: DemoOptions): Promise<Demo> {
  const file = openDemoFile(options.dataFolder, { size: options.size, today: toDay(Date.now()) })
  const { opening, seed, size } = file
  let { branch, member } = file
  let child: ChildProcess | undefined
  let restart: NodeJS.Timeout | undefined
  let stopped = false

  await new Promise<void>((resolve) => {
    const start = () => {
      const started = forkDriver()
      child = started
      started.on('message', (message: DemoMessage) => {
        if (message.kind === 'progress') {
          const { kind: _, ...progress } = message
          options.onProgress(progress)
          return
        }
        branch = message.branch
        member = message.member
        resolve()
      })
      started.on('error', () => resolve())
      started.on('exit', (code) => {
        resolve()
        if (stopped || code === 0) return
        options.onExit?.(code)
        restart = setTimeout(start, RESTART_MS)
        restart.unref()
      })
      const message: StartMessage = {
        kind: 'start',
        folder: options.dataFolder,
        url: options.url,
        token: options.token,
        ownersToken: options.ownersToken,
      }
      started.send(message, () => {})
    }
    start()
  })

  return {
    info: () => ({ opening, seed, size, branch, member }),
    async stop() {
      stopped = true
      clearTimeout(restart)
      if (child) await end(child)
    },
  }
}

function forkDriver(): ChildProcess {
  const isSource = import.meta.url.endsWith('.ts')
  const program = new URL(isSource ? './demo-dev.mjs' : './demo-main.js', import.meta.url)
  return fork(program, { execArgv: ['--enable-source-maps'], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
}

/** Its state is safe at any moment: what was not acknowledged is sent again. */
async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  await new Promise<void>((resolve) => {
    const kill = setTimeout(() => child.kill('SIGKILL'), STOP_MS)
    child.once('exit', () => {
      clearTimeout(kill)
      resolve()
    })
    child.kill('SIGTERM')
  })
}
