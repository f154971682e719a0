import { type ChildProcess, fork } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { linesOf } from './lines.ts'
import type { FromStarter, ToStarter } from './messages.ts'

const HEAP_MB = 32
const LINE_BYTES = 268_435_456

/** The standard input and output of a started process. */
export interface Streams {
  readonly socket: Socket
  readonly lines: AsyncGenerator<Buffer>
}

/** A process that was asked for. */
export interface Started {
  /** Resolves when it runs; undefined where it could not be started, or was ended before. */
  readonly streams: Promise<Streams | undefined>
  /** Resolves when it is gone, with the signal that ended it; null too where nobody is left to say which. */
  readonly exit: Promise<NodeJS.Signals | null>
  /** Ends it at once, whatever it does. */
  kill(): void
}

/** What is not known yet of a process. */
class Awaited {
  streams: Streams | undefined
  arrive: (streams: Streams | undefined) => void = () => {}
  end: (signal: NodeJS.Signals | null) => void = () => {}
  readonly arrived = new Promise<Streams | undefined>((resolve) => {
    this.arrive = (streams) => {
      this.streams = streams
      resolve(streams)
    }
  })
  readonly ended = new Promise<NodeJS.Signals | null>((resolve) => {
    this.end = (signal) => {
      resolve(signal)
      this.arrive(this.streams)
    }
  })
}

/**
 * Starts processes by way of a small one (`starter-main.ts`): to start a process holds the starting one up, the longer the
 * more memory it has, and a server has gigabytes.
 *
 * The small one connects to a socket here for each process, and hands the connection on as its standard input and output.
 * Where the small one ends, what it started ends too, and another takes its place when a process is next asked for.
 */
export class Starter {
  private readonly folder = mkdtempSync(join(tmpdir(), 'yuntu-start-'))
  private readonly path = join(this.folder, 's')
  private readonly door: Server
  private readonly running = new Map<string, Awaited>()
  private helper: ChildProcess | undefined

  private constructor() {
    this.door = createServer((socket) => void this.letIn(socket))
  }

  static async open(): Promise<Starter> {
    const starter = new Starter()
    await new Promise<void>((resolve, reject) => {
      starter.door.once('error', reject)
      starter.door.listen(starter.path, resolve)
    })
    starter.helper = starter.help()
    return starter
  }

  /** Starts a command in a folder. */
  start(command: readonly string[], folder: string): Started {
    const id = randomUUID()
    const awaited = new Awaited()
    this.running.set(id, awaited)
    this.helper ??= this.help()
    this.tell({ kind: 'start', id, command, folder })
    return {
      streams: awaited.arrived,
      exit: awaited.ended,
      kill: () => {
        this.tell({ kind: 'kill', id })
        awaited.streams?.socket.destroy()
      },
    }
  }

  /** Ends everything that it started. */
  close(): void {
    if (this.helper?.connected) this.helper.disconnect()
    this.forget(this.helper)
    this.door.close()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private tell(message: ToStarter): void {
    // Where it is gone, so is what it started.
    this.helper?.send(message, () => {})
  }

  private help(): ChildProcess {
    const isSource = import.meta.url.endsWith('.ts')
    const program = fileURLToPath(new URL(isSource ? './starter-dev.mjs' : './starter-main.js', import.meta.url))
    const helper = fork(program, [this.path], {
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      env: { PATH: '/usr/bin:/bin' },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    helper.on('message', ({ id, signal }: FromStarter) => {
      this.running.get(id)?.end(signal)
      this.running.delete(id)
    })
    helper.once('exit', () => this.forget(helper))
    helper.once('error', () => this.forget(helper))
    return helper
  }

  /** A helper is gone: so is what it started, which hears that its input ended. */
  private forget(helper: ChildProcess | undefined): void {
    if (this.helper !== helper) return
    this.helper = undefined
    const all = [...this.running.values()]
    this.running.clear()
    for (const each of all) {
      each.streams?.socket.destroy()
      each.end(null)
    }
  }

  /** A connection says first whose it is. */
  private async letIn(socket: Socket): Promise<void> {
    socket.on('error', () => {})
    const lines = linesOf(socket, LINE_BYTES)
    const first = await lines.next().catch(() => undefined)
    const awaited = first?.done === false ? this.running.get(first.value.toString()) : undefined
    if (awaited) awaited.arrive({ socket, lines })
    else socket.destroy()
  }
}
