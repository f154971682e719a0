import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { DeskSchema, SnapshotRow, SnapshotsAnswer } from '../../data/contract/desk.ts'
import type { ValuesAnswer } from '../../data/contract/rest.ts'
import type { Role } from '../../data/contract/roles.ts'
import { emptyFolder } from '../testing/engine.ts'
import { openTestGateway, type TestGateway } from '../testing/gateway.ts'
import { kindsAnswer } from './kinds.ts'

let server: TestGateway
let ready: SnapshotRow
const BRANCH = '330106001001'
const json = async <T>(response: Response) => (await response.json()) as T
const make = (role: Role) =>
  server.ask('/api/snapshots', role, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' })
const list = async () => json<SnapshotsAnswer>(await server.ask('/api/snapshots', 'analyst'))

beforeAll(async () => {
  server = await openTestGateway()
  await server.send(kindsAnswer().kinds.flatMap((kind) => kind.examples))
  const asked = await make('analyst')
  expect(asked.status).toBe(202)
  const { id } = await json<SnapshotRow>(asked)
  const state = async () => (await list()).snapshots.find((row) => row.id === id)?.state
  await vi.waitUntil(async () => (await state()) !== 'making', { timeout: 110_000, interval: 500 })
  const [row] = (await list()).snapshots
  if (row?.state !== 'ready') throw new Error('no snapshot')
  ready = row
}, 120_000)
afterAll(() => server.close())

test('a snapshot that nothing has changed since is not made again', async () => {
  const again = await json<SnapshotRow>(await make('manager'))
  const { version, snapshots } = await list()
  if (version === ready.version) {
    expect(again).toEqual(ready)
    expect(snapshots).toHaveLength(1)
  } else expect(again.version).toBeGreaterThan(ready.version)
})

/** Unpacks an export and asks it, as any reader of Parquet may. */
async function unpacked(response: Response) {
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/zip'])
  const files = unzipSync(new Uint8Array(await response.arrayBuffer()))
  const folder = emptyFolder()
  for (const [path, bytes] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), bytes)
  }
  const connection = await (await DuckDBInstance.create(':memory:', { threads: '1' })).connect()
  await connection.run(`SET file_search_path='${folder}'`)
  await connection.run(strFromU8(files['load.sql'] ?? new Uint8Array()))
  const rows = async (sql: string) => (await connection.runAndReadAll(sql)).getRowsJson()
  const manifest = JSON.parse(strFromU8(files['manifest.json'] ?? new Uint8Array())) as {
    watermark: string | null
    tables: { name: string; rows: number; columns: { name: string }[] }[]
  }
  return { manifest, rows, close: () => connection.closeSync() }
}

test('an export opened by DuckDB alone says what the wall said, carries the watermark, and names nobody', async () => {
  const { manifest, rows, close } = await unpacked(await server.ask(`/api/snapshots/${ready.id}/export`, 'analyst'))
  expect(manifest.watermark).toContain('演示数据')
  const { values } = await json<ValuesAnswer>(
    await server.ask(`/api/values?metric=members&metric=attendance-rate-year&version=${ready.version}`, 'analyst'),
  )
  expect(await rows(`SELECT value::DOUBLE FROM metric_members WHERE code = 'root'`)).toEqual([[values[0]?.value]])
  expect(await rows(`SELECT value FROM metric_attendance_rate_year WHERE code = 'root'`)).toEqual([[values[1]?.value]])
  for (const { name, rows: count } of manifest.tables)
    expect([name, await rows(`SELECT count(*)::INTEGER FROM ${name}`)]).toEqual([name, [[count]]])
  const guide = readFileSync(new URL('../../docs/snapshots.md', import.meta.url), 'utf8')
  const [, documented = ''] = /## DuckDB.*?```sql\n(.*?)```/s.exec(guide) ?? []
  const districts = await rows(
    'SELECT code, name, value FROM metric_members WHERE depth <= 1 AND value <> 0 ORDER BY code',
  )
  expect((await rows(documented)).sort()).toEqual(districts.sort())
  expect(districts.length).toBeGreaterThan(0)
  const columns = manifest.tables.flatMap((table) => table.columns.map((column) => column.name))
  expect(columns).not.toContain('member')
  expect(columns).not.toContain('is_birth')
  close()
})

test('a branch gets its own rows, its secretary with whose they are, and nobody what lies outside', async () => {
  const path = `/api/snapshots/${ready.id}`
  const mine = await unpacked(await server.ask(`${path}/export`, 'secretary'))
  expect(await mine.rows('SELECT code, parent, path FROM organisation')).toEqual([[BRANCH, null, BRANCH]])
  expect(await mine.rows('SELECT count(DISTINCT org)::INTEGER FROM entry')).toEqual([[1]])
  expect(Number((await mine.rows('SELECT count(*) FROM member'))[0]?.[0])).toBeGreaterThan(0)
  expect(await mine.rows('SELECT count(*)::INTEGER FROM entry JOIN member USING (member)')).not.toEqual([[0]])
  mine.close()
  const theirs = await unpacked(await server.ask(`${path}/export?scope=${BRANCH}`, 'manager'))
  expect(theirs.manifest.tables.map(({ name }) => name)).not.toContain('member')
  theirs.close()
  const schema = await json<DeskSchema>(await server.ask(`${path}/schema`, 'secretary'))
  expect(schema.tables.find(({ name }) => name === 'member')?.columns.map(({ name }) => name)).toContain('age')
  expect(schema.scope).toBe(BRANCH)
  const status = async (role: Role, at: string) => (await server.ask(at, role)).status
  expect(await status('secretary', `${path}/export?scope=root`)).toBe(403)
  expect(await status('auditor', `${path}/export`)).toBe(403)
  expect(await status('admin', `${path}/export`)).toBe(403)
  expect(await status('wall', '/api/snapshots')).toBe(403)
  expect(await status('analyst', '/api/snapshots/none/export')).toBe(404)
  expect(await status('analyst', `${path}/export?scope=nowhere`)).toBe(404)
}, 180_000)

test('a file that is not what was written is found out when the checksums are asked for', async () => {
  const path = `/api/snapshots/${ready.id}`
  expect((await server.ask(`${path}?check=1`, 'auditor')).status).toBe(200)
  const file = join(server.folder, 'snapshots', ready.id, 'supervision.parquet')
  const before = readFileSync(file)
  writeFileSync(
    file,
    before.map((byte, i) => (i === 40 ? byte ^ 1 : byte)),
  )
  const found = await json<{ code: string; detail: string }>(await server.ask(`${path}?check=1`, 'auditor'))
  expect([found.code, found.detail]).toEqual(['refused', expect.stringContaining('supervision.parquet')])
  expect((await list()).snapshots.find(({ id }) => id === ready.id)?.state).toBe('failed')
  expect((await server.ask(`${path}/export`, 'analyst')).status).toBe(409)
})
