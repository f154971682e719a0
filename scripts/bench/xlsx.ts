import { createReadStream, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { ImportAnswer } from '../../data/contract/imports.ts'
import { cpuSecondsOf, memoryOf } from '../drill/proc.ts'
import { freePort, isBuilt, type ServerProcess, startServer, tokensOf } from '../drill/server-process.ts'
import { type BenchOptions, type Facts, round } from './report.ts'
import { branchesOf, writeRoster } from './roster.ts'

const BYTES = 50 * 1_048_576
const EVERY_MS = 50

/**
 * A members' roster of 50 MB as XLSX, dropped for a preview at a real server: seconds, and what the server and the
 * process that reads the file held at most. Facts without a peer.
 */
export async function benchXlsx({ say }: BenchOptions): Promise<Facts> {
  if (!isBuilt()) say('the build is missing or older than the sources: measuring the sources (npm run build)')
  const folder = mkdtempSync(join(tmpdir(), 'yuntu-bench-'))
  const data = join(folder, 'data')
  const path = join(folder, 'roster.xlsx')
  const rows = writeRoster(path, BYTES)
  const megabytes = round(statSync(path).size / 1_048_576, 1)
  say(`wrote ${rows} rows, ${megabytes} MB`)
  const server = startServer({ folder: data, port: await freePort() })
  try {
    await server.ready()
    const { source, admin } = tokensOf(data)
    await found(server.url, source)
    const atRest = memoryOf(server.pid, 'RssAnon')
    const run = await drop(server, { path, token: admin })
    return { name: 'xlsx', detail: { megabytes, rows, ...run, serverAtRestMb: atRest } }
  } finally {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function found(url: string, token: string): Promise<void> {
  const response = await fetch(`${url}/api/events`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/cloudevents-batch+json' },
    body: JSON.stringify(branchesOf(Date.now())),
  })
  if (!response.ok) throw new Error(`founding: ${response.status} ${await response.text()}`)
}

/** Sends the file and follows it to its end. */
async function drop(server: ServerProcess, at: { path: string; token: string }): Promise<Facts['detail']> {
  const began = performance.now()
  const seconds = () => round((performance.now() - began) / 1_000, 1)
  const { id } = await upload(`${server.url}/api/imports?mode=preview`, at)
  const sentSeconds = seconds()
  const headers = { authorization: `Bearer ${at.token}` }
  const most = { reader: 0, readerCpu: 0, server: 0 }
  const cpu = cpuSecondsOf(server.pid)
  let readSeconds = 0
  for (;;) {
    const answer = (await (await fetch(`${server.url}/api/imports/${id}`, { headers })).json()) as ImportAnswer // as it answers
    for (const pid of childrenOf(server.pid)) {
      most.reader = Math.max(most.reader, memoryOf(pid, 'VmHWM'))
      most.readerCpu = Math.max(most.readerCpu, cpuSecondsOf(pid))
    }
    most.server = Math.max(most.server, memoryOf(server.pid, 'RssAnon'))
    if (answer.status !== 'reading' && readSeconds === 0) readSeconds = seconds()
    if (answer.status === 'previewed' || answer.status === 'failed') {
      const { counts, status, problem } = answer
      return {
        status: problem ?? status,
        new: counts?.new ?? 0,
        refused: counts?.refused ?? 0,
        seconds: seconds(),
        sentSeconds,
        readSeconds,
        readerMostMb: most.reader,
        readerCpuSeconds: round(most.readerCpu, 1),
        serverMostMb: most.server,
        serverCpuSeconds: round(cpuSecondsOf(server.pid) - cpu, 1),
      }
    }
    await sleep(EVERY_MS)
  }
}

function upload(url: string, at: { path: string; token: string }): Promise<ImportAnswer> {
  return new Promise((resolve, reject) => {
    const headers = {
      authorization: `Bearer ${at.token}`,
      'content-type': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      'content-length': String(statSync(at.path).size),
    }
    const req = request(url, { method: 'POST', headers }, (res) => {
      const parts: Buffer[] = []
      res.on('data', (part: Buffer) => parts.push(part))
      res.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8')
        if (res.statusCode === 202)
          resolve(JSON.parse(text) as ImportAnswer) // as `POST /api/imports` answers
        else reject(new Error(`${res.statusCode} ${text}`))
      })
    })
    req.on('error', reject)
    createReadStream(at.path).pipe(req)
  })
}

/** The processes that a process has started, as Linux lists them. */
function childrenOf(pid: number): number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((thread) =>
    readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').trim().split(' ').filter(Boolean).map(Number),
  )
}
