import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Jail } from './jail.ts'
import type { FromSandbox, Place, Question, Readable, ToSandbox } from './messages.ts'
import type { ProcessLimits, Rings } from './rings.ts'
import type { Started, Starter, Streams } from './starter.ts'

/** Heap of JavaScript in the process: it only turns chunks of rows into lines. */
const HEAP_MB = 256
const RESULT = 'result.parquet'
const ROWS = Buffer.from('{"kind":"rows"')

/** A line of a running query: rows as they came, or something small. */
export type RunLine =
  | { readonly kind: 'rows'; readonly line: Buffer }
  | Extract<FromSandbox, { kind: 'columns' | 'progress' | 'end' | 'fault' | 'refused' }>

/** A process of the sandbox: it is given tables, checks texts, runs one that passes, and is gone. */
export class QueryProcess {
  /** Whether it writes its result to a file: then it is for one query that asks for one. */
  readonly isForFiles: boolean
  private readonly jail: Jail
  private readonly memoryMb: number
  private readonly started: Started
  private readonly loaded: Promise<unknown>
  private streams: Streams | undefined
  private placed: Readable['tables'] | null = null
  private isLoaded = false
  /** It has run a text: it must not be used again. */
  private isSpent = false
  private isOver = false

  constructor(options: {
    jail: Jail
    rings: Rings
    limits: ProcessLimits
    starter: Starter
    program?: string | undefined
    /** Engine's memory. */
    memoryMb: number
    /** What it is asked for, where that is known. */
    readable: Readable | null
  }) {
    const { jail, rings, limits, starter } = options
    this.jail = jail
    this.memoryMb = options.memoryMb
    this.isForFiles = limits.fileBytes > 0
    const command = [...rings.before(limits), ...program(options.program), rings.user]
    this.started = starter.start(command, jail.folder)
    void this.started.exit.then(() => {
      this.isOver = true
    })
    this.loaded = this.load(options.readable)
    this.loaded.catch(() => {}) // whoever takes it hears of it
  }

  /** Whether it can take another text. */
  get isFresh(): boolean {
    return !this.isSpent && !this.isOver
  }

  /** Whether nobody would wait for it. */
  get isReady(): boolean {
    return this.isLoaded && this.isFresh
  }

  /** Whether it has the tables of just this artefact, as it was read; or, for null, none yet. */
  has(readable: Readable | null): boolean {
    return this.placed === (readable?.tables ?? null)
  }

  /** Resolves when it has loaded everything. Fails with `SandboxGone`. */
  async ready(): Promise<void> {
    await this.loaded
  }

  /** Gives it tables, unless it has them. */
  place(readable: Readable): void {
    if (!this.has(readable)) this.send({ kind: 'place', ...this.fill(readable) })
  }

  /** Checks and runs a text. Ends with `end` or `fault`, with `refused` where nothing was run, or fails with `SandboxGone`. */
  async *ask(question: Question): AsyncGenerator<RunLine> {
    this.isSpent = true
    this.send({ kind: 'ask', ...question })
    for (;;) {
      const line = await this.line()
      if (line.subarray(0, ROWS.length).equals(ROWS)) {
        yield { kind: 'rows', line }
        continue
      }
      const message = parseLine(line)
      if (message.kind === 'ready' || message.kind === 'rows') throw new SandboxGone()
      if (message.kind === 'refused') this.isSpent = false
      yield message
      if (message.kind === 'end' || message.kind === 'fault' || message.kind === 'refused') return
    }
  }

  /** Where its result is, if that is a file. */
  get result(): string | null {
    return this.isForFiles ? join(this.jail.folder, RESULT) : null
  }

  /** Ends it at once, whatever it does. */
  end(): void {
    this.isOver = true
    this.started.kill()
    this.jail.remove()
  }

  private async load(readable: Readable | null): Promise<void> {
    const place = readable && this.fill(readable)
    this.streams = await this.started.streams
    this.send({ kind: 'start', place })
    const message = parseLine(await this.line())
    if (message.kind !== 'ready') throw new SandboxGone()
    this.isLoaded = true
  }

  private fill(readable: Readable): Place {
    this.placed = readable.tables
    if (this.isForFiles) this.jail.place(RESULT)
    return {
      tables: this.jail.fill(readable.tables),
      names: [...Object.keys(readable.tables), ...readable.views.map(({ name }) => name)].map((name) =>
        name.toLowerCase(),
      ),
      memoryMb: this.memoryMb,
      file: this.isForFiles ? RESULT : null,
    }
  }

  private send(message: ToSandbox): void {
    this.streams?.socket.write(`${JSON.stringify(message)}\n`)
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
