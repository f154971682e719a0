import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'

/** The build. */
export const DIST = fileURLToPath(new URL('../../dist', import.meta.url))
const READY_MS = 60_000

/** What a server writes for scripts at its first start. */
export interface FirstRun {
  readonly url: string
  readonly links: Readonly<Record<'wall' | 'phone' | 'desk' | 'admin', string>>
  readonly tokens: Readonly<Record<string, string>>
}

/** A built server in a process of its own, on a folder and a port that outlive it. */
export interface Server {
  readonly folder: string
  readonly origin: string
  firstRun(): FirstRun
  /** Ends it as a power cut would. */
  kill(): Promise<void>
  /** Starts it again on the same folder and port. */
  start(): Promise<void>
  /** Ends it and removes the folder. */
  dispose(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const address = probe.address()
  await new Promise((resolve) => probe.close(resolve))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** `dist`: another place of the build, for what changes it. */
/** `prepare` puts something into its folder before the first start. */
export async function startServer(
  env: Readonly<Record<string, string>>,
  {
    dist = DIST,
    prepare = () => {},
  }: { dist?: string | undefined; prepare?: ((folder: string) => void) | undefined } = {},
): Promise<Server> {
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-e2e-'))
  const port = await freePort()
  const secure = env.YUNTU_TLS_CERT !== undefined
  const origin = `${secure ? 'https' : 'http'}://127.0.0.1:${port}`
  let child: ChildProcess | undefined

  async function start() {
    child = spawn(process.execPath, [join(dist, 'server/main.js')], {
      env: { PATH: process.env.PATH ?? '', YUNTU_PORT: String(port), YUNTU_DATA: folder, ...env },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    const end = Date.now() + READY_MS
    while (Date.now() < end) {
      if (child.exitCode !== null) throw new Error(`the server ended with ${child.exitCode}`)
      if (await isReady(folder, { port, secure })) return
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    throw new Error('the server was not ready in time')
  }
  async function end(signal: NodeJS.Signals) {
    const old = child
    if (!old || old.exitCode !== null || old.signalCode !== null) return
    const gone = new Promise((resolve) => old.once('exit', resolve))
    old.kill(signal)
    await gone
  }
  prepare(folder)
  await start()
  return {
    folder,
    origin,
    firstRun: () => JSON.parse(readFileSync(join(folder, 'first-run.json'), 'utf8')),
    kill: () => end('SIGKILL'),
    start,
    dispose: async () => {
      await end('SIGTERM')
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

async function isReady(folder: string, at: { port: number; secure: boolean }): Promise<boolean> {
  if (!existsSync(join(folder, 'first-run.json'))) return false
  if (at.secure) return isListening(at.port)
  try {
    return (await fetch(`http://127.0.0.1:${at.port}/health/ready`)).ok
  } catch {
    return false // not listening yet
  }
}

/** With a certificate of our own making `fetch` would refuse: listening must do, the page waits for the rest. */
async function isListening(port: number): Promise<boolean> {
  const { connect } = await import('node:net')
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
}

export interface Event {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

/** Sends events as the demonstration's source would. */
export async function send(server: Server, events: readonly Event[]) {
  const { tokens } = server.firstRun()
  const response = await fetch(`${server.origin}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${tokens.source}`, 'content-type': 'application/x-ndjson' },
    body: events.map((e) => JSON.stringify({ specversion: '1.0', source: 'urn:e2e', ...e })).join('\n'),
  })
  const answer = await response.json()
  if (!response.ok || answer.rejected.length > 0) throw new Error(JSON.stringify(answer))
  return answer
}

/** Asks the API as a role of the demonstration. */
export async function ask(server: Server, at: { path: string; role: string }) {
  const { tokens } = server.firstRun()
  const response = await fetch(`${server.origin}${at.path}`, {
    headers: { authorization: `Bearer ${tokens[at.role]}` },
  })
  return { status: response.status, body: await response.json() }
}

const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium, as its package brings it. */
export function openBrowser(...flags: string[]): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.YUNTU_CHROMIUM ?? '/usr/bin/chromium',
    args: [...FLAGS, ...flags],
  })
}

/** What a browser keeps of who it is: for opening another wall without another link. */
export type Kept = Awaited<ReturnType<BrowserContext['storageState']>>

/** A wall that is let in by a one-time link, or by what a context of before kept. `before`: before the page is loaded. */
export async function openWall(
  browser: Browser,
  at: {
    link: string
    kept?: Kept
    width?: number
    height?: number
    query?: string
    before?: (page: Page) => Promise<void>
  },
): Promise<{ page: Page; context: BrowserContext; problems: string[] }> {
  const viewport = { width: at.width ?? 1920, height: at.height ?? 1080 }
  const context = await browser.newContext({
    viewport,
    ignoreHTTPSErrors: true,
    reducedMotion: 'reduce',
    ...(at.kept === undefined ? {} : { storageState: at.kept }),
  })
  const page = await context.newPage()
  await at.before?.(page)
  const problems: string[] = []
  page.on('pageerror', (error) => problems.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url}`)
  })
  await page.goto(at.query === undefined ? at.link : at.link.replace('/wall#', `/wall?${at.query}#`))
  await page.getByTestId('strip-link').waitFor()
  return { page, context, problems }
}

/** Waits until a figure shows a value. */
export async function expectFigure(page: Page, at: { metric: string; value: number }): Promise<void> {
  await page.locator(`[data-testid="figure-${at.metric}"][data-value="${at.value}"]`).first().waitFor()
}
