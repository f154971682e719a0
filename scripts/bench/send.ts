import { readFileSync } from 'node:fs'
import { request } from 'node:http'
import type { TakenAnswer, ValuesAnswer } from '../../data/contract/rest.ts'

/** What a sender is told: the files, the server, and who it is. */
export interface SendOrder {
  readonly warm: string
  readonly file: string
  readonly url: string
  readonly pid: number
  readonly source: string
  readonly manager: string
}

export interface SendResult {
  /** Until the answer: everything is in the journal. */
  readonly ackMs: number
  /** Until a question of SQL at that version is answered: everything is in the ledger. */
  readonly ms: number
  /** User and system time of the server meanwhile, in ticks. */
  readonly cpuTicks: number
  readonly accepted: number
  /** The meetings that the ledger counts. */
  readonly counted: number
}

const CHUNK = 1 << 17

/**
 * Streams a file of events to a server as one request, and waits until the ledger has them; a first file before the
 * clock runs. A process of its own.
 */
async function send(order: SendOrder): Promise<SendResult> {
  await deliver(readFileSync(order.warm), order)
  const body = readFileSync(order.file)
  const cpu = ticksOf(order.pid)
  const started = performance.now()
  const { answer, ackMs, counted } = await deliver(body, order)
  const ms = performance.now() - started
  return { ackMs, ms, cpuTicks: ticksOf(order.pid) - cpu, accepted: answer.accepted, counted }
}

async function deliver(body: Buffer, order: SendOrder) {
  const started = performance.now()
  const answer = (await post(body, order)) as TakenAnswer // as `POST /api/events` answers
  const ackMs = performance.now() - started
  const query = `scope=root&metric=meetings-year&version=${answer.version}`
  const response = await fetch(`${order.url}/api/values?${query}`, {
    headers: { authorization: `Bearer ${order.manager}` },
  })
  const values = (await response.json()) as ValuesAnswer // as `GET /api/values` answers
  return { answer, ackMs, counted: values.values[0]?.value ?? 0 }
}

/** User and system time of a process and all its threads. */
function ticksOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ')
  return Number(fields[11]) + Number(fields[12])
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
