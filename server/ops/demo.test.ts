import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import type { ValuesAnswer } from '../../data/contract/rest.ts'
import { dayStart, formatInstant, fromCalendar, parseInstant } from '../../data/language/time.ts'
import { openPopulation, type SimulatedEvent } from '../../data/scenes/organisation/simulate/timeline.ts'
import { cityTimeline } from '../../data/scenes/simulate.ts'
import { emptyFolder } from '../testing/engine.ts'
import { openTestGateway } from '../testing/gateway.ts'
import { startDemo } from './demo.ts'
import { drive } from './demo-drive.ts'
import { openDemoFile, readDemoFile } from './demo-folder.ts'
import { type Answer, patient, type Upload, UploadRefused, uploadTo } from './demo-upload.ts'

const openingDay = fromCalendar(2026, 8, 10)
const START = dayStart(fromCalendar(2026, 9, 1)) + 10 * 3_600_000
const options = { seed: 5, size: 'small', openingDay } as const
const TAKEN: Answer = { accepted: 0, duplicate: 0, held: 0, rejected: [] }

const closers: (() => unknown)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** What an unbroken run would have sent by then. */
function expectedIds(until: number): string[] {
  const ids: string[] = []
  for (const event of cityTimeline(openPopulation(options))) {
    if (event.ts > until) return ids
    ids.push(event.id)
  }
  return ids
}

const parse = (line: string): SimulatedEvent => JSON.parse(line)

test('sends the past at once, then each event when its time has come and not before', async () => {
  let now = START
  const sent: { id: string; time: string; now: number }[] = []
  const upload: Upload = async (lines) => {
    for (const { id, time } of lines.map(parse)) sent.push({ id, time, now })
    return TAKEN
  }
  const stop = new Error('enough')
  const sleep = async (ms: number) => {
    expect(ms).toBeLessThanOrEqual(30_000)
    now += Math.max(ms, 1)
    if (now > START + 3_600_000) throw stop
  }
  const steps: string[] = []
  const quiet = { onSent: () => {}, onRejected: () => {}, until: 'live' } as const
  const running = drive({
    ...quiet,
    city: openPopulation(options),
    after: null,
    upload,
    now: () => now,
    sleep,
    onProgress: ({ done, total, label }) => {
      expect(done).toBeLessThanOrEqual(total)
      if (steps.at(-1) !== label) steps.push(label)
    },
  })
  await expect(running).rejects.toBe(stop)
  expect(sent.map(({ id }) => id)).toEqual(expectedIds(START + 3_600_000))
  expect(sent.filter((event) => event.now > START).length).toBeGreaterThan(10)
  for (const event of sent) expect((parseInstant(event.time) ?? 0) <= event.now).toBe(true)
  for (const event of sent.filter((each) => each.now > START))
    expect(event.now - (parseInstant(event.time) ?? 0)).toBeLessThan(1_000)
  // The opening of a small city is done within the first batch.
  expect(steps).toEqual(['历史数据', '实时'])
})

test('an interrupted load goes on from its checkpoint and leaves nothing out', async () => {
  const seen = new Set<string>()
  let after: number | null = null
  let count = 0
  const upload: Upload = async (lines) => {
    // The second batch arrives, but the acknowledgement does not.
    for (const { id } of lines.map(parse)) seen.add(id)
    if (++count === 2) throw new Error('power cut')
    return TAKEN
  }
  const load = () =>
    drive({
      city: openPopulation(options),
      after,
      upload,
      now: () => START,
      sleep: async () => {},
      onSent: (upTo) => {
        after = upTo
      },
      onProgress: () => {},
      onRejected: () => {},
      until: 'history',
    })
  await load().catch(() => {})
  await load()
  expect([...seen].sort()).toEqual(expectedIds(START).sort())
})

test('a server that is away is waited for, one that refuses ends it', async () => {
  const answers = [503, 429, 200]
  const server: Server = createServer((req, res) => {
    req.resume().on('end', () => {
      res.statusCode = answers.shift() ?? 401
      res.end(JSON.stringify(TAKEN))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  closers.push(() => server.close())
  const { port } = server.address() as AddressInfo // listening on TCP
  const waits: number[] = []
  const sleep = async (ms: number) => void waits.push(ms)
  const upload = patient(uploadTo({ url: `http://127.0.0.1:${port}`, token: 't' }), {
    sleep,
    onWait: () => {},
  })
  expect(await upload(['{}'])).toEqual(TAKEN)
  expect(waits).toEqual([250, 500])
  await expect(upload(['{}'])).rejects.toThrow(UploadRefused)
})

test('a folder keeps the city it began with, and refuses another size', () => {
  const folder = emptyFolder()
  const first = openDemoFile(folder, { size: 'small', today: fromCalendar(2026, 11, 23) })
  expect(first).toMatchObject({ opening: '2025-10-23', size: 'small', sentUpTo: null })
  expect(openDemoFile(folder, { size: 'small', today: fromCalendar(2027, 5, 1) })).toEqual(first)
  expect(() => openDemoFile(folder, { size: 'hangzhou', today: fromCalendar(2026, 11, 23) })).toThrow('YUNTU_DATA')
})

test('a server with the small demonstration gets the whole city, and nothing of it is refused or held', async () => {
  const server = await openTestGateway({ env: { YUNTU_MAX_UPLOADS: '4' } })
  closers.push(() => server.close())
  const labels: string[] = []
  let arrive = () => {}
  const live = new Promise<void>((resolve) => {
    arrive = resolve
  })
  const demo = await startDemo({
    size: 'small',
    dataFolder: server.folder,
    url: server.gateway.url,
    token: server.run.tokens?.source ?? '',
    ownersToken: server.run.tokens?.leader ?? '',
    onProgress: ({ label }) => {
      labels.push(label)
      if (label === '实时') arrive()
    },
  })
  closers.unshift(() => demo.stop())
  const { opening, branch } = demo.info()
  expect(branch).toMatch(/^\d{6,24}$/)
  await live
  const values = async (query: string) => {
    const answer = await server.ask(`/api/values?scope=root&${query}`, 'analyst')
    const body = (await answer.json()) as ValuesAnswer // the route's own type
    return Object.fromEntries(body.values.map(({ metric, value }) => [metric, value]))
  }
  expect(await values(`metric=members&metric=orgs&metric=members-women&at=${opening}`)).toEqual({
    members: 7_867,
    orgs: 449,
    'members-women': 3_003,
  })
  expect(await values('metric=members-residual')).toEqual({ 'members-residual': 0 })
  // Owners have looked at what they owe: some of what rules opened is taken up.
  const takenUp = async () => (await values('metric=supervision-stage-working'))['supervision-stage-working']
  await expect.poll(takenUp, { timeout: 30_000 }).toBeGreaterThan(8)
  const health = await server.slot.engine.health()
  expect({ held: health.held, rejected: health.rejected }).toEqual({ held: 0, rejected: 0 })
  const upTo = parseInstant(readDemoFile(server.folder)?.sentUpTo ?? '') ?? 0
  expect(upTo).toBeLessThanOrEqual(Date.now())
  expect(formatInstant(upTo) > opening).toBe(true)
  await demo.stop()
}, 240_000)
