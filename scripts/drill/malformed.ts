import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { verifyFolder } from '../../server/ops/verify.ts'
import { Chance } from './chance.ts'
import { type BatchCase, makeBatch, makeFlood, makeOpening, makeTooLarge } from './malformed/batches.ts'
import { Client } from './malformed/client.ts'
import { type GoodFile, goodFiles, makeFile } from './malformed/files.ts'
import { ImportSender } from './malformed/imports.ts'
import type { GoodEvent } from './malformed/json.ts'
import { judgeBatch } from './malformed/judge.ts'
import { Reader } from './malformed/read.ts'
import { Rejects } from './malformed/rejects.ts'
import { Watch } from './malformed/watch.ts'
import { freePort, type ServerProcess, startServer, tokensOf } from './server-process.ts'

/** Of a hundred: how many are files; of these, how many a real child of the server reads. */
const FILES_OF_HUNDRED = 10
const REAL_OF_HUNDRED = 3
const LANES = 28
/** Batches between two looks at the list of refused records, at most. */
const ROUND = 300
const MOST_MEMORY_MB = 1_500
const MOST_FINDINGS = 50

export interface MalformedSummary {
  readonly items: {
    readonly batches: number
    readonly filesInProcess: number
    readonly filesThroughTheServer: number
    readonly brokenOff: number
  }
  readonly records: {
    readonly received: number
    readonly accepted: number
    readonly duplicate: number
    readonly held: number
    readonly rejected: number
  }
  /** Requests refused as a whole, by status. */
  readonly refused: Readonly<Record<string, number>>
  readonly files: {
    readonly refused: number
    readonly read: number
    readonly rows: number
    readonly refusedRows: number
  }
  readonly imports: Readonly<Record<string, number>>
  readonly server: {
    readonly failedProbes: number
    readonly slowestProbeMs: number
    readonly memoryMb: { readonly first: number; readonly most: number; readonly last: number }
  }
  readonly crashes: number
  readonly verified: boolean
  readonly findings: readonly string[]
}

/**
 * Sends mutated batches and files to a real server, and checks that it answers every one properly, accounts for
 * every record, and lives.
 *
 * Every item follows from the seed and its number alone. Most files are read in this process by the function that
 * the server's reading process runs; some go through the server and a process of their own.
 */
export async function malformedDrill(options: {
  count: number
  seed: number
  say?: (line: string) => void
}): Promise<MalformedSummary> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-drill-'))
  const server = startServer({ folder, port: await freePort() })
  const drill = new MalformedDrill({ ...options, folder, server })
  try {
    await drill.open()
    await drill.run()
    return await drill.close()
  } finally {
    await server.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}

class MalformedDrill {
  private readonly options: {
    count: number
    seed: number
    folder: string
    server: ServerProcess
    say?: (line: string) => void
  }
  private readonly client: Client
  private readonly reader = new Reader()
  private readonly files: number
  private readonly real: number
  private seeds: readonly GoodEvent[] = []
  private samples: readonly GoodFile[] = []
  private token = ''
  private sender: ImportSender | undefined
  private rejects: Rejects | undefined
  private watch: Watch | undefined
  private readonly findings: string[] = []
  private readonly items = { batches: 0, filesInProcess: 0, filesThroughTheServer: 0, brokenOff: 0 }
  private readonly records = { received: 0, accepted: 0, duplicate: 0, held: 0, rejected: 0 }
  private readonly refused: Record<string, number> = {}
  private readonly read = { refused: 0, read: 0, rows: 0, refusedRows: 0 }
  private readonly imports: Record<string, number> = {}

  constructor(options: MalformedDrill['options']) {
    this.options = options
    this.client = new Client(options.server.url, LANES + 2)
    this.files = Math.round((options.count * FILES_OF_HUNDRED) / 100)
    this.real = Math.min(this.files, Math.max(8, Math.round((this.files * REAL_OF_HUNDRED) / 100)))
  }

  /** Gives the folder what good records refer to: all examples, and the samples. */
  async open(): Promise<void> {
    const { server, folder } = this.options
    await server.ready()
    const { source, admin } = tokensOf(folder)
    this.token = source
    const kinds = await this.client.ask({
      method: 'GET',
      path: '/api/kinds',
      headers: { authorization: `Bearer ${source}` },
    })
    const answer = JSON.parse(kinds.text) as { kinds: { examples: GoodEvent[] }[] } // as `GET /api/kinds` answers
    this.seeds = answer.kinds.flatMap((kind) => kind.examples)
    this.samples = await goodFiles()
    this.sender = new ImportSender(this.client, admin)
    this.rejects = new Rejects(this.client, admin)
    for (const { bytes } of this.samples) await this.sender.apply(bytes)
    await this.post(makeOpening({ seeds: this.seeds, token: source }), 0)
    this.watch = new Watch({ url: server.url, pid: server.pid })
  }

  async run(): Promise<void> {
    const { count } = this.options
    const stray = (error: unknown) =>
      this.find(`thrown by nobody's call: ${error instanceof Error ? error.stack : String(error)}`)
    process.on('uncaughtException', stray)
    process.on('unhandledRejection', stray)
    try {
      await Promise.all([
        this.sendBatches(count - this.files),
        this.readFiles(this.files - this.real),
        this.sendFiles(this.real),
      ])
    } finally {
      process.off('uncaughtException', stray)
      process.off('unhandledRejection', stray)
      this.reader.close()
    }
  }

  /** Whether it still lives as it was, and what it leaves behind. */
  async close(): Promise<MalformedSummary> {
    const { server, folder } = this.options
    const watched = (await this.watch?.stop()) ?? {
      failedProbes: 0,
      slowestProbeMs: 0,
      memoryMb: { first: 0, most: 0, last: 0 },
    }
    if (watched.failedProbes > 0) this.find(`${watched.failedProbes} probes were not answered`)
    if (watched.memoryMb.most > MOST_MEMORY_MB) this.find(`it grew to ${watched.memoryMb.most} MB`)
    const lives = await server.isReady()
    if (!lives) this.find('the server that was started is gone, or not ready')
    this.client.close()
    await server.stop()
    const { ok, rows } = await verifyFolder(folder)
    for (const { check, examples } of rows) for (const example of examples) this.find(`${check}: ${example}`)
    const { items, records, refused, read, imports, findings } = this
    return {
      items,
      records,
      refused,
      files: read,
      imports,
      server: watched,
      crashes: lives ? 0 : 1,
      verified: ok,
      findings,
    }
  }

  private async sendBatches(count: number): Promise<void> {
    let nr = 0
    while (nr < count) {
      const upTo = Math.min(count, nr + ROUND)
      const lane = async () => {
        while (nr < upTo && this.rejects?.isDue !== true) await this.sendBatch(++nr)
      }
      await Promise.all(Array.from({ length: LANES }, lane))
      for (const fault of (await this.rejects?.check()) ?? []) this.find(`batches up to ${nr}: ${fault}`)
      if (nr % 5_000 < ROUND) this.options.say?.(this.progress(nr))
    }
    for (const flood of [makeFlood, makeTooLarge]) await this.post(flood({ token: this.token }), count)
  }

  private async sendBatch(nr: number): Promise<void> {
    const chance = this.chanceOf(nr)
    const made = makeBatch(chance, { seeds: this.seeds, token: this.token, nr })
    this.items.batches++
    if (!chance.happens(0.003)) return this.post(made, nr)
    this.items.brokenOff++
    return this.client.breakOff({ method: 'POST', path: '/api/events', headers: made.headers, body: made.body })
  }

  private async post(made: BatchCase, nr: number): Promise<void> {
    const { body, headers, expected, notes } = made
    try {
      const answer = await this.client.ask({ method: 'POST', path: '/api/events', headers, body })
      const { faults, taken } = judgeBatch(answer, expected)
      for (const fault of faults) this.find(`batch ${nr} (${notes.join(', ')}): ${fault}`)
      if (answer.status !== 200) this.refused[answer.status] = (this.refused[answer.status] ?? 0) + 1
      if (!taken) return
      this.rejects?.note(taken.rejected)
      const { accepted, duplicate, held, rejected } = taken
      const parts = { accepted, duplicate, held, rejected: rejected.length }
      for (const key of ['accepted', 'duplicate', 'held', 'rejected'] as const) {
        this.records[key] += parts[key]
        this.records.received += parts[key]
      }
    } catch (error) {
      this.find(`batch ${nr} (${notes.join(', ')}): no answer: ${String(error)}`)
    }
  }

  private async readFiles(count: number): Promise<void> {
    for (let nr = 1; nr <= count; nr++) {
      const chance = this.chanceOf(-nr)
      const { bytes, notes } = makeFile(chance, this.samples)
      const { faults, isRefused, rows, refusedRows } = await this.reader.read(
        bytes,
        chance.pick([null, null, 'members', 'meetings']),
      )
      this.items.filesInProcess++
      if (isRefused) this.read.refused++
      else this.read.read++
      this.read.rows += rows
      this.read.refusedRows += refusedRows
      for (const fault of faults) this.find(`file ${nr} (${notes.join(', ')}): ${fault}`)
    }
  }

  private async sendFiles(count: number): Promise<void> {
    for (let nr = 1; nr <= count; nr++) {
      const chance = this.chanceOf(-1_000_000 - nr)
      const { bytes, notes } = makeFile(chance, this.samples)
      this.items.filesThroughTheServer++
      const sent = await this.sender?.send(bytes, chance)
      if (!sent) continue
      this.imports[sent.outcome] = (this.imports[sent.outcome] ?? 0) + 1
      for (const fault of sent.faults) this.find(`import ${nr} (${notes.join(', ')}): ${fault}`)
    }
  }

  private chanceOf(nr: number): Chance {
    return new Chance(Math.imul(this.options.seed, 1_000_003) ^ Math.imul(nr, 0x9e3779b1))
  }

  private find(finding: string): void {
    if (this.findings.length >= MOST_FINDINGS) return
    this.findings.push(finding)
    this.options.say?.(finding)
  }

  private progress(nr: number): string {
    const { items, records, findings } = this
    return `${nr} batches, ${items.filesInProcess + items.filesThroughTheServer} files: ${records.received} records, ${records.rejected} refused, ${findings.length} findings`
  }
}
