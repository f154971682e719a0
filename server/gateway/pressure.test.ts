import { request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Health } from '../../data/contract/frames.ts'
import type { Batch, Taken } from '../engine/batch.ts'
import type { Engine } from '../engine/port.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'

const MEGABYTE = 1_048_576
const line = `${JSON.stringify({
  id: 'm-1',
  source: 'urn:test',
  type: 'meeting.held',
  subject: 'b',
  time: '2026-01-21T14:00:00Z',
  data: { form: 'theme-day', attended: 18, expected: 21, minutes: 90 },
})}\n`

/** A gateway before an engine whose `take` waits until it is told. */
async function openBlocked(env: Record<string, string> = {}) {
  const held: { batch: Batch; go: (taken: Taken) => void }[] = []
  const engine: Partial<Engine> = {
    take: (batch) => new Promise((go) => held.push({ batch, go })),
    close: async () => {},
  }
  const server = await openTestGateway({ engine: engine as Engine, env }) // only `take` is asked for
  const health = await server.slot.engine.health()
  const ready: Health = { ...health, status: 'ready', progress: null }
  server.slot.events.onHealth(ready)
  return { server, held }
}

const upload = (server: TestGateway, token = server.run.tokens?.source) =>
  request(`${server.gateway.url}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' },
  })

test('an engine that is slow makes the sender wait: the server takes in no more than a few slices', async () => {
  const { server, held } = await openBlocked()
  const req = upload(server)
  const answer = new Promise<{ accepted: number }>((resolve, reject) => {
    req.on('error', reject).on('response', (res) => {
      let text = ''
      res.on('data', (chunk) => {
        text += chunk
      })
      res.on('end', () => resolve(JSON.parse(text)))
    })
  })
  const megabyte = line.repeat(Math.ceil(MEGABYTE / line.length))
  for (let i = 0; i < 48; i++) req.write(megabyte)
  req.end()
  try {
    await sleep(700)
    expect(held.length).toBeLessThanOrEqual(8)
    // What has left the sender lies in the kernel's buffers and in those few slices.
    const sent = (req.socket?.bytesWritten ?? 0) - (req.socket?.writableLength ?? 0)
    expect(sent).toBeLessThan(24 * MEGABYTE)
    let settled = false
    const done = answer.finally(() => {
      settled = true
    })
    let events = 0
    while (!settled) {
      for (const { batch, go } of held.splice(0)) {
        events += batch.ids.length
        go({ accepted: batch.ids.length, duplicate: 0, held: 0, rejected: [], version: 1 })
      }
      await sleep(1)
    }
    expect((await done).accepted).toBe(events)
    expect(events).toBe(48 * Math.ceil(MEGABYTE / line.length))
  } finally {
    await server.close()
  }
})

test('a sender that falls silent is given up, and told what was taken', async () => {
  const { server, held } = await openBlocked({ YUNTU_UPLOAD_IDLE_SECONDS: '1' })
  const req = upload(server)
  const answer = new Promise<[number | undefined, string]>((resolve, reject) => {
    req.on('error', reject).on('response', (res) => {
      res.once('data', (chunk) => resolve([res.statusCode, String(chunk)]))
    })
  })
  req.write(line)
  try {
    await expect.poll(() => held.length).toBe(1)
    held[0]?.go({ accepted: 1, duplicate: 0, held: 0, rejected: [], version: 9 })
    const [status, body] = await answer
    expect(status).toBe(400)
    expect(JSON.parse(body)).toMatchObject({ code: 'bad-request', partial: { accepted: 1, version: 9 } })
  } finally {
    req.destroy()
    await server.close()
  }
})

test('a sender that may not send hears so in the middle of its upload, and is then cut off', async () => {
  const { server } = await openBlocked()
  const req = upload(server, 'foreign')
  const status = new Promise((resolve, reject) => {
    req.on('error', reject).on('response', (res) => resolve(res.resume().statusCode))
  })
  const gone = new Promise((resolve) => req.on('close', resolve))
  const more = setInterval(() => req.write(line.repeat(1_000)), 10)
  try {
    expect(await status).toBe(401)
    req.removeAllListeners('error').on('error', () => {})
    await gone
  } finally {
    clearInterval(more)
    await server.close()
  }
})
