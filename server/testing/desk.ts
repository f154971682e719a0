import { createHash, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { DuckDBInstance } from '@duckdb/node-api'
import typescript from 'typescript'
import { DeskLine } from '../../data/contract/desk.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Role } from '../../data/contract/roles.ts'
import { Access } from '../access/access.ts'
import { firstRun, letIn } from '../access/first-run.ts'
import { createApp } from '../gateway/app.ts'
import { deskDoors } from '../gateway/desk.ts'
import { openGuard } from '../gateway/guard.ts'
import { SILENT } from '../ops/log.ts'
import type { Readable } from '../sandbox/messages.ts'
import { QueryStore } from '../sandbox/query-store.ts'
import type { Rings } from '../sandbox/rings.ts'
import { Sandbox, type SandboxLimits } from '../sandbox/sandbox.ts'

const columns = (...names: string[]) => names.map((name) => ({ name, type: name === 'code' ? 'VARCHAR' : 'BIGINT' }))

/** Small files in the form of an artefact: so many entries at ten organisations in a chain of three levels, two measures. */
async function writeReadable(folder: string, entries: number): Promise<Readable> {
  mkdirSync(folder, { recursive: true })
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  const tables: [name: string, sql: string, names: string[]][] = [
    [
      'entry',
      `SELECT i + 1 AS seq, i * 1000 AS ts, i % 10 AS org, i % 2 AS measure, i % 7 AS amount FROM range(${entries}) t(i)`,
      ['seq', 'ts', 'org', 'measure', 'amount'],
    ],
    ['measure', `SELECT * FROM (VALUES (0::BIGINT, 'meeting.held'), (1, 'dues.paid.fen')) t(id, code)`, ['id', 'code']],
    [
      'org',
      `SELECT 0::BIGINT AS seq, i AS org, CASE i WHEN 0 THEN 'root' ELSE 'o' || i END AS code FROM range(10) t(i)`,
      ['seq', 'org', 'code'],
    ],
    [
      'org_parent',
      'SELECT 0::BIGINT AS seq, 0::BIGINT AS ts, i AS org, CASE i WHEN 0 THEN -1 ELSE (i - 1) // 3 END AS parent FROM range(10) t(i)',
      ['seq', 'ts', 'org', 'parent'],
    ],
  ]
  const written: [string, Readable['tables'][string]][] = []
  for (const [name, sql, names] of tables) {
    const path = join(folder, `${name}.parquet`)
    await connection.run(`COPY (${sql}) TO '${path}' (FORMAT parquet)`)
    written.push([name, { files: [path], columns: columns(...names) }])
  }
  connection.closeSync()
  instance.closeSync()
  return {
    version: entries,
    tables: Object.fromEntries(written),
    views: [
      { name: 'metric_meetings', sql: 'SELECT org, sum(amount) AS value FROM entry WHERE measure = 0 GROUP BY org' },
    ],
  }
}

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const PROGRAM = 'server/sandbox/query-main.ts'

/** The sandbox's program as a build would have it: starting it from its source takes longer than most queries. */
function compiledProgram(): string {
  const files = [
    ...readdirSync(join(ROOT, 'server/sandbox')).map((name) => `server/sandbox/${name}`),
    ...['data/contract/problem.ts', 'data/contract/desk-rules.ts'],
  ].filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
  const sources = files.map((name) => [name, readFileSync(join(ROOT, name), 'utf8')] as const)
  const hash = createHash('sha256').update(JSON.stringify(sources)).digest('hex').slice(0, 16)
  const out = join(ROOT, 'node_modules/.cache/yuntu-sandbox', hash)
  const { ESNext } = typescript.ModuleKind
  const compilerOptions = {
    module: ESNext,
    target: typescript.ScriptTarget.ES2022,
    rewriteRelativeImportExtensions: true,
  }
  for (const [name, source] of sources) {
    const path = join(out, name.replace(/\.ts$/, '.js'))
    if (existsSync(path)) continue
    mkdirSync(dirname(path), { recursive: true })
    const unfinished = `${path}.${process.pid}`
    writeFileSync(unfinished, typescript.transpileModule(source, { compilerOptions }).outputText)
    renameSync(unfinished, path)
  }
  writeFileSync(join(out, 'package.json'), '{"type":"module"}')
  return join(out, PROGRAM.replace(/\.ts$/, '.js'))
}

/** Snapshots, each by how many entries it has. */
export const SNAPSHOTS: Readonly<Record<string, number>> = { s1: 1_000, s2: 700 }

/** A server with nothing but the desk, over snapshots that every scope sees as they are. */
export async function openDesk(folder: string, limits: Partial<SandboxLimits> = {}, rings?: Rings) {
  const readables = new Map<string, Readable>()
  for (const [name, entries] of Object.entries(SNAPSHOTS))
    readables.set(name, await writeReadable(join(folder, name), entries))
  const access = new Access({ folder, now: Date.now })
  const run = firstRun({ folder, url: 'http://127.0.0.1', isDemo: true, access })
  letIn({ access, run, branch: 'o9' })
  const sandbox = await Sandbox.open({ data: folder, limits, program: compiledProgram(), ...(rings ? { rings } : {}) })
  const store = new QueryStore({ data: folder, newId: randomUUID, now: Date.now })
  const asked: { snapshot: string; scope: string; people: boolean }[] = []
  const doors = deskDoors({
    engine: { within: async ({ scope, code }) => scope === 'root' || scope === code },
    sandbox,
    store,
    readables: {
      async find(at) {
        asked.push(at)
        const readable = readables.get(at.snapshot)
        if (!readable) throw new Problem('snapshot-unknown')
        return { ...readable, watermark: '演示数据' }
      },
    },
    newId: randomUUID,
    now: Date.now,
  })
  const guard = openGuard({ tls: false, publicUrl: null, host: '127.0.0.1', trustProxy: null })
  const server = createServer(
    createApp({ doors, access, guard, log: SILENT, pages: folder, build: null, trustProxy: null }),
  )
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}` // a TCP server that listens has one
  const ask = (path: string, role: Role, init: RequestInit = {}) => {
    const authorization = `Bearer ${run.tokens?.[role] ?? ''}`
    return fetch(url + path, { ...init, headers: { authorization, ...(init.headers as Record<string, string>) } })
  }
  const post = (path: string, body: object, at: { role?: Role; accept?: string; signal?: AbortSignal } = {}) =>
    ask(path, at.role ?? 'analyst', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: at.accept ?? 'application/json' },
      body: JSON.stringify(body),
      ...(at.signal ? { signal: at.signal } : {}),
    })
  return {
    folder,
    url,
    /** Of an analyst. */
    authorization: `Bearer ${run.tokens?.analyst ?? ''}`,
    sandbox,
    asked,
    ask,
    post,
    query: (sql: string, more: object = {}, role: Role = 'analyst', snapshot = 's1') =>
      post(`/api/snapshots/${snapshot}/query`, { sql, ...more }, { role }),
    /** A query's lines as they come; `heard` may act on each. */
    async lines(sql: string, heard: (line: DeskLine) => Promise<void> | void = () => {}): Promise<DeskLine[]> {
      const response = await post('/api/snapshots/s1/query', { sql }, { accept: 'application/x-ndjson' })
      const lines: DeskLine[] = []
      let rest = ''
      for await (const piece of response.body ?? []) {
        const parts = (rest + Buffer.from(piece).toString()).split('\n')
        rest = parts.pop() ?? ''
        for (const part of parts) {
          const line = DeskLine.parse(JSON.parse(part))
          lines.push(line)
          await heard(line)
        }
      }
      return lines
    },
    async close() {
      sandbox.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
      await store.close()
    },
  }
}

/** Asks a desk of another process, in the name of whom it told us. */
export function queryAt(desk: { url: string; authorization: string }, sql: string): Promise<Response> {
  return fetch(`${desk.url}/api/snapshots/s1/query`, {
    method: 'POST',
    headers: { authorization: desk.authorization, 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ sql }),
  })
}
