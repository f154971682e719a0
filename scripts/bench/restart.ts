import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { io, type Socket } from 'socket.io-client'
import type { Frame } from '../../data/contract/frames.ts'
import type { ValuesAnswer } from '../../data/contract/rest.ts'
import { median } from '../drill/median.ts'
import { freePort, type ServerProcess, serverCommand, startServer, tokensOf } from '../drill/server-process.ts'
import { type BenchOptions, type Finding, round } from './report.ts'

const PEER = fileURLToPath(new URL('./restart-peer.mjs', import.meta.url))
const EVENTS = 2_000
const METRICS = ['members', 'orgs', 'meetings-today', 'attendance-rate-month', 'members-women', 'members-admitted-year']

/**
 * From the start of a process to the first correct frame, after kill -9 in the middle of intake, on a folder that holds
 * the whole city; against a process that opens the same ledger with bare DuckDB and sums every measure of every
 * organisation. Lower is better: the ratio is ours ÷ peer. Needs `--folder`: a stopped folder, which is copied.
 */
export async function benchRestart({ rounds, say, folder }: BenchOptions): Promise<Finding> {
  if (folder === undefined || !existsSync(join(folder, 'ledger.duckdb')))
    throw new Error('restart needs --folder F: a stopped data folder with the whole city (npm start made it)')
  const copy = mkdtempSync(join(tmpdir(), 'yuntu-restart-'))
  try {
    cpSync(folder, copy, { recursive: true })
    return await measure(copy, { rounds, say })
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

async function measure(folder: string, at: Pick<BenchOptions, 'rounds' | 'say'>): Promise<Finding> {
  const port = await freePort()
  const command = serverCommand()
  const start = () => startServer({ folder, port, command })
  const [frames, readies, peers, values]: [number[], number[], number[], number[]] = [[], [], [], []]
  let server = start()
  try {
    await server.ready()
    const tokens = tokensOf(folder)
    for (let i = 0; i < at.rounds; i++) {
      await killInIntake(server, { token: tokens.source, round: i })
      peers.push(await peer(folder))
      server = start()
      const began = performance.now()
      const ready = server.ready()
      const { frame, ms } = await firstFrame(server.url, { token: tokens.manager, began })
      frames.push(ms)
      readies.push(await ready)
      values.push(await mustBeRight(server.url, { token: tokens.manager, frame }))
      at.say(`round ${i + 1}: first frame ${Math.round(ms)} ms, peer ${Math.round(peers.at(-1) ?? 0)} ms`)
    }
  } finally {
    await server.kill()
  }
  return {
    name: 'restart',
    ratio: round(median(frames) / median(peers), 2),
    target: 3,
    isLess: true,
    peer: 'bare @duckdb/node-api: open the file, one GROUP BY org, measure over all entries',
    detail: {
      rounds: at.rounds,
      firstFrameMs: Math.round(median(frames)),
      readyMs: Math.round(median(readies)),
      peerMs: Math.round(median(peers)),
      valuesChecked: values.reduce((a, b) => a + b, 0),
    },
  }
}

/** Sends meetings, and kills the server while more are under way: what is acknowledged must be in the frame. */
async function killInIntake(server: ServerProcess, at: { token: string; round: number }): Promise<void> {
  const now = Date.now()
  const lines = Array.from({ length: EVENTS }, (_, i) => JSON.stringify(meeting({ now, id: `${now}-${i}` }))).join('\n')
  const post = () =>
    fetch(`${server.url}/api/events`, {
      method: 'POST',
      headers: { authorization: `Bearer ${at.token}`, 'content-type': 'application/x-ndjson' },
      body: lines,
    })
  const answer = await post()
  if (!answer.ok) throw new Error(`the server refused: ${answer.status}`)
  const other = post().catch(() => undefined)
  await sleep(at.round * 20)
  await server.kill()
  await other
}

function meeting(at: { now: number; id: string }) {
  return {
    specversion: '1.0',
    id: at.id,
    source: 'urn:yuntu:bench:restart',
    type: 'meeting.held',
    subject: 'root',
    time: new Date(at.now - 60_000).toISOString(),
    data: { form: 'theme-day', attended: 1, expected: 1, minutes: 60 },
  }
}

/** Knocks until the feed answers with a full frame of the whole. */
async function firstFrame(url: string, at: { token: string; began: number }): Promise<{ frame: Frame; ms: number }> {
  const socket: Socket = io(url, {
    path: '/live',
    transports: ['websocket'],
    auth: { token: at.token },
    reconnectionDelay: 20,
    reconnectionDelayMax: 50,
    randomizationFactor: 0,
  })
  try {
    for (;;) {
      const frame = await ask(socket)
      if (frame) return { frame, ms: performance.now() - at.began }
      await sleep(20)
    }
  } finally {
    socket.disconnect()
  }
}

type Reply = { ok: true; value: Frame } | { ok: false }

async function ask(socket: Socket): Promise<Frame | undefined> {
  if (!socket.connected) return undefined
  const view = { metrics: METRICS }
  const reply: Reply = await socket.timeout(5_000).emitWithAck('subscribe', { scope: 'root', view, rate: 10 })
  return reply.ok ? reply.value : undefined
}

/** Every figure of the frame equals SQL at its version; answers how many were compared. */
async function mustBeRight(url: string, at: { token: string; frame: Frame }): Promise<number> {
  const { version, cells } = at.frame
  const query = METRICS.map((metric) => `metric=${metric}`).join('&')
  const answer = await fetch(`${url}/api/values?scope=root&version=${version}&${query}`, {
    headers: { authorization: `Bearer ${at.token}` },
  })
  const { values } = (await answer.json()) as ValuesAnswer // the route's own type
  for (const { metric, value } of values) {
    const shown = cells[metric]?.root ?? null
    if (!Object.is(shown, value)) throw new Error(`${metric} at ${version}: ${String(shown)} shown, ${value} by SQL`)
  }
  return values.length
}

/** The peer in a process of its own, from its start to its answer. */
function peer(folder: string): Promise<number> {
  const began = performance.now()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [PEER, join(folder, 'ledger.duckdb')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    child.stdout.once('data', () => resolve(performance.now() - began))
    child.once('exit', (code) => (code === 0 ? undefined : reject(new Error(`the peer ended with ${code}`))))
  })
}
