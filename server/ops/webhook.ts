import { createHmac } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'
import type { Robot } from '../../data/contract/robot.ts'
import type { EpochMs } from '../../data/language/time.ts'
import { toDay } from '../../data/language/time.ts'
import { readIfThere, writePrivate } from '../access/secrets.ts'
import type { Engine } from '../engine/port.ts'
import { noticesOf } from './notices.ts'
import { robotMessage } from './webhook-text.ts'
import { afterFailure, isDue, type WebhookState, type WebhookTimes } from './webhook-when.ts'

const FILE = 'webhook.json'
const TICK_MS = 1_000
const PATIENCE_MS = 10_000
const MOST_ITEMS = 500
const MOST_ANSWER = 65_536

const Stored = z.strictObject({
  sentDay: z.int().nullable(),
  told: z.array(z.string()),
  isPaused: z.boolean().default(false),
})
const Answer = z.object({ errcode: z.number(), errmsg: z.string().optional() })

export interface WebhookOptions {
  readonly engine: Engine
  readonly folder: string
  readonly now: () => EpochMs
  /** A robot's address, as its group gives it. */
  readonly url: string
  /** What messages are signed with; null where the robot asks for no signature. */
  readonly secret: string | null
  /** Whose own duties are told. */
  readonly scope: string
  readonly times: WebhookTimes
  readonly phone: string | null
  readonly onFailed: (why: string) => void
}

/**
 * Tells a group's robot (in the format of DingTalk, or of a relay on the intranet that speaks it) of one organisation's own
 * duties: once a day or at once, never in quiet hours or while it is paused, and again after a failure.
 *
 * What is told is reckoned when it is sent. Nothing waits for it: it runs beside the requests.
 */
export class Webhook {
  private readonly options: WebhookOptions
  private readonly path: string
  private state: WebhookState
  private told: ReadonlySet<string>
  private isPaused: boolean
  private timer: NodeJS.Timeout | undefined
  private running: Promise<void> | undefined

  constructor(options: WebhookOptions) {
    this.options = options
    this.path = join(options.folder, FILE)
    const text = readIfThere(this.path)
    const { sentDay, told, isPaused } = Stored.parse(
      text === undefined ? { sentDay: null, told: [] } : JSON.parse(text),
    )
    this.state = { sentDay, failures: 0, retryAt: 0 }
    this.told = new Set(told)
    this.isPaused = isPaused
  }

  /** What it is set to, for the organisation whose duties it tells; null for every other. */
  of(scope: string): Robot | null {
    const { times } = this.options
    return scope === this.options.scope ? { ...times, isPaused: this.isPaused } : null
  }

  /** Sends nothing from now on, or goes on. */
  pause(isPaused: boolean): void {
    this.isPaused = isPaused
    this.keep()
  }

  start(): void {
    this.timer = setInterval(() => {
      this.running ??= this.look().finally(() => {
        this.running = undefined
      })
    }, TICK_MS)
    this.timer.unref()
  }

  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.running
  }

  /** Sends what is due; a failure is told once in a row, and waited for. */
  private async look(): Promise<void> {
    const { now, times, onFailed } = this.options
    if (this.isPaused || !isDue(this.state, { times, now: now() })) return
    try {
      await this.send()
    } catch (error) {
      if (this.state.failures === 0) onFailed(error instanceof Error ? error.message : String(error))
      this.state = afterFailure(this.state, now())
    }
  }

  private async send(): Promise<void> {
    const { engine, scope, now, phone, times } = this.options
    const health = await engine.health()
    if (health.status !== 'ready' || health.loading) return
    const { self } = await engine.orgs({ parent: scope, depth: 0, top: scope })
    const { items } = await engine.supervision({ scope, state: 'open', item: null, limit: MOST_ITEMS })
    const all = noticesOf(items, { scope, now: now() })
    // A digest says how things stand; at once, only what is new.
    const notices = times.digestAt === null ? all.filter(({ id }) => !this.told.has(id)) : all
    if (notices.length > 0) {
      const message = robotMessage({ name: self.name, notices, url: phone, demo: health.demo })
      await this.post(JSON.stringify(message))
    } else if (times.digestAt === null) return
    this.told = new Set(all.map(({ id }) => id))
    this.state = { sentDay: toDay(now()), failures: 0, retryAt: 0 }
    this.keep()
  }

  private keep(): void {
    const { isPaused, state, told } = this
    writePrivate(this.path, JSON.stringify({ sentDay: state.sentDay, told: [...told], isPaused }))
  }

  private async post(body: string): Promise<void> {
    const { url, secret, now } = this.options
    const response = await fetch(secret === null ? url : signed(url, { secret, timestamp: now() }), {
      method: 'POST',
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body,
      // The address is the operator's; nobody else may send the message elsewhere.
      redirect: 'error',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    const text = (await response.text()).slice(0, MOST_ANSWER)
    if (!response.ok) throw new Error(`the robot answered ${response.status}`)
    // It answers 200 to what it refuses, too.
    const { errcode } = Answer.parse(JSON.parse(text))
    if (errcode !== 0) throw new Error(`the robot refused the message: errcode ${errcode}`)
  }
}

/** As DingTalk documents it: HMAC-SHA256 of `timestamp\nsecret` with the secret, base64, in the query. */
function signed(url: string, at: { secret: string; timestamp: number }): string {
  const sign = createHmac('sha256', at.secret).update(`${at.timestamp}\n${at.secret}`).digest('base64')
  const address = new URL(url)
  address.searchParams.set('timestamp', String(at.timestamp))
  address.searchParams.set('sign', sign)
  return address.href
}
