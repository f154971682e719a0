import { fileURLToPath } from 'node:url'
import type { Fault } from './fault.ts'
import type { Jail } from './jail.ts'
import type { FromSandbox, RunOrder, ToSandbox } from './messages.ts'
import type { ProcessLimits, Rings } from './rings.ts'
import type { Started, Starter, Streams } from './starter.ts'

/** Heap of JavaScript in the process: it only turns chunks of rows into lines. */
const HEAP_MB = 256
const ROWS = Buffer.from('{"kind":"rows"')

/** A line of a running query: rows as they came, or something small. */
export type RunLine =
  | { readonly kind: 'rows'; readonly line: Buffer }
  | Extract<FromSandbox, { kind: 'columns' | 'progress' | 'end' | 'fault' }>

/** A process of the sandbox: it checks texts, runs one that passed, and is gone. */
export class QueryProcess {
  readonly jail: Jail
  /** Whether it may write a file: then it is for one query that asks for one. */
  readonly isForFiles: boolean
  private readonly started: Started
  private readonly loaded: Promise<unknown>
  private streams: Streams | undefined
  /** It has opened files: it must not be used again. */
  private isSpent = false

  constructor(options: {
    jail: Jail
    rings: Rings
    limits: ProcessLimits
    starter: Starter
    program?: string | undefined
  }) {
    const { jail, rings, limits, starter } = options
    this.jail = jail
    this.isForFiles = limits.fileBytes > 0
    const command = [...rings.before(limits), ...program(options.program), rings.user]
    this.started = starter.start(command, jail.folder)
    void this.started.exit.then(() => {
      this.isSpent = true
    })
    this.loaded = this.load()
    this.loaded.catch(() => {}) // whoever takes it hears of it
  }

  /** Whether it can take another text. */
  get isFresh(): boolean {
    return !this.isSpent
  }

  /** Resolves when it has loaded everything. Fails with `SandboxGone`. */
  async ready(): Promise<void> {
    await this.loaded
  }

  /** Whether a text may run on these tables and views; why not. Fails with `SandboxGone`. */
  async check(sql: string, tables: readonly string[]): Promise<Fault | null> {
    this.send({ kind: 'check', sql, tables })
    const message = await this.next('passed', 'fault')
    return message.kind === 'fault' ? message.fault : null
  }

  /** Runs the text that was checked last. Ends with `end` or `fault`, or fails with `SandboxGone`. */
  async *run(order: RunOrder): AsyncGenerator<RunLine> {
    this.isSpent = true
    this.send(order)
    for (;;) {
      const line = await this.line()
      if (line.subarray(0, ROWS.length).equals(ROWS)) {
        yield { kind: 'rows', line }
        continue
      }
      const message = parseLine(line)
      if (message.kind === 'ready' || message.kind === 'passed' || message.kind === 'rows') throw new SandboxGone()
      yield message
      if (message.kind === 'end' || message.kind === 'fault') return
    }
  }

  /** Ends it at once, whatever it does. */
  kill(): void {
    this.isSpent = true
    this.started.kill()
  }

  private async load(): Promise<void> {
    this.streams = await this.started.streams
    await this.next('ready')
  }

  private send(message: ToSandbox): void {
    this.streams?.socket.write(`${JSON.stringify(message)}\n`)
  }

  private async next<K extends FromSandbox['kind']>(...kinds: K[]): Promise<Extract<FromSandbox, { kind: K }>> {
    const message = parseLine(await this.line())
    if (!kinds.includes(message.kind as K)) throw new SandboxGone()
    return message as Extract<FromSandbox, { kind: K }> // its kind is one of those
  }

  private async line(): Promise<Buffer> {
    const found = await this.streams?.lines.next().catch(() => undefined)
    if (!found || found.done) throw new SandboxGone(await this.started.exit)
    return found.value
  }
}

/** The process ended without an answer: by a signal where it was killed or had no more memory, else it is broken. */
export class SandboxGone extends Error {
  readonly signal: NodeJS.Signals | null

  constructor(signal: NodeJS.Signals | null = null, options?: { cause: unknown }) {
    super('the process of a query is gone', options)
    this.signal = signal
  }
}

function parseLine(line: Buffer): FromSandbox {
  try {
    return JSON.parse(line.toString())
  } catch (cause) {
    throw new SandboxGone(null, { cause })
  }
}

function program(given: string | undefined): readonly string[] {
  const isSource = import.meta.url.endsWith('.ts')
  const own = new URL(isSource ? './query-dev.mjs' : './query-main.js', import.meta.url)
  return [process.execPath, `--max-old-space-size=${HEAP_MB}`, given ?? fileURLToPath(own)]
}
