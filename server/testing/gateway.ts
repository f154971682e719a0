import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { io, type Socket } from 'socket.io-client'
import type { Frame, Reply } from '../../data/contract/frames.ts'
import type { Role } from '../../data/contract/roles.ts'
import { Access } from '../access/access.ts'
import { type FirstRun, firstRun, letIn } from '../access/first-run.ts'
import { parseConfig } from '../config.ts'
import { LocalEngine } from '../engine/engine.ts'
import type { Engine } from '../engine/port.ts'
import type { LiveLimits } from '../gateway/live.ts'
import { type Gateway, openGateway } from '../gateway/serve.ts'
import { type EngineSlot, openSlot } from '../gateway/slot.ts'
import { pseudonymiser } from '../ingest/personal.ts'
import { SILENT } from '../ops/log.ts'
import { emptyFolder } from './engine.ts'

export interface TestGateway {
  readonly gateway: Gateway
  readonly slot: EngineSlot
  readonly access: Access
  readonly run: FirstRun
  readonly folder: string
  /** A request as a role, by its bearer. */
  ask(path: string, role?: Role, init?: RequestInit): Promise<Response>
  /** Events as JSON lines. */
  send(events: readonly unknown[], init?: RequestInit): Promise<Response>
  /** A live connection as a role; resolves when it is let in. */
  connect(role: Role): Promise<Socket>
  close(): Promise<void>
}

/** A whole server on a port of its own: the real gateway, and the real engine on this thread unless another is given. */
export async function openTestGateway(
  options: {
    engine?: Engine | null
    env?: Record<string, string>
    live?: Partial<LiveLimits>
    branch?: string
    now?: () => number
  } = {},
): Promise<TestGateway> {
  const folder = emptyFolder()
  const { now = Date.now } = options
  const slot = openSlot({ isDemo: true, now, onFatal: (message) => console.error(message) })
  const config = parseConfig({ YUNTU_PORT: '0', YUNTU_DEMO: 'empty', YUNTU_DATA: folder, ...options.env })
  const access = new Access({ folder, now })
  const gateway = await openGateway({
    config,
    slot,
    access,
    log: SILENT,
    now,
    tls: null,
    pseudonymise: pseudonymiser(new Uint8Array(32)),
    demo: () => ({ opening: null, seed: null, size: 'empty' }),
    pages: join(folder, 'pages'),
    ...(options.live ? { live: options.live } : {}),
  })
  const run = firstRun({ folder, url: gateway.url, isDemo: true, access })
  letIn({ access, run, branch: options.branch ?? '330106001001' })
  if (options.engine) slot.fill(options.engine)
  if (options.engine === undefined) {
    const engine = await LocalEngine.open({ folder, now, events: slot.events, meaning: 'test' })
    slot.fill(engine)
    await engine.ready
  }
  const sockets: Socket[] = []
  const bearer = (role: Role | undefined) =>
    role === undefined ? {} : { authorization: `Bearer ${run.tokens?.[role] ?? ''}` }
  const ask: TestGateway['ask'] = (path, role, init = {}) =>
    fetch(gateway.url + path, { ...init, headers: { ...bearer(role), ...(init.headers as Record<string, string>) } })
  return {
    gateway,
    slot,
    access,
    run,
    folder,
    ask,
    send: (events, init) =>
      ask('/api/events', 'source', {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: events.map((event) => JSON.stringify(event)).join('\n'),
        ...init,
      }),
    connect: async (role) => {
      const socket = openLive(gateway.url, { token: run.tokens?.[role] })
      sockets.push(socket)
      await connected(socket)
      return socket
    },
    async close() {
      for (const socket of sockets) socket.disconnect()
      await gateway.close()
      await slot.engine.close()
    },
  }
}

/** A live connection that does not come back by itself. */
export function openLive(url: string, auth: Record<string, unknown>, headers: Record<string, string> = {}): Socket {
  return io(url, {
    path: '/live',
    transports: ['websocket'],
    auth,
    extraHeaders: headers,
    reconnection: false,
    forceNew: true,
  })
}

/** Resolves when it is let in, rejects with what the server says. */
export function connected(socket: Socket): Promise<void> {
  return new Promise((resolve, reject) => {
    socket.once('connect', resolve)
    socket.once('connect_error', reject)
  })
}

export function subscribe(socket: Socket, request: Record<string, unknown>): Promise<Reply<Frame>> {
  return socket.timeout(20_000).emitWithAck('subscribe', request)
}

/** Resolves when the clock has told all that falls due by what was sent. */
export async function untilQuiet(server: { readonly slot: EngineSlot }): Promise<void> {
  for (let before = -1; ; await sleep(2_500)) {
    const { version } = await server.slot.engine.health()
    if (version === before) return
    before = version
  }
}
