import { setTimeout as sleep } from 'node:timers/promises'
import { formatInstant } from '../../data/language/time.ts'

/** Who sends, and to whom; where the events happen is given, since the tree is the bench's. */
export interface FeedOrder {
  readonly url: string
  readonly token: string
  readonly subjects: readonly string[]
}

/** How fast from now on: so many events a second, null: as fast as it is taken, 0: not at all. */
export type FeedWish = number | null

/** What was taken since the last wish. */
export interface FeedResult {
  readonly accepted: number
  readonly seconds: number
}

const BATCH = 1_000
const IN_FLIGHT = 4
const SOURCE = 'urn:yuntu:bench'

/** Sends meetings of today, until it is told otherwise; a process of its own, as every source is. */
function feed({ url, token, subjects }: FeedOrder) {
  let next = 0
  let accepted = 0
  const body = () => {
    const time = formatInstant(Date.now() - 1_000)
    const lines: string[] = []
    for (let i = 0; i < BATCH; i++, next++)
      lines.push(
        `{"specversion":"1.0","id":"n${String(next).padStart(10, '0')}","source":"${SOURCE}","type":"meeting.held","subject":"${subjects[next % subjects.length]}","time":"${time}","data":{"form":"theme-day","attended":12,"expected":20,"minutes":60}}`,
      )
    return lines.join('\n')
  }
  const send = async () => {
    const response = await fetch(`${url}/api/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
      body: body(),
    })
    const answer = (await response.json()) as { accepted?: number } // as `POST /api/events` answers
    if (answer.accepted !== BATCH) throw new Error(`${JSON.stringify(answer).slice(0, 300)}`)
    accepted += BATCH
  }
  let stop = async (): Promise<FeedResult> => ({ accepted: 0, seconds: 0 })
  return async (wish: FeedWish): Promise<FeedResult> => {
    const result = await stop()
    if (wish !== 0) stop = begin(wish)
    else stop = async () => ({ accepted: 0, seconds: 0 })
    return result
  }

  function begin(wish: FeedWish): () => Promise<FeedResult> {
    const began = performance.now()
    let isOver = false
    let due = 0
    accepted = 0
    const sender = async () => {
      while (!isOver) {
        // The clock says when the next batch is due, whatever became of the last ones.
        const wait = wish === null ? 0 : began + (due++ * BATCH * 1_000) / wish - performance.now()
        if (wait > 0) await sleep(wait)
        if (!isOver) await send()
      }
    }
    const senders = Promise.all(Array.from({ length: IN_FLIGHT }, sender))
    return async () => {
      isOver = true
      const seconds = (performance.now() - began) / 1_000
      const result = { accepted, seconds }
      await senders
      return result
    }
  }
}

process.once('message', (order: FeedOrder) => {
  const wish = feed(order)
  process.on('message', (each: FeedWish) => void wish(each).then((result) => process.send?.(result)))
  process.send?.('ready')
})
