import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { openDesk, queryAt } from '../testing/desk.ts'
import { emptyFolder } from '../testing/engine.ts'
import { sandboxesOf } from '../testing/sandboxes.ts'

const DESK = fileURLToPath(new URL('../testing/desk-process.ts', import.meta.url))
const ENDLESS = 'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a'

const isThere = (pid: number) => readdirSync('/proc').includes(String(pid))
const PATIENCE = { timeout: 20_000 }

test('a starter that is killed takes its processes with it, the query says so, and the next ones are answered', async () => {
  const desk = await openDesk(emptyFolder(), { seconds: 60 })
  const endless = desk.query(ENDLESS)
  await expect.poll(() => sandboxesOf(desk.folder).length, PATIENCE).toBeGreaterThan(0)
  const [{ parent } = { parent: 0 }] = sandboxesOf(desk.folder)
  expect(parent).not.toBe(process.pid)
  // It runs, and is not only about to.
  await new Promise((resolve) => setTimeout(resolve, 3_000))
  const before = sandboxesOf(desk.folder)
  process.kill(parent, 'SIGKILL')
  expect(await (await endless).json()).toMatchObject({ code: 'query-failed' })
  await expect.poll(() => before.filter(({ pid }) => isThere(pid)), PATIENCE).toEqual([])
  for (const n of [1, 2]) expect(await (await desk.query(`SELECT ${n}`)).json()).toMatchObject({ rows: [[n]] })
  const other = sandboxesOf(desk.folder).map((each) => each.parent)
  expect(other).not.toContain(parent)
  await desk.close()
  await expect.poll(() => sandboxesOf(desk.folder), PATIENCE).toEqual([])
}, 90_000)

test('a server that is killed leaves no process of its sandbox behind, neither one that runs nor one that waits', async () => {
  const folder = emptyFolder()
  const server = spawn(process.execPath, ['--import', 'tsx', DESK, folder], { stdio: ['ignore', 'pipe', 'inherit'] })
  const [said] = (await once(server.stdout, 'data')) as [Buffer]
  const other = JSON.parse(said.toString()) as { url: string; authorization: string }
  const ask = (sql: string) => queryAt(other, sql)
  await ask('SELECT 1')
  const endless = ask(ENDLESS).catch(() => 'cut')
  await expect.poll(() => sandboxesOf(folder).length, PATIENCE).toBe(3)
  const all = sandboxesOf(folder)
  const socket = readFileSync(`/proc/${all[0]?.parent}/cmdline`, 'utf8').split('\0').filter(Boolean).at(-1) ?? ''
  expect(existsSync(socket)).toBe(true)
  server.kill('SIGKILL')
  await expect.poll(() => all.flatMap(({ pid, parent }) => [pid, parent]).filter(isThere), PATIENCE).toEqual([])
  expect(await endless).toBe('cut')
  expect(existsSync(dirname(socket))).toBe(false)
}, 90_000)
