import { readFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { createServer as createTlsServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import type { Express } from 'express'
import type { Access } from '../access/access.ts'
import { Audit } from '../access/audit.ts'
import { newSecret } from '../access/secrets.ts'
import { type Config, ConfigError } from '../config.ts'
import { Imports } from '../ingest/files/imports.ts'
import type { Pseudonymise } from '../ingest/personal.ts'
import { UPLOAD_LIMITS } from '../ingest/upload.ts'
import { BoundaryFile } from '../ops/boundary-file.ts'
import { catalogueFaults } from '../ops/catalogue-check.ts'
import { InboxFile } from '../ops/inbox-file.ts'
import type { Log } from '../ops/log.ts'
import { OwnSettingsFile } from '../ops/own-settings.ts'
import { Purging } from '../ops/purging.ts'
import { RuleProposals } from '../ops/rule-proposals.ts'
import { WallSettingsFile } from '../ops/wall-settings.ts'
import { Webhook } from '../ops/webhook.ts'
import { QueryStore } from '../sandbox/query-store.ts'
import { Sandbox } from '../sandbox/sandbox.ts'
import { FUNCTIONS, TABLE_FUNCTIONS } from '../sandbox/vocabulary.ts'
import { openKeeper } from '../snapshot/keeper.ts'
import { aboutDoor } from './about.ts'
import { createApp } from './app.ts'
import { boundaryDoors } from './boundary.ts'
import { chainDoor } from './chain.ts'
import { Conducts } from './conduct.ts'
import { deskDoors, readablesOf, sandboxLimits } from './desk.ts'
import { withDocuments } from './documents.ts'
import type { Door } from './doors.ts'
import { eventsDoor } from './events.ts'
import { governanceDoor } from './governance.ts'
import { openGuard } from './guard.ts'
import { importDoors } from './imports.ts'
import { inboxDoors } from './inbox.ts'
import { attachLive, LIVE_LIMITS, type Live, type LiveLimits } from './live.ts'
import { mineDoors } from './mine.ts'
import { type DemoInfo, openCounters, operateDoors } from './operate.ts'
import { pageBuild } from './pages.ts'
import { readDoors } from './read.ts'
import { recordDoors } from './records.ts'
import { retentionDoors } from './retention.ts'
import { robotDoors } from './robot.ts'
import { ruleProposalDoors } from './rule-proposals.ts'
import { rulesDoors } from './rules.ts'
import { scoreDoors } from './scores.ts'
import { Screens } from './screens.ts'
import { sessionDoors } from './sessions.ts'
import type { EngineSlot } from './slot.ts'
import { snapshotDoors } from './snapshots.ts'
import { standingDoors } from './standing.ts'
import { supervisionDoors } from './supervision.ts'
import { targetDoors } from './targets.ts'
import { wallDoors } from './walls.ts'

const LOOK_MS = 2_000

export interface GatewayOptions {
  readonly config: Config
  readonly slot: EngineSlot
  readonly access: Access
  readonly pseudonymise: Pseudonymise
  readonly log: Log
  readonly now: () => number
  readonly demo: () => DemoInfo
  /** The built cockpit's folder. */
  readonly pages: string
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | null
  readonly live?: Partial<LiveLimits>
}

export interface Gateway {
  /** The address it listens on, with the port it got. */
  readonly url: string
  /** The same for programs of this machine: without TLS, whose certificate names another host. */
  readonly localUrl: string
  readonly doors: readonly Door[]
  readonly app: Express
  /** From now on uploads are answered `loading`. */
  stopIngest(): void
  close(): Promise<void>
}

/** Opens the doors: HTTP and the live feed on one port. Listens when it resolves. */
export async function openGateway(options: GatewayOptions): Promise<Gateway> {
  const { config, slot, access, log, now, demo, tls } = options
  const { engine } = slot
  const guard = openGuard({
    tls: tls !== null,
    publicUrl: config.YUNTU_PUBLIC_URL,
    host: config.YUNTU_HOST,
    trustProxy: config.YUNTU_TRUST_PROXY,
  })
  const counters = openCounters()
  const idleMs = config.YUNTU_UPLOAD_IDLE_SECONDS * 1_000
  const imports = new Imports({
    folder: config.YUNTU_DATA,
    engine,
    pseudonymise: options.pseudonymise,
    now,
    newId: newSecret,
    aheadDays: config.YUNTU_MAX_AHEAD_DAYS,
    maxRunning: 2,
    maxKept: 50,
    onBug: (err) => log.error({ err }, 'import failed'),
  })
  const ingest = eventsDoor({
    engine,
    pseudonymise: options.pseudonymise,
    now,
    limits: { ...UPLOAD_LIMITS, maxRefused: config.YUNTU_MAX_REFUSED },
    aheadDays: config.YUNTU_MAX_AHEAD_DAYS,
    maxBodyBytes: config.YUNTU_MAX_BODY_MB * 1_048_576,
    maxLineBytes: config.YUNTU_MAX_LINE_BYTES,
    maxUploads: config.YUNTU_MAX_UPLOADS,
    idleMs,
    onUpload: () => counters.uploads.inc(),
  })
  const screens = new Screens(now)
  const build = pageBuild(options.pages)
  const audit = new Audit({ folder: config.YUNTU_DATA, now })
  const conducts = new Conducts({ engine, screens, audit, now })
  const queries = new QueryStore({ data: config.YUNTU_DATA, newId: newSecret, now })
  const proposals = new RuleProposals(config.YUNTU_DATA)
  const sandbox = await Sandbox.open({ data: config.YUNTU_DATA, limits: sandboxLimits(config) })
  const purging = new Purging({ engine, access, audit, queries, now })
  const keeper = openKeeper({ config, engine, now, onFailed: (err) => log.error({ err }, 'snapshot failed') })
  let live: Live | undefined
  const settings = new WallSettingsFile({
    folder: config.YUNTU_DATA,
    onChange: ({ problem }) => {
      if (problem !== null) log.warn({ problem }, 'wall settings refused')
      live?.tellWalls()
    },
  })
  const boundary = new BoundaryFile({
    folder: config.YUNTU_DATA,
    onRefused: (problem) => log.warn({ problem }, 'boundary layer refused'),
  })
  const webhook = openWebhook(options)
  const doors = withDocuments([
    ingest,
    ...importDoors({ imports, engine, audit, maxBytes: config.YUNTU_MAX_IMPORT_MB * 1_048_576, idleMs }),
    ...readDoors(engine),
    chainDoor(engine, audit),
    ...scoreDoors(engine, audit),
    ...ruleProposalDoors({ engine, audit, proposals, now }),
    ...rulesDoors(engine.within.bind(engine)),
    ...targetDoors(engine, now),
    governanceDoor({ engine, now, unusedDays: config.YUNTU_UNUSED_DAYS }),
    ...supervisionDoors({ engine, now, pseudonymise: options.pseudonymise }),
    ...inboxDoors({ engine, inbox: new InboxFile({ folder: config.YUNTU_DATA }), now }),
    ...robotDoors({ engine, audit, webhook }),
    ...standingDoors(engine),
    ...recordDoors({ engine, audit, now, pseudonymise: options.pseudonymise }),
    ...mineDoors({ engine, access, audit, settings: new OwnSettingsFile(config.YUNTU_DATA) }),
    ...snapshotDoors({ snapshots: keeper.snapshots, engine, audit, functions: [...FUNCTIONS, ...TABLE_FUNCTIONS] }),
    ...deskDoors({ engine, sandbox, store: queries, readables: readablesOf(keeper.snapshots), newId: newSecret, now }),
    ...operateDoors({ engine, counters, demo }),
    aboutDoor({ filing: config.YUNTU_FILING, complaints: config.YUNTU_COMPLAINTS }),
    ...wallDoors({ engine, screens, settings, build: () => build, now, audit }),
    ...boundaryDoors({ engine, boundary, audit }),
    ...retentionDoors({ engine, purging }),
    ...sessionDoors({ access, audit, now, isSecure: guard.isSecure }),
  ])
  checkCatalogue(doors)
  const app = createApp({
    doors,
    access,
    guard,
    log,
    pages: options.pages,
    build,
    trustProxy: config.YUNTU_TRUST_PROXY,
  })
  const server = tls ? createTlsServer({ ...tls, minVersion: 'TLSv1.2' }, app) : createServer(app)
  // Uploads take as long as they take; silence ends them (YUNTU_UPLOAD_IDLE_SECONDS).
  server.requestTimeout = 0
  const limits = { ...LIVE_LIMITS, sockets: config.YUNTU_MAX_SOCKETS, ...options.live }
  const news = () => ({ settings: settings.current.settings, build })
  const attached = attachLive(server, { engine, access, guard, log, counters, limits, screens, conducts, news })
  live = attached
  slot.listen(attached)
  const looking = setInterval(() => {
    settings.look()
    boundary.look()
  }, LOOK_MS)
  keeper.schedule.start((err) => log.error({ err }, 'automatic snapshot failed'))
  webhook?.start()
  for (const weaker of sandbox.weaker)
    log.warn({ ...weaker, shut: sandbox.isShut }, 'a ring of the sandbox is weaker here')
  purging.start((err) => log.error({ err }, 'purge failed'))
  await listen(server, { port: config.YUNTU_PORT, host: config.YUNTU_HOST })
  const local = tls ? createServer({ requestTimeout: 0 }, app) : undefined
  if (local) await listen(local, { port: 0, host: '127.0.0.1' })
  const url = `${tls ? 'https' : 'http'}://${urlHost(config.YUNTU_HOST)}:${portOf(server)}`

  return {
    url,
    localUrl: local ? `http://127.0.0.1:${portOf(local)}` : url,
    doors,
    app,
    stopIngest: () => ingest.stop(),
    async close() {
      ingest.stop()
      clearInterval(looking)
      purging.stop()
      keeper.schedule.stop()
      await webhook?.stop()
      sandbox.close()
      await Promise.all([imports.close(), keeper.snapshots.close()])
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await attached.close()
      local?.closeAllConnections()
      local?.close()
      server.closeIdleConnections()
      setTimeout(() => server.closeAllConnections(), 3_000).unref()
      await closed
      await queries.close()
      await proposals.close()
    },
  }
}

function openWebhook({ config, slot, log, now }: GatewayOptions): Webhook | null {
  const { YUNTU_WEBHOOK_URL: url, YUNTU_WEBHOOK_SECRET_FILE: file, YUNTU_PUBLIC_URL: own } = config
  if (url === null) return null
  return new Webhook({
    engine: slot.engine,
    folder: config.YUNTU_DATA,
    now,
    url,
    secret: file === null ? null : readSecret(file),
    scope: config.YUNTU_WEBHOOK_SCOPE,
    times: { digestAt: config.YUNTU_WEBHOOK_AT, quiet: config.YUNTU_WEBHOOK_QUIET },
    phone: own === null ? null : `${own.replace(/\/$/, '')}/phone/inbox`,
    onFailed: (why) => log.warn({ why }, 'the robot was not told'),
  })
}

function readSecret(file: string): string {
  try {
    return readFileSync(file, 'utf8').trim()
  } catch (cause) {
    throw new ConfigError('YUNTU_WEBHOOK_SECRET_FILE: 读不出这个文件 / cannot be read', { cause })
  }
}

/** A server that would ask for or hold what must never be there does not start. */
function checkCatalogue(doors: readonly Door[]): void {
  const asked = doors.map(({ path, query, body }) => ({
    path,
    schemas: [query, ...Object.values(body ?? {})].filter((schema) => schema !== undefined && schema !== null),
  }))
  const faults = catalogueFaults(asked)
  if (faults.length > 0) throw new Error(`the catalogue is not as it must be:\n${faults.join('\n')}`)
}

function listen(server: Server, at: { port: number; host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(at.port, at.host, () => {
      server.off('error', reject)
      resolve()
    })
  })
}

function portOf(server: Server): number {
  const address = server.address() as AddressInfo // a TCP server that listens has one
  return address.port
}

function urlHost(host: string): string {
  return host.includes(':') && !host.startsWith('[') ? `[${host}]` : host
}
