import { readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { DeskAnswer } from '../../data/contract/desk.ts'
import { openDesk, SNAPSHOTS } from '../testing/desk.ts'
import { emptyFolder } from '../testing/engine.ts'
import { prioritiesOf, sandboxesOf } from '../testing/sandboxes.ts'
import { JAILS } from './jail.ts'
import { FIRST, mayRaisePriority } from './priority.ts'

let desk: Awaited<ReturnType<typeof openDesk>>
beforeAll(async () => {
  desk = await openDesk(emptyFolder(), { seconds: 20 })
  desk.sandbox.warm()
}, 120_000)
afterAll(() => desk.close())

const PATIENCE = { timeout: 20_000 }
const ENDLESS = 'WITH RECURSIVE a(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM a) SELECT max(n) FROM a'

async function count(snapshot: string): Promise<unknown> {
  const response = await desk.query('SELECT count(*) FROM entry', {}, 'analyst', snapshot)
  return DeskAnswer.parse(await response.json()).rows[0]?.[0]
}

/** What the processes that wait have open: for each the snapshot of its files, '' for none. */
function open(): string[] {
  const entries = Object.keys(SNAPSHOTS).map(
    (name) => [name, statSync(join(desk.folder, name, 'entry.parquet'))] as const,
  )
  return readdirSync(join(desk.folder, JAILS))
    .map((jail) => {
      const files = join(desk.folder, JAILS, jail)
      const found = readdirSync(files).map((file) => statSync(join(files, file)).ino)
      return entries.find(([, { ino }]) => found.includes(ino))?.[0] ?? ''
    })
    .sort()
}

test('a process that has the tables of one snapshot open answers nobody who asks another, in whatever order they ask', async () => {
  const order = ['s1', 's2', 's2', 's1', 's2', 's1', 's1', 's1', 's2', 's1', 's2', 's2']
  for (let i = 0; i < order.length; i += 3) {
    const asked = order.slice(i, i + 3)
    expect(await Promise.all(asked.map(count))).toEqual(asked.map((name) => SNAPSHOTS[name]))
  }
}, 60_000)

test('of those that wait one has the tables of the last query open, and one has nothing', async () => {
  for (const name of ['s1', 's2']) {
    await count(name)
    await expect.poll(open, PATIENCE).toEqual(['', name])
  }
}, 60_000)

test('a query goes before others for a moment only, where the system lets it', async () => {
  const first = mayRaisePriority() ? FIRST : 0
  const each = () => sandboxesOf(desk.folder).map(({ pid }) => [...new Set(prioritiesOf(pid))])
  await expect.poll(each, PATIENCE).toEqual([[first], [first]])
  const lines = await desk.lines(ENDLESS, async (line) => {
    if (line.kind !== 'started') return
    // It gives its place at the front back; those that wait keep theirs.
    await expect.poll(each, PATIENCE).toEqual(expect.arrayContaining([[first], [0]]))
    await desk.ask(`/api/queries/${line.query}`, 'analyst', { method: 'DELETE' })
  })
  expect(lines.at(-1)).toMatchObject({ kind: 'problem', problem: { code: 'query-stopped' } })
}, 60_000)

test('a text that is refused has run nothing: the same process takes the next one', async () => {
  await count('s1')
  await expect.poll(open, PATIENCE).toEqual(['', 's1'])
  const before = sandboxesOf(desk.folder)
  expect((await desk.query('SELECT * FROM nothing')).status).toBe(422)
  expect(open()).toEqual(['', 's1'])
  expect(sandboxesOf(desk.folder)).toEqual(before)
}, 60_000)

test('a snapshot that is gone does not keep the next query of another from being answered', async () => {
  await count('s2')
  rmSync(join(desk.folder, 's2'), { recursive: true })
  await desk.query('SELECT 1', {}, 'analyst', 's2')
  expect(await count('s1')).toBe(SNAPSHOTS.s1)
}, 60_000)
