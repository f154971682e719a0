import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { TakenAnswer } from '../../data/contract/rest.ts'
import { verifyFolder } from '../../server/ops/verify.ts'
import { Chance } from './chance.ts'
import { type Before, compare, readBefore } from './compare.ts'
import { copyFolder } from './copy-folder.ts'
import { median } from './median.ts'
import { post, Sender, type Sent } from './sender.ts'
import { freePort, type ServerProcess, serverCommand, startServer, type Tokens, tokensOf } from './server-process.ts'
import { type DrillEvent, Story } from './story.ts'

export interface KillSummary {
  readonly cycles: number
  /** Kills, with those during a start. */
  readonly kills: number
  readonly acknowledged: number
  /** Acknowledged events that a resend found missing, and numbers that are too small. */
  readonly lost: number
  /** Numbers that are too large. */
  readonly doubled: number
  /** From the start of the process to `/health/ready`, median. */
  readonly restartMs: number
  /** Whether the stopped folder then passed `npm run verify`. */
  readonly verified: boolean
  readonly findings: readonly string[]
}

/** When a cycle's kill comes: somewhere in sending, about the second's ledger write, right after an answer, in a start. */
const MOMENTS = ['sending', 'sending', 'ledger', 'answer', 'start'] as const

interface KillOptions {
  readonly cycles: number
  readonly seed: number
  /** Where the data are kept; otherwise they are in a temporary folder and removed. */
  readonly folder?: string
  /** A stopped folder with others' data: a copy of it is drilled and removed. */
  readonly on?: string
  readonly say?: (line: string) => void
}

/**
 * Kills a real server again and again while it takes events, and checks after each restart that nothing which was
 * acknowledged is missing and nothing is counted twice.
 *
 * Fails: `FolderBusy` while a server runs on `on`.
 */
export async function killDrill(options: KillOptions): Promise<KillSummary> {
  const { on } = options
  const folder =
    options.folder ?? (on === undefined ? mkdtempSync(join(tmpdir(), 'yuntu-drill-')) : await copyFolder(on))
  const drill = new KillDrill({ folder, hasOthers: on !== undefined, seed: options.seed, port: await freePort() })
  try {
    await drill.open()
    for (let cycle = 1; cycle <= options.cycles; cycle++) {
      await drill.cycle()
      if (cycle % 10 === 0) options.say?.(drill.progress(cycle))
    }
    await drill.close()
    return drill.summary(options.cycles)
  } finally {
    await drill.abandon()
    if (options.folder === undefined) rmSync(folder, { recursive: true, force: true })
  }
}

class KillDrill {
  private readonly folder: string
  private readonly hasOthers: boolean
  private readonly port: number
  private readonly chance: Chance
  private readonly story: Story
  private readonly command = serverCommand()
  private server: ServerProcess | undefined
  private tokens: Tokens | undefined
  private before: Before | undefined
  private readonly all: DrillEvent[] = []
  private readonly restarts: number[] = []
  private readonly findings: string[] = []
  private verified = false
  private kills = 0
  private lost = 0
  private doubled = 0

  constructor(options: { folder: string; hasOthers: boolean; seed: number; port: number }) {
    this.folder = options.folder
    this.hasOthers = options.hasOthers
    this.port = options.port
    this.chance = new Chance(options.seed)
    this.story = new Story(this.chance, Date.now())
  }

  async open(): Promise<void> {
    await this.start().ready()
    this.tokens = tokensOf(this.folder)
    if (this.hasOthers) this.before = await readBefore({ ...this.door(), token: this.tokens.manager })
    const opening = this.story.opening()
    this.confirm([await this.send(opening)])
  }

  /** Sends, kills, starts again, sends again, compares. */
  async cycle(): Promise<void> {
    const { chance, story } = this
    const sender = new Sender(story, chance)
    const moment = chance.pick(MOMENTS)
    sender.start(this.door())
    await this.until(moment, sender)
    await this.kill()
    if (moment === 'start') {
      // Killed again while it reads back what the last kill left; the sender knocks all the while.
      this.start()
      await sleep(chance.whole(50, Math.max(100, median(this.restarts))))
      await this.kill()
    }
    const started = this.start()
    if (chance.happens(0.7)) await sender.stop()
    this.restarts.push(await started.ready())
    await sender.stop()

    const settled = sender.acknowledged.filter((sent) => sent.answer?.held === 0)
    const mayWait = sender.acknowledged.filter((sent) => sent.answer?.held !== 0)
    await this.mustKnow(settled)
    for (const events of [...sender.open, story.closing()])
      if (events.length > 0) this.confirm([await this.send(events)])
    await this.mustKnow(mayWait)
    this.confirm(sender.acknowledged)
    await this.mustKnow([{ events: this.all.slice(-200) }, this.sample()])
    await this.compareNumbers()
  }

  /** Stops the server in peace and verifies what it leaves behind. */
  async close(): Promise<void> {
    await this.server?.stop()
    const { ok, rows } = await verifyFolder(this.folder)
    this.verified = ok
    for (const { check, examples } of rows) for (const example of examples) this.findings.push(`${check}: ${example}`)
  }

  async abandon(): Promise<void> {
    await this.server?.kill()
  }

  summary(cycles: number): KillSummary {
    const { kills, lost, doubled, verified, findings } = this
    const restartMs = Math.round(median(this.restarts))
    return { cycles, kills, acknowledged: this.all.length, lost, doubled, restartMs, verified, findings }
  }

  progress(cycles: number): string {
    const { acknowledged, lost, doubled, restartMs } = this.summary(cycles)
    return `${cycles} cycles: ${acknowledged} acknowledged, ${lost} lost, ${doubled} doubled, restart ${restartMs} ms`
  }

  private start(): ServerProcess {
    this.server = startServer({ folder: this.folder, port: this.port, command: this.command })
    return this.server
  }

  private async kill(): Promise<void> {
    this.kills++
    await this.server?.kill()
  }

  private door(): { url: string; token: string } {
    return { url: this.server?.url ?? '', token: this.tokens?.source ?? '' }
  }

  private async until(moment: (typeof MOMENTS)[number], sender: Sender): Promise<void> {
    const { chance } = this
    switch (moment) {
      case 'sending':
        return sleep(chance.whole(20, 700))
      case 'ledger':
        // It writes once a second from its start on; the comparison before took part of the first.
        return sleep(chance.whole(700, 1_000))
      case 'answer':
        await sleep(chance.whole(0, 300))
        return sender.nextAnswer()
      case 'start':
        return sleep(chance.whole(100, 300))
    }
  }

  private async send(events: readonly DrillEvent[]): Promise<Sent & { answer: TakenAnswer }> {
    const sent = await post(events, { ...this.door(), asLines: this.chance.happens(0.5) })
    if (!sent.answer) throw new Error('a server that is ready did not take a batch')
    return { events, answer: sent.answer }
  }

  /** Counts batches as acknowledged; nothing in the story may be refused. */
  private confirm(batches: readonly Sent[]): void {
    for (const { events, answer } of batches) {
      const refused = answer?.rejected[0]
      if (refused)
        throw new Error(
          `refused, which no event of the drill should be: ${JSON.stringify(refused)} ${JSON.stringify(events[refused.line - 1])}`,
        )
      this.all.push(...events)
      this.story.acknowledged(events)
    }
  }

  /** Resends what was acknowledged: every one of it must be known. */
  private async mustKnow(batches: readonly Pick<Sent, 'events'>[]): Promise<void> {
    const events = batches.flatMap((sent) => sent.events)
    if (events.length === 0) return
    const { answer } = await this.send(events)
    const missing = events.length - answer.duplicate
    if (missing === 0) return
    this.lost += missing
    this.findings.push(
      `${missing} of ${events.length} acknowledged events were not known after a kill: ${JSON.stringify({ ...answer, rejected: answer.rejected.length })}`,
    )
  }

  private sample(): Pick<Sent, 'events'> {
    const from = this.chance.whole(0, this.all.length)
    return { events: this.all.slice(from, from + 200) }
  }

  private async compareNumbers(): Promise<void> {
    const { url } = this.door()
    const differences = await compare(this.all, {
      url,
      token: this.tokens?.manager ?? '',
      scopes: this.story.scopes(),
      before: this.before,
    })
    for (const d of differences) {
      if (d.found < d.expected) this.lost++
      else this.doubled++
      this.findings.push(`${d.metric} of ${d.scope} ${d.from}: ${d.found} instead of ${d.expected}`)
    }
  }
}
