import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { TakenAnswer, ValuesAnswer } from '../../data/contract/rest.ts'

/** What a sender is told: the file, the server, and who it is. */
export interface SendOrder {
  readonly file: string
  readonly url: string
  readonly source: string
  readonly manager: string
}

export interface SendResult {
  /** Until the answer: everything is in the journal. */
  readonly ackMs: number
  /** Until a question of SQL at that version is answered: everything is in the ledger. */
  readonly ms: number
  readonly accepted: number
  /** The meetings that the ledger counts. */
  readonly counted: number
}

const CHUNK = 1 << 17

/** Streams a file of events to a server as one request, and waits until the ledger has them. A process of its own. */
async function send(order: SendOrder): Promise<SendResult> {
  const body = readFileSync(order.file)
  const started = performance.now()
  const answer = (await post(body, order)) as TakenAnswer // as `POST /api/events` answers
  const ackMs = performance.now() - started
  const query = `scope=root&metric=meetings-year&version=${answer.version}`
  const response = await fetch(`${order.url}/api/values?${query}`, {
    headers: { authorization: `Bearer ${order.manager}` },
  })
  const values = (await response.json()) as ValuesAnswer // as `GET /api/values` answers
  return { ackMs, ms: performance.now() - started, accepted: answer.accepted, counted: values.values[0]?.value ?? 0 }
}

function post(body: Buffer, order: SendOrder): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${order.source}`, 'content-type': 'application/x-ndjson' }
    const req = request(`${order.url}/api/events`, { method: 'POST', headers }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => resolve(JSON.parse(Buffer.concat(parts).toString('utf8'))))
    })
    req.on('error', reject)
    let from = 0
    const more = () => {
      while (from < body.length) {
        const isTaken = req.write(body.subarray(from, from + CHUNK))
        from += CHUNK
        if (!isTaken) {
          req.once('drain', more)
          return
        }
      }
      req.end()
    }
    more()
  })
}

const order = JSON.parse(process.argv[2] ?? '{}') as SendOrder // from the bench that started this
console.log(JSON.stringify(await send(order)))
