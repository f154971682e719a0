import { existsSync, mkdirSync, readFileSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { setFlagsFromString } from 'node:v8'
import { Access } from './access/access.ts'
import { firstRun, letIn, openLinks, UNASSIGNED } from './access/first-run.ts'
import { pseudonymKey } from './access/secrets.ts'
import { type Config, ConfigError, helpText, parseConfig } from './config.ts'
import { EngineRefused, startEngine } from './engine/client.ts'
import type { DemoInfo } from './gateway/operate.ts'
import { type Gateway, openGateway } from './gateway/serve.ts'
import { type EngineSlot, openSlot } from './gateway/slot.ts'
import { pseudonymiser } from './ingest/personal.ts'
import { type Demo, startDemo } from './ops/demo.ts'
import { type Log, openLog } from './ops/log.ts'
import { progressLine } from './ops/progress-line.ts'

const SHUTDOWN_MS = 30_000

if (process.argv.includes('--help') || process.argv.includes('-h')) process.stdout.write(helpText())
else await run().catch(refuse)

/** Tells an operator what they can mend, and a developer everything else. */
function refuse(error: unknown): never {
  const isPlain = error instanceof ConfigError || error instanceof EngineRefused || hasCode(error, 'EADDRINUSE')
  process.stderr.write(`${error instanceof Error && !isPlain ? error.stack : messageOf(error)}\n`)
  process.exit(1)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code
}

async function run(): Promise<void> {
  // Gateway and engine keep two cores busy: helpers of a short garbage collection would only take turns with them.
  if (availableParallelism() <= 2) setFlagsFromString('--no-parallel-scavenge')
  const config = parseConfig(process.env)
  const tls = readTls(config)
  const log = openLog(config.YUNTU_LOG_LEVEL)
  const folder = resolve(config.YUNTU_DATA)
  // Whatever is written from here on is for the owner only.
  process.umask(0o077)
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const isDemo = config.YUNTU_DEMO !== 'off'
  const now = Date.now

  const slot = openSlot({ isDemo, now, onFatal: (message) => fatal(message, log) })
  // The engine locks the folder: before that nothing in it may be written.
  const engine = await startEngine({
    folder,
    demo: isDemo,
    settings: {
      heldHours: config.YUNTU_HELD_HOURS,
      ...(config.YUNTU_ESCALATE_DAYS === null ? {} : { escalateDays: config.YUNTU_ESCALATE_DAYS }),
    },
    events: slot.events,
    onSetAside: (why) => log.warn({ why }, 'ledger set aside, rebuilding it from the journal'),
  })
  slot.fill(engine)
  const access = new Access({ folder, now })
  let demo: Demo | undefined
  const gateway = await openGateway({
    config,
    slot,
    access,
    log,
    now,
    tls,
    pseudonymise: pseudonymiser(pseudonymKey(folder)),
    demo: () => infoOf(config, demo),
    pages: pagesFolder(),
  })
  onSignals(() => shutDown({ slot, gateway, demo: () => demo, log }))

  const url = config.YUNTU_PUBLIC_URL?.replace(/\/$/, '') ?? gateway.url
  const first = firstRun({ folder, url, isDemo, access })
  const pseudonymise = pseudonymiser(pseudonymKey(folder))
  const letInWith = (branch: string, member?: string | null) =>
    letIn({ access, run: first, branch, member: member ? pseudonymise(member) : undefined })
  letInWith(UNASSIGNED)
  process.stdout.write(`党建云图 ${url}\n`)
  for (const [page, link] of openLinks(first, access)) process.stdout.write(`  ${page.padEnd(6)} ${link}\n`)
  log.info({ url, folder, demo: config.YUNTU_DEMO }, 'listening')

  const token = first.tokens?.source
  if (token === undefined || config.YUNTU_DEMO === 'off' || config.YUNTU_DEMO === 'empty') return
  slot.load({ done: 0, total: 0, stage: 'preparing' })
  const showProgress = progressLine(process.stdout, now)
  demo = await startDemo({
    size: config.YUNTU_DEMO,
    dataFolder: folder,
    url: gateway.localUrl,
    token,
    ownersToken: first.tokens?.leader ?? token,
    onProgress: (progress) => {
      const { done, total, stage, label } = progress
      log.debug({ done, total, label }, 'demo')
      showProgress(progress)
      slot.load(stage === 'live' ? null : { done, total, stage })
    },
    onExit: (code) => log.warn({ code }, 'the demonstration ended and will be started again'),
  })
  const { branch, member } = demo.info()
  letInWith(branch ?? UNASSIGNED, member)
}

function infoOf(config: Config, demo: Demo | undefined): DemoInfo {
  const { opening, seed, size } = demo?.info() ?? { opening: null, seed: null, size: config.YUNTU_DEMO }
  return { opening, seed, size }
}

function readTls(config: Config): { cert: Buffer; key: Buffer } | null {
  const { YUNTU_TLS_CERT: cert, YUNTU_TLS_KEY: key } = config
  return cert === null || key === null ? null : { cert: readFileSync(cert), key: readFileSync(key) }
}

/** Where the built cockpit is: beside the built server, or in the checkout's `dist`. */
function pagesFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url))
  const places = ['../cockpit', '../../cockpit', '../dist/cockpit', '../../dist/cockpit'].map((place) =>
    join(here, place),
  )
  return places.find((place) => existsSync(join(place, 'assets'))) ?? resolve('dist/cockpit')
}

function onSignals(stop: () => Promise<void>): void {
  let stopping = false
  const once = () => {
    if (stopping) return
    stopping = true
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref()
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    )
  }
  process.on('SIGTERM', once)
  process.on('SIGINT', once)
}

/** First nothing new comes in, then everybody is let go, then the engine flushes and closes. */
async function shutDown(parts: {
  slot: EngineSlot
  gateway: Gateway
  demo: () => Demo | undefined
  log: Log
}): Promise<void> {
  parts.log.info({}, 'stopping')
  parts.gateway.stopIngest()
  await parts.demo()?.stop()
  await parts.gateway.close()
  await parts.slot.engine.close()
  parts.log.info({}, 'stopped')
}

function fatal(message: string, log: Log): never {
  log.error({ message }, 'the engine cannot go on')
  process.stderr.write(`${message}\n`)
  process.exit(1)
}
