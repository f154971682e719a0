import { setTimeout as sleep } from 'node:timers/promises'
import type { TakenAnswer } from '../../data/contract/rest.ts'
import type { Chance } from './chance.ts'
import { type DrillEvent, type Story, toWire } from './story.ts'

/** What became of a batch; `answer` is undefined where none came. */
export interface Sent {
  readonly events: readonly DrillEvent[]
  readonly answer: TakenAnswer | undefined
}

/** Sends events, in one of the two ways that a batch may be written. */
export async function post(
  events: readonly DrillEvent[],
  to: { url: string; token: string; asLines: boolean },
): Promise<Sent> {
  const wire = events.map(toWire)
  try {
    const response = await fetch(`${to.url}/api/events`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${to.token}`,
        'content-type': to.asLines ? 'application/x-ndjson' : 'application/cloudevents-batch+json',
      },
      body: to.asLines ? wire.map((e) => JSON.stringify(e)).join('\n') : JSON.stringify(wire),
    })
    // A refusal of the whole, e.g. while it is still loading, acknowledges nothing.
    const body: unknown = await response.json()
    return { events, answer: response.ok ? (body as TakenAnswer) : undefined } // as `POST /api/events` answers
  } catch {
    return { events, answer: undefined }
  }
}

/** Posts batches over two lanes until told to stop, and keeps what was acknowledged apart from what was not. */
export class Sender {
  readonly acknowledged: Sent[] = []
  readonly open: (readonly DrillEvent[])[] = []
  private readonly story: Story
  private readonly chance: Chance
  private stopped = false
  private lanes: Promise<void>[] = []
  private heard: (() => void) | undefined

  constructor(story: Story, chance: Chance) {
    this.story = story
    this.chance = chance
  }

  start(to: { url: string; token: string }): void {
    this.stopped = false
    this.lanes = [this.lane(to), this.lane(to)]
  }

  /** Resolves at the next acknowledgement. */
  nextAnswer(): Promise<void> {
    return new Promise((resolve) => {
      this.heard = resolve
    })
  }

  async stop(): Promise<void> {
    this.stopped = true
    await Promise.all(this.lanes)
  }

  private async lane(to: { url: string; token: string }): Promise<void> {
    const { chance, story } = this
    let fresh = story.batch(chance.whole(3, 60))
    while (!this.stopped) {
      // Sometimes part of what is on disk already comes once more among the new.
      const again = chance.happens(0.2) ? (this.acknowledged.at(-1)?.events.slice(0, 5) ?? []) : []
      const sent = await post([...again, ...fresh], { ...to, asLines: chance.happens(0.5) })
      if (sent.answer === undefined) {
        await sleep(20)
        continue
      }
      story.acknowledged(fresh)
      this.acknowledged.push({ events: fresh, answer: sent.answer })
      this.heard?.()
      fresh = story.batch(chance.whole(3, 60))
      await sleep(chance.whole(0, 25))
    }
    this.open.push(fresh)
  }
}
