import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const BUILT = join(ROOT, 'dist/server/main.js')

const PATIENCE_MS = 120_000

const FirstRun = z.object({
  tokens: z.object({ source: z.string(), manager: z.string(), analyst: z.string(), admin: z.string() }),
})
export type Tokens = z.infer<typeof FirstRun>['tokens']

/** A server of our own: a real process on a folder of our own, that may be killed at any moment. */
export interface ServerProcess {
  readonly url: string
  readonly pid: number
  /** Resolves when `/health/ready` says so, with the milliseconds since the start. Fails when the process ends before. */
  ready(): Promise<number>
  /** Whether the process that was started still runs and says that it is ready. */
  isReady(): Promise<boolean>
  /** As a power cut would: no farewell, no flush. Resolves when the process is gone. */
  kill(): Promise<void>
  /** Asks it to stop and waits. */
  stop(): Promise<void>
}

function newest(folder: string): number {
  return Math.max(
    ...readdirSync(folder, { withFileTypes: true, recursive: true })
      .filter((e) => e.isFile() && /(?<!\.test)\.(ts|mjs|json)$/.test(e.name))
      .map((e) => statSync(join(e.parentPath, e.name)).mtimeMs),
  )
}

/** Whether the build is there and no source is newer. */
export function isBuilt(): boolean {
  if (!existsSync(BUILT)) return false
  const built = statSync(BUILT).mtimeMs
  return newest(join(ROOT, 'server')) <= built && newest(join(ROOT, 'data')) <= built
}

/** How to run the server: the build where it is fresh, else the sources. */
export function serverCommand(): readonly string[] {
  return isBuilt() ? [BUILT] : ['--import', 'tsx', join(ROOT, 'server/main.ts')]
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer()
    probe.on('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      )
    })
  })
}

/** Starts a server with `YUNTU_DEMO=empty` and without the caller's own settings. `wrap` goes before `node`. */
export function startServer(options: {
  folder: string
  port: number
  command?: readonly string[]
  wrap?: readonly string[]
}): ServerProcess {
  const { folder, port } = options
  const started = performance.now()
  const [file = process.execPath, ...args] = [
    ...(options.wrap ?? []),
    process.execPath,
    ...(options.command ?? serverCommand()),
  ]
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !name.startsWith('YUNTU_') && name !== 'NODE_OPTIONS'),
  )
  const child = spawn(file, args, {
    cwd: ROOT,
    env: { ...env, YUNTU_DATA: folder, YUNTU_PORT: String(port), YUNTU_DEMO: 'empty', YUNTU_LOG_LEVEL: 'error' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const said: Buffer[] = []
  const hear = (chunk: Buffer) => {
    said.push(chunk)
    if (said.length > 50) said.shift()
  }
  child.stdout.on('data', hear)
  child.stderr.on('data', hear)
  const gone = new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  const url = `http://127.0.0.1:${port}`
  const runs = () => child.exitCode === null && child.signalCode === null
  return {
    url,
    pid: child.pid ?? -1,
    isReady: async () => runs() && (await answers(`${url}/health/ready`)),
    async ready() {
      while (runs()) {
        if (performance.now() - started > PATIENCE_MS) throw new Error('the server did not become ready')
        if (await answers(`${url}/health/ready`)) return performance.now() - started
        await sleep(10)
      }
      throw new Error(`the server ended before it was ready:\n${Buffer.concat(said).toString('utf8')}`)
    },
    kill: () => end(child, { signal: 'SIGKILL', gone }),
    stop: () => end(child, { signal: 'SIGTERM', gone }),
  }
}

async function end(child: ChildProcess, how: { signal: 'SIGKILL' | 'SIGTERM'; gone: Promise<void> }): Promise<void> {
  child.kill(how.signal)
  await how.gone
}

async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(5_000) })
    await response.arrayBuffer()
    return response.ok
  } catch {
    return false
  }
}

/** The tokens that the first start left in the folder. */
export function tokensOf(folder: string): Tokens {
  return FirstRun.parse(JSON.parse(readFileSync(join(folder, 'first-run.json'), 'utf8'))).tokens
}
