import { createServer, request } from 'node:http'
import { Server as Io, type Socket } from 'socket.io'
import { io as connect } from 'socket.io-client'
import type { Cells } from '../../data/contract/cells.ts'
import type { Frame, FrameMeta, Reply, Subscribe } from '../../data/contract/frames.ts'
import type { ScreenReport } from '../../data/contract/screens.ts'
import type { WallNews } from '../../data/contract/wall.ts'
import type { LiveSocket } from '../feed/socket.ts'
import type { Server } from './support.ts'

/**
 * A line between a page and its server on which frames may come as fast as the page takes them, and which may be cut.
 *
 * Pages and answers are the server's own, and so is the first frame of a scope; the deltas after it are made here,
 * in the server's form, by a rule.
 */
export interface Relay {
  readonly origin: string
  /** Sends frames to the page, one after the other; resolves with the version of the last. */
  send(frames: number, cellsOfEach: number): number
  /** Ends the page's link as a broken line would; what is sent meanwhile it has to make good. */
  cut(): void
  /** What the page ought to hold of its scope. */
  held(): { scope: string; cells: Cells }
  close(): Promise<void>
}

const PING_MS = 1_000
/** A report is passed on no more often than a server takes it. */
const REPORT_MS = 5_000

export async function openRelay(server: Server): Promise<Relay> {
  const upstream: LiveSocket = connect(server.origin, {
    path: '/live',
    transports: ['websocket'],
    auth: { token: server.firstRun().tokens.wall },
  })
  const line = new Line()
  const http = createServer((req, res) => {
    const { host: _, origin, referer: __, ...headers } = req.headers
    const own = origin === undefined ? {} : { origin: server.origin }
    // Versions are this line's own; the server is asked about the one that the line began with.
    const path = (req.url ?? '/').replace(/(?<=[?&]version=)\d+/, String(line.origin))
    const passed = request(server.origin + path, { method: req.method, headers: { ...headers, ...own } }, (answer) => {
      res.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(res)
    })
    passed.on('error', () => res.destroy())
    req.pipe(passed)
  })
  // The page's timers are quick, so its server says often that it is there.
  const io = new Io(http, { path: '/live', transports: ['websocket'], pingInterval: PING_MS, pingTimeout: 60_000 })
  let news: Reply<WallNews> | undefined
  let reported = Number.NEGATIVE_INFINITY

  upstream.on('health', (health) => io.emit('health', health))
  io.on('connection', (socket: Socket) => {
    socket.on('subscribe', (asked: Subscribe, reply: (reply: Reply<Frame>) => void) => {
      const known = line.missing(asked)
      if (known) return reply({ ok: true, value: known })
      const { epoch: _, version: __, ...fresh } = asked
      upstream.emit('subscribe', fresh, (answer) => {
        reply(answer.ok ? { ok: true, value: line.begin(asked.scope, answer.value) } : answer)
      })
    })
    socket.on('report', (report: ScreenReport, reply: (reply: Reply<WallNews>) => void) => {
      if (news && performance.now() - reported < REPORT_MS) return reply(news)
      reported = performance.now()
      upstream.emit('report', report, (answer) => {
        news = answer
        reply(answer)
      })
    })
  })
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve))
  const address = http.address()
  if (address === null || typeof address === 'string') throw new Error('no port')
  return {
    origin: `http://127.0.0.1:${address.port}`,
    send: (frames, cellsOfEach) => {
      for (let n = 0; n < frames; n++) io.emit('delta', line.next(cellsOfEach))
      return line.version
    },
    cut: () => {
      for (const socket of io.sockets.sockets.values()) socket.conn.close()
    },
    held: () => ({ scope: line.scope, cells: line.cells }),
    close: async () => {
      upstream.disconnect()
      await io.close()
    },
  }
}

/** One subscription: what was sent of it so far. The version grows for ever, whatever the scope. */
class Line {
  scope = ''
  version = 0
  /** The server's version of the frame that was begun with. */
  origin = 0
  cells: Record<string, Record<string, number | null>> = {}
  private meta: FrameMeta = { epoch: '', version: 0, day: '', dataTime: null, ribbon: [] }
  private places: (readonly [metric: string, org: string])[] = []
  private turn = 0

  /** A server's full frame becomes the first of this line. */
  begin(scope: string, frame: Frame): Frame {
    const { kind: _, cells, ...meta } = frame
    this.scope = scope
    this.meta = meta
    this.cells = structuredClone(cells) as typeof this.cells // ours to change
    this.places = Object.entries(cells).flatMap(([metric, values]) =>
      Object.entries(values).flatMap(([org, value]) => (typeof value === 'number' ? [[metric, org] as const] : [])),
    )
    this.origin = frame.version
    this.version = Math.max(this.version + 1, frame.version)
    return { ...meta, kind: 'full', version: this.version, cells: this.cells }
  }

  /** What a page that was here before lacks; undefined where it has to begin anew. */
  missing(asked: Subscribe): Frame | undefined {
    if (asked.scope !== this.scope || asked.epoch !== this.meta.epoch || asked.version === undefined) return undefined
    const { version, cells } = this
    if (asked.version === version) return { ...this.meta, kind: 'delta', from: version, version, cells: {}, ribbon: [] }
    return { ...this.meta, kind: 'full', version, cells }
  }

  next(count: number): Frame {
    const changed: Record<string, Record<string, number>> = {}
    for (let n = 0; n < count; n++) {
      // A large step that shares no factor with most counts comes past every cell.
      this.turn = (this.turn + 7_919) % Math.max(1, this.places.length)
      const [metric, org] = this.places[this.turn] ?? ['', '']
      const before = this.cells[metric]?.[org] ?? 0
      const value = Number.isInteger(before) ? before + 1 : (before * 1.01) % 1
      changed[metric] = { ...changed[metric], [org]: value }
      this.cells[metric] = Object.assign(this.cells[metric] ?? {}, { [org]: value })
    }
    const from = this.version++
    return {
      ...this.meta,
      kind: 'delta',
      from,
      version: this.version,
      dataTime: Date.now(),
      cells: changed,
      ribbon: [],
    }
  }
}
