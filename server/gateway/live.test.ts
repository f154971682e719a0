import { setTimeout as sleep } from 'node:timers/promises'
import type { Socket } from 'socket.io-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Frame, FullFrame, Health } from '../../data/contract/frames.ts'
import { ROLES } from '../../data/contract/roles.ts'
import { MATRIX, mayDo } from '../access/policy.ts'
import type { Engine, Room } from '../engine/port.ts'
import { connected, openLive, openTestGateway, subscribe, type TestGateway, untilQuiet } from '../testing/gateway.ts'
import { toRoom } from './feed.ts'
import { kindsAnswer } from './kinds.ts'
import { HANDSHAKE, MESSAGES } from './messages.ts'

const examples = kindsAnswer().kinds.flatMap((kind) => kind.examples)
const meeting = examples.find((each) => each.type === 'meeting.held')
let server: TestGateway
let next = 0

beforeAll(async () => {
  server = await openTestGateway()
  await server.send(examples)
  // From here on nothing comes but what a test sends.
  await meet()
  await untilQuiet(server)
}, 60_000)
afterAll(() => server.close())

/** Sends a meeting of today and says the version that has it. */
async function meet(): Promise<number> {
  const time = new Date(Date.now() - 1_000).toISOString()
  const answer = await (await server.send([{ ...meeting, id: `live-${next++}`, time }])).json()
  return (answer as { version: number }).version
}

async function watch(socket: Socket, request: Record<string, unknown> = {}): Promise<Frame> {
  const reply = await subscribe(socket, { scope: 'root', view: 'overview', rate: 10, ...request })
  if (!reply.ok) throw new Error(reply.problem.code)
  return reply.value
}

async function refusal(socket: Socket, request: Record<string, unknown>): Promise<string> {
  const reply = await subscribe(socket, request)
  return reply.ok ? 'let in' : reply.problem.code
}

const applied = (cells: FullFrame['cells'], frame: Frame): FullFrame['cells'] => {
  const merged = { ...cells }
  for (const [metric, values] of Object.entries(frame.cells)) merged[metric] = { ...merged[metric], ...values }
  return merged
}

describe('a screen', () => {
  test('gets the whole, then deltas that fit one another, and ends with what a newcomer gets', async () => {
    const socket = await server.connect('manager')
    let state = await watch(socket)
    expect(state).toMatchObject({ kind: 'full' })
    let cells = state.cells
    const gaps: unknown[] = []
    socket.on('delta', (frame: Frame) => {
      if (frame.kind === 'delta' && frame.from !== state.version) gaps.push(frame)
      state = frame
      cells = frame.kind === 'full' ? frame.cells : applied(cells, frame)
    })
    let version = 0
    for (let i = 0; i < 5; i++) {
      version = await meet()
      await sleep(120)
    }
    await expect.poll(() => state.version).toBe(version)
    expect(gaps).toEqual([])
    const newcomer = await watch(await server.connect('leader'))
    expect(newcomer).toMatchObject({ kind: 'full', version })
    expect(cells).toEqual(newcomer.cells)
  })

  test('that comes back gets only what it missed, in one frame; from another epoch, the whole', async () => {
    const steady = await server.connect('wall')
    await watch(steady)
    const first = await server.connect('wall')
    const before = await watch(first)
    first.disconnect()
    for (let i = 0; i < 3; i++) {
      await meet()
      await sleep(150)
    }
    const back = await server.connect('wall')
    const missed = await watch(back, { epoch: before.epoch, version: before.version })
    expect(missed).toMatchObject({ kind: 'delta', from: before.version })
    const whole = await watch(await server.connect('wall'), { epoch: 'another', version: before.version })
    expect(whole.kind).toBe('full')
    expect(applied(before.cells, missed)).toEqual(whole.cells)
    expect(JSON.stringify(missed.cells).length).toBeLessThan(JSON.stringify(whole.cells).length / 3)
  })

  test('watches one view: a later subscribe takes the place of the one before', async () => {
    const socket = await server.connect('manager')
    await watch(socket)
    const own = await watch(socket, { scope: '330106001', view: { metrics: ['meetings-today'] } })
    expect(Object.keys(own.cells)).toEqual(['meetings-today'])
    const seen: Frame[] = []
    socket.on('delta', (frame: Frame) => seen.push(frame))
    const version = await meet()
    await expect.poll(() => seen.at(-1)?.version).toBe(version)
    for (const frame of seen) expect(Object.keys(frame.cells)).toEqual(['meetings-today'])
  })

  test('hears how the server is, at once', async () => {
    const socket = openLive(server.gateway.url, { token: server.run.tokens?.admin })
    const health = new Promise<Health>((resolve) => socket.once('health', resolve))
    await connected(socket)
    expect(await health).toMatchObject({ status: 'ready', demo: false, loading: null })
    socket.disconnect()
  })
})

describe('the door of the feed', () => {
  const reason = (auth: Record<string, unknown>, headers: Record<string, string> = {}) => {
    const socket = openLive(server.gateway.url, auth, headers)
    return connected(socket).then(
      () => {
        socket.disconnect()
        return 'let in'
      },
      (error) => error.data?.code ?? error.message,
    )
  }

  test('every message a client may send stands in the matrix, and other roles are refused', async () => {
    for (const action of [HANDSHAKE, ...Object.values(MESSAGES)]) expect(MATRIX[action]).toBeDefined()
    for (const role of ROLES) {
      const token = server.run.tokens?.[role]
      expect([role, await reason({ token })]).toEqual([role, mayDo(role, HANDSHAKE) ? 'let in' : 'forbidden'])
      if (!mayDo(role, HANDSHAKE)) continue
      const socket = await server.connect(role)
      const scope = role === 'secretary' || role === 'member' ? '330106001001' : 'root'
      const request = { scope, view: 'overview', rate: 1 }
      expect([role, await refusal(socket, request)]).toEqual([
        role,
        mayDo(role, MESSAGES.subscribe) ? 'let in' : 'forbidden',
      ])
    }
  })

  test('nobody without a token, with a foreign one, or from a foreign page comes in', async () => {
    expect(await reason({})).toBe('unauthorized')
    expect(await reason({ token: 'foreign' })).toBe('unauthorized')
    expect(await reason({ token: 7 })).toBe('unauthorized')
    const token = server.run.tokens?.wall
    expect(await reason({ token }, { origin: 'https://evil.example' })).not.toBe('let in')
    expect(await reason({ token }, { host: 'evil.example' })).not.toBe('let in')
    expect(await reason({ token }, { origin: server.gateway.url })).toBe('let in')
  })

  test('a cookie counts only together with our own page, and no longer when its session ends', async () => {
    const { secret, actor } = server.access.open(server.run.links.wall.split('#link=')[1] ?? '')
    const cookie = `yuntu-session=${secret}`
    expect(await reason({}, { cookie })).toBe('unauthorized')
    const socket = openLive(server.gateway.url, {}, { cookie, origin: server.gateway.url })
    await connected(socket)
    const gone = new Promise((resolve) => socket.once('disconnect', resolve))
    server.access.end(actor.id)
    await gone
    expect(await reason({}, { cookie, origin: server.gateway.url })).toBe('unauthorized')
  })

  test('other organisations, wrong and too many requests are refused', async () => {
    const socket = await server.connect('secretary')
    expect(await refusal(socket, { scope: 'root', view: 'overview' })).toBe('forbidden')
    expect(await refusal(socket, { scope: 'nowhere', view: 'overview' })).toBe('forbidden')
    expect(await refusal(socket, { scope: '330106001001', view: 'overview', rate: 60 })).toBe('bad-request')
    expect(await refusal(socket, { scope: '330106001001', view: 'everything' })).toBe('bad-request')
    const manager = await server.connect('manager')
    expect(await refusal(manager, { scope: 'nowhere', view: 'overview' })).toBe('scope-unknown')
    expect(await refusal(manager, { scope: 'root', view: { metrics: ['nope'] } })).toBe('metric-unknown')
    const replies: string[] = []
    for (let i = 0; i < 25; i++) replies.push(await refusal(manager, {}))
    for (let i = 0; i < 25; i++) replies.push(await refusal(manager, { scope: 'root', view: 'overview' }))
    expect(replies).toContain('too-many')
  })
})

test('an organisation that leaves one’s scope is no longer shown', async () => {
  const moving = await openTestGateway({ branch: '330106001', live: { recheckMs: 50 } })
  try {
    await moving.send(examples.filter((each) => each.type === 'org.founded'))
    const [moved] = examples.filter((each) => each.type === 'org.moved')
    const socket = await moving.connect('secretary')
    await watch(socket, { scope: moved?.subject })
    await sleep(150)
    expect(socket.connected).toBe(true)
    await moving.send([moved])
    await expect.poll(() => socket.connected).toBe(false)
    expect(await refusal(await moving.connect('secretary'), { scope: moved?.subject, view: 'overview' })).toBe(
      'forbidden',
    )
  } finally {
    await moving.close()
  }
})

test('a room is the same however it is written, and never faster than asked', () => {
  const view = { metrics: ['b', 'a', 'b'] }
  expect(toRoom({ scope: 'root', view, rate: 4 })).toEqual(
    toRoom({ scope: 'root', view: { metrics: ['a', 'b'] }, rate: 2 }),
  )
  expect(toRoom({ scope: 'root', view, rate: 4 }).rate).toBe(2)
  expect(toRoom({ scope: 'root', view, rate: 0.1 }).key).not.toBe(toRoom({ scope: 'x', view, rate: 0.1 }).key)
})

test('a frame is encoded once, however many screens are in the room', async () => {
  const rooms: Room[] = []
  const busy = await openTestGateway({ engine: null })
  busy.slot.fill(fakeEngine(busy, rooms))
  try {
    let version = 0
    const readsWith = async (screens: number) => {
      const sockets = await Promise.all(Array.from({ length: screens }, () => busy.connect('wall')))
      for (const socket of sockets) await watch(socket)
      const all = Promise.all(sockets.map((socket) => new Promise((resolve) => socket.once('delta', resolve))))
      let reads = 0
      const cells = Object.defineProperty({}, 'members', {
        enumerable: true,
        get: () => {
          reads++
          return { root: version }
        },
      })
      version++
      busy.slot.events.onFrame(rooms[0]?.key ?? '', { ...META, kind: 'delta', from: version - 1, version, cells })
      expect(await all).toEqual(
        sockets.map(() => expect.objectContaining({ version, cells: { members: { root: version } } })),
      )
      for (const socket of sockets) socket.disconnect()
      return reads
    }
    expect(await readsWith(12)).toBe(await readsWith(1))
  } finally {
    await busy.close()
  }
})

test('one that stops reading is cut, and the others go on', async () => {
  const rooms: Room[] = []
  const busy = await openTestGateway({
    engine: null,
    live: { sweepMs: 50, backlogBytes: 200_000, feed: { idleMs: 100 } },
  })
  const events = busy.slot.events
  busy.slot.fill(fakeEngine(busy, rooms))
  const unwatched = () => rooms.length === 0
  try {
    const stopped = await busy.connect('wall')
    const reading = await busy.connect('wall')
    for (const socket of [stopped, reading]) await watch(socket)
    const key = rooms[0]?.key ?? ''
    expect(rooms).toHaveLength(1)
    // Its kernel buffers fill up; the rest waits in the server.
    rawOf(stopped).pause()
    let received = 0
    reading.on('delta', () => received++)
    const cells = { members: Object.fromEntries(Array.from({ length: 4_000 }, (_, i) => [`org-${i}`, i])) }
    for (let version = 1; version <= 300; version++) {
      events.onFrame(key, { ...META, kind: 'delta', from: version - 1, version, cells })
      await sleep(2)
    }
    await expect.poll(() => received).toBe(300)
    const metrics = await (await busy.ask('/metrics', 'admin')).text()
    expect(metrics).toMatch(/yuntu_sockets_cut_total\{reason="slow"\} 1\n/)
    expect(metrics).toMatch(/yuntu_sockets 1\n/)
    expect(reading.connected).toBe(true)
    reading.disconnect()
    await expect.poll(unwatched).toBe(true)
  } finally {
    await busy.close()
  }
})

const META = { epoch: 'e', day: '2026-11-23', dataTime: null, ribbon: [] }

/** An engine that does what the feed asks of it, and no more. */
function fakeEngine(at: TestGateway, watched: Room[]): Engine {
  const engine: Partial<Engine> = {
    watch: async (room) => {
      watched.push(room)
      at.slot.events.onFrame(room.key, { ...META, kind: 'full', version: 0, cells: {} })
    },
    unwatch: async () => void watched.pop(),
    gauges: async () => ({}),
    close: async () => {},
  }
  return engine as Engine // what the feed asks for
}

/** The TCP socket under a client, so that it can stop reading as a stopped machine would. */
function rawOf(socket: Socket): { pause(): void } {
  const engine = socket.io.engine as unknown as { transport: { ws: { _socket: { pause(): void } } } }
  return engine.transport.ws._socket
}
