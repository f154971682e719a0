import type { Server as HttpServer } from 'node:http'
import { Server } from 'socket.io'
import { ConductAsk, StageAsk } from '../../data/contract/conduct.ts'
import { type Frame, type Health, Subscribe } from '../../data/contract/frames.ts'
import { Problem, toProblem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { ScreenReport } from '../../data/contract/screens.ts'
import type { WallNews } from '../../data/contract/wall.ts'
import type { Access } from '../access/access.ts'
import { mayDo, permit } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import type { Log } from '../ops/log.ts'
import { answer } from './answer.ts'
import type { Conducts } from './conduct.ts'
import { Feed, type FeedLimits, toRoom } from './feed.ts'
import type { Guard } from './guard.ts'
import { identify } from './identity.ts'
import { CREDIT, HANDSHAKE, type Io, type LiveSocket, MESSAGES, spend } from './messages.ts'
import type { Counters } from './operate.ts'
import type { Screens } from './screens.ts'
import { backlogOf, cut } from './slow.ts'

export interface LiveLimits {
  readonly sockets: number
  /** Unsent bytes or frames at which a socket is cut. */
  readonly backlogBytes: number
  readonly backlogFrames: number
  readonly sweepMs: number
  readonly healthMs: number
  readonly recheckMs: number
  readonly feed: Partial<FeedLimits>
}

export const LIVE_LIMITS: LiveLimits = {
  sockets: 10_000,
  backlogBytes: 1_048_576,
  backlogFrames: 120,
  sweepMs: 1_000,
  healthMs: 5_000,
  recheckMs: 60_000,
  feed: {},
}

export interface Live {
  onFrame(key: string, frame: Frame): void
  onHealth(health: Health): void
  /** Tells every page what the walls are to know. */
  tellWalls(): void
  close(): Promise<void>
}

/**
 * The live feed's socket: who may connect, `subscribe`, and the end of those who cannot keep up.
 *
 * One subscription a socket: a later one takes the place of the one before. A frame is encoded once a room: Socket.IO
 * prepares one WebSocket frame for a broadcast of plain JSON as long as nothing compresses it.
 */
export function attachLive(
  server: HttpServer,
  parts: {
    engine: Engine
    access: Access
    guard: Guard
    log: Log
    counters: Counters
    limits: LiveLimits
    screens: Screens
    conducts: Conducts
    news: () => WallNews
  },
): Live {
  const { engine, access, guard, log, counters, limits, screens, conducts, news } = parts
  const within = engine.within.bind(engine)
  const io: Io = new Server(server, {
    path: '/live',
    serveClient: false,
    transports: ['websocket'],
    perMessageDeflate: false,
    httpCompression: false,
    maxHttpBufferSize: 16_384,
    pingInterval: 10_000,
    pingTimeout: 8_000,
    connectTimeout: 10_000,
    allowRequest: (req, decide) => {
      try {
        guard.checkHost(req)
        if (guard.originOf(req) === 'foreign') throw new Problem('forbidden')
        if (io.engine.clientsCount >= limits.sockets) throw new Problem('too-many')
        decide(null, true)
      } catch (error) {
        decide(toProblem(error).code, false)
      }
    },
  })
  const { adapter } = io.of('/')
  const feed = new Feed({
    engine,
    isWatched: (key) => adapter.rooms.has(key),
    broadcast: (key, frame) => {
      counters.frames.inc()
      io.to(key).emit('delta', frame)
    },
    onError: (error) => log.error({ err: error }, 'feed'),
    limits: limits.feed,
  })
  adapter.on('delete-room', (key: string) => feed.left(key))

  io.use((socket, next) => {
    const found = actorOf(socket, { access, guard })
    permit(found, HANDSHAKE)
      .then(() => {
        if (!found) throw new Problem('unauthorized')
        socket.data.actor = found
        socket.data.asked = 0
        socket.data.credit = CREDIT
        next()
      })
      .catch((error) => next(toConnectError(error)))
  })

  let health: Health | undefined
  io.on('connection', (socket) => {
    counters.sockets.set(io.engine.clientsCount)
    if (health) socket.emit('health', health)
    const subscribe = (request: Subscribe) => join(socket, { request, feed, within })
    socket.on('subscribe', answer(Subscribe, { log, handle: subscribe }))
    socket.on('report', answer(ScreenReport, { log, handle: (report) => hear(socket, { ...parts, report }) }))
    listenToConducting(socket, { conducts, log })
    // Whatever way it ends, no half-closed connection keeps its queue.
    socket.conn.on('close', () => cut(socket.conn))
    socket.on('disconnect', () => {
      counters.sockets.set(io.engine.clientsCount)
      screens.left(socket.id)
    })
  })

  access.onEnded((actorId) => {
    conducts.left(actorId)
    for (const socket of io.of('/').sockets.values()) if (socket.data.actor.id === actorId) socket.disconnect(true)
  })

  screens.send = (id, order) => io.of('/').sockets.get(id)?.emit('order', order) ?? false

  const socketsOf = (session: string) =>
    [...io.of('/').sockets.values()].filter(({ data }) => data.actor.id === session)
  conducts.line = {
    act: (id, act) => io.of('/').sockets.get(id)?.emit('act', act) ?? false,
    tellScreen: (id, now) => void io.of('/').sockets.get(id)?.emit('conducting', now),
    tellPhone: (session, now) => {
      for (const socket of socketsOf(session)) socket.emit('conducting', now)
    },
  }

  const tellHealth = async () => {
    health = await engine.health()
    io.emit('health', health)
  }
  const timers = [
    setInterval(() => void tellHealth(), limits.healthMs),
    setInterval(() => sweep(io, { limits, counters }), limits.sweepMs),
    setInterval(() => conducts.tick(), limits.sweepMs),
    setInterval(() => void recheck(io, { access, within, log }), limits.recheckMs),
  ]
  void tellHealth()

  return {
    onFrame: (key, frame) => feed.take(key, frame),
    onHealth: (now) => {
      const isNews = !health || differs(health, now)
      health = now
      if (isNews) io.emit('health', now)
    },
    tellWalls: () => void io.emit('wall', news()),
    async close() {
      for (const timer of timers) clearInterval(timer)
      feed.close()
      io.disconnectSockets(true)
      await io.close()
    },
  }
}

async function join(
  socket: LiveSocket,
  at: { request: Subscribe; feed: Feed; within: Engine['within'] },
): Promise<Frame> {
  const { request, feed, within } = at
  spend(socket)
  const mine = ++socket.data.asked
  const room = toRoom({ ...request, isPublic: !mayDo(socket.data.actor.role, 'people.read') })
  const before = socket.data.room
  if (before && before.key !== room.key) {
    delete socket.data.room
    void socket.leave(before.key)
  }
  await permit(socket.data.actor, MESSAGES.subscribe, { code: request.scope, within })
  await feed.open(room)
  if (mine !== socket.data.asked || !socket.connected) throw new Problem('bad-request', '已有更新的订阅')
  // From here to the answer is one turn: no delta can come between the frame and the room.
  const frame = feed.since(room.key, request)
  void socket.join(room.key)
  socket.data.room = { key: room.key, scope: room.scope }
  return frame
}

/** What a screen says of itself; where it says it is, it must be allowed to be. Answered with what walls are to know. */
async function hear(
  socket: LiveSocket,
  at: { report: ScreenReport; screens: Screens; conducts: Conducts; engine: Engine; news: () => WallNews },
): Promise<WallNews> {
  spend(socket)
  const { actor } = socket.data
  const within = at.engine.within.bind(at.engine)
  await permit(actor, MESSAGES.report, { code: at.report.scope, within })
  // A page that is new here, also after a restart, is told how it is conducted.
  if (socket.connected && at.screens.report({ actor, socket: socket.id, report: at.report }))
    at.conducts.greet(socket.id)
  return at.news()
}

/** What walls and phones say of conducting. */
function listenToConducting(socket: LiveSocket, at: { conducts: Conducts; log: Log }): void {
  const { conducts, log } = at
  const { actor } = socket.data
  const letIn = (message: 'stage' | 'conduct') => {
    spend(socket)
    return permit(actor, MESSAGES[message])
  }
  socket.on(
    'stage',
    answer(StageAsk, { log, handle: (ask) => letIn('stage').then(() => conducts.stage(socket.id, ask)) }),
  )
  socket.on(
    'conduct',
    answer(ConductAsk, { log, handle: (ask) => letIn('conduct').then(() => conducts.conduct(actor, ask)) }),
  )
}

/** A token in the handshake speaks for itself; a cookie only together with our own page's origin. */
function actorOf(socket: LiveSocket, at: { access: Access; guard: Guard }): Actor | undefined {
  const { token } = socket.handshake.auth
  if (token !== undefined) return typeof token === 'string' ? at.access.byBearer(token) : undefined
  const identity = identify(socket.request, at.access)
  if (identity?.by === 'cookie' && at.guard.originOf(socket.request) !== 'same') return undefined
  return identity?.actor
}

function toConnectError(error: unknown): Error {
  const problem = toProblem(error)
  return Object.assign(new Error(problem.code), { data: problem.toBody() })
}

/** Cuts who cannot keep up: newest state only, and bounded memory, for everybody. */
function sweep(io: Io, at: { limits: LiveLimits; counters: Counters }): void {
  for (const socket of io.of('/').sockets.values()) {
    socket.data.credit = Math.min(CREDIT, socket.data.credit + 1)
    const { bytes, frames } = backlogOf(socket.conn)
    if (bytes <= at.limits.backlogBytes && frames <= at.limits.backlogFrames) continue
    at.counters.cut.inc({ reason: 'slow' })
    cut(socket.conn)
  }
}

/** Grants and the tree may have changed since the subscription. */
async function recheck(io: Io, at: { access: Access; within: Engine['within']; log: Log }): Promise<void> {
  for (const socket of [...io.of('/').sockets.values()]) {
    const { actor, room } = socket.data
    try {
      if (!at.access.isStillIn(actor)) throw new Problem('unauthorized')
      if (room) await permit(actor, MESSAGES.subscribe, { code: room.scope, within: at.within })
    } catch (error) {
      // Coming back it is told why.
      if (toProblem(error).code !== 'internal') socket.disconnect(true)
      else at.log.error({ err: error }, 'recheck')
    }
  }
}

function differs(a: Health, b: Health): boolean {
  return (
    a.status !== b.status ||
    a.epoch !== b.epoch ||
    a.progress?.label !== b.progress?.label ||
    Math.floor((a.progress?.done ?? 0) * 100) !== Math.floor((b.progress?.done ?? 0) * 100) ||
    a.reconciler.differences !== b.reconciler.differences ||
    a.loading?.stage !== b.loading?.stage ||
    permille(a.loading) !== permille(b.loading) ||
    a.held !== b.held ||
    a.rejected !== b.rejected
  )
}

/** A load is told of by its thousandth part, about as often as a screen may repaint. */
function permille(loading: Health['loading']): number {
  return loading && loading.total > 0 ? Math.floor((loading.done / loading.total) * 1_000) : 0
}
