import { existsSync, mkdirSync, readdirSync, rmSync, truncateSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SnapshotRow } from '../../data/contract/desk.ts'
import { dayStart, fromCalendar, parseInstant, toDay } from '../../data/language/time.ts'
import type { LocalEngine } from '../engine/engine.ts'
import { emptyFolder, openTestEngine } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { openSql, spoil, takeSnapshot } from '../testing/snapshot.ts'
import { ARTEFACT, artefactFolder } from './artefact.ts'
import { RAW } from './build.ts'
import { checkHashes, checkSizes, DamagedSnapshot, filesOf } from './manifest.ts'
import { Schedule, wantedSnapshots } from './schedule.ts'
import { buildArtefact } from './scoped.ts'
import { sealsOf, sweepSegments } from './segments.ts'
import { Snapshots } from './snapshots.ts'
import { TABLES, TABLES_WITH_PEOPLE } from './tables.ts'

const kept = { demand: 2, day: 2, month: 2, schedule: 2 }
let engine: LocalEngine
const root = emptyFolder()
const snapshots = join(root, 'snapshots')
let first: Awaited<ReturnType<typeof takeSnapshot>>
let second: Awaited<ReturnType<typeof takeSnapshot>>

beforeAll(async () => {
  let now = 0
  const opened = await openTestEngine({ now: () => now })
  engine = opened.engine
  const days = daysOf(smallTown(11), 5).filter((day) => day.length > 0)
  for (const day of days) {
    now = Math.max(...day.map(({ time }) => parseInstant(time) ?? 0)) + 3_600_000
    await opened.take(day)
  }
  const { version, closings } = await engine.versions()
  // Between the two a day ends, and no organisation moves.
  first = await takeSnapshot(engine, {
    root: snapshots,
    id: 'first',
    version: closings.at(-1)?.version ?? 0,
    sealEntries: 300,
  })
  second = await takeSnapshot(engine, { root: snapshots, id: 'second', version, sealEntries: 300, before: 'first' })
}, 120_000)
afterAll(() => engine.close())

test('what is sealed is written once, and both snapshots stand on it', () => {
  const shared = (manifest: typeof first.manifest) =>
    filesOf(manifest).flatMap(({ path, sha256 }) => (path.startsWith('../') ? [`${path} ${sha256}`] : []))
  expect(shared(first.manifest).length).toBeGreaterThan(1)
  expect(shared(second.manifest)).toEqual(expect.arrayContaining(shared(first.manifest)))
  const seals = sealsOf(snapshots, { ...second.manifest, version: second.manifest.version })
  expect(seals.map(({ after }) => after)).toEqual([0, ...seals.slice(0, -1).map(({ upTo }) => upTo)])
})

test('totals that are carried on from an earlier snapshot are those that all entries give', async () => {
  expect(second.manifest.day > first.manifest.day).toBe(true)
  const { artefact } = await takeSnapshot(engine, { root: snapshots, id: 'third', sealEntries: 300 })
  const [carried, anew] = await Promise.all([openSql(second.artefact), openSql(artefact)])
  const all = 'SELECT * FROM total ORDER BY measure, org'
  expect(await carried.rows(all)).toEqual(await anew.rows(all))
  carried.close()
  anew.close()
  rmSync(join(snapshots, 'third'), { recursive: true })
})

test('every column of every file is documented in both languages, with its type, and none is of one person', async () => {
  const described = async (path: string, tables: typeof TABLES) => {
    const sql = await openSql(path)
    const found = Object.entries(sql.artefact.tables)
    expect(found.map(([name]) => name)).toEqual(tables.map(({ name }) => name))
    for (const { name, columns, zh, en } of tables) {
      const rows = await sql.rows(`SELECT column_name, column_type FROM (DESCRIBE ${name})`)
      expect([name, rows]).toEqual([name, columns.map((column) => [column.name, column.type])])
      for (const column of [...columns, { name, zh, en }])
        expect([column.name, column.zh !== '', column.en !== '']).toEqual([column.name, true, true])
    }
    for (const { name, columns } of sql.artefact.views.slice(0, 12)) {
      const rows = await sql.rows(`SELECT column_name, column_type FROM (DESCRIBE ${name})`)
      expect([name, rows]).toEqual([name, columns.map((column) => [column.name, column.type])])
    }
    sql.close()
  }
  await described(second.artefact, TABLES)
  expect(TABLES.flatMap(({ columns }) => columns.filter((column) => column.class === 'personal'))).toEqual([])
  const people = { scope: 'b1', people: true }
  const raw = join(second.folder, '.work', RAW)
  mkdirSync(raw, { recursive: true })
  await engine.copy({ ...second.manifest, folder: raw, after: 0, people: 'b1' })
  await buildArtefact({ ...people, snapshot: second.folder, work: '.work' })
  const path = join(second.folder, artefactFolder(people), ARTEFACT)
  await described(path, TABLES_WITH_PEOPLE)
  const own = await openSql(path)
  const members = Number((await own.rows(`SELECT value FROM metric_members WHERE code = 'b1'`))[0]?.[0])
  expect(members).toBeGreaterThan(0)
  expect(await own.rows('SELECT count(*) FROM member')).toEqual([[members]])
  expect(await own.rows(`SELECT DISTINCT age LIKE 'age-%', gender IN ('female', 'male') FROM member`)).toEqual([
    [true, true],
  ])
  expect(await own.rows('SELECT DISTINCT org FROM entry')).toHaveLength(1)
  own.close()
})

test('a subtree has its own rows and numbers, and the top of it no parent', async () => {
  await buildArtefact({ snapshot: second.folder, scope: 's0', people: false, work: '.work-2' })
  const part = await openSql(join(second.folder, artefactFolder({ scope: 's0', people: false }), ARTEFACT))
  const whole = await openSql(second.artefact)
  const mine = `code IN (SELECT code FROM organisation WHERE starts_with(path || '/', 'root/s0/')) ORDER BY code`
  const codes = (await whole.rows(`SELECT code FROM organisation WHERE ${mine}`)).map(([code]) => code)
  expect((await part.rows('SELECT code FROM organisation ORDER BY code')).map(([code]) => code)).toEqual(codes)
  expect(await part.rows(`SELECT parent, path, depth FROM organisation WHERE code = 's0'`)).toEqual([[null, 's0', 1]])
  for (const view of ['metric_members', 'metric_meetings_month', 'metric_attendance_rate_year'])
    expect(await part.rows(`SELECT code, value FROM ${view} ORDER BY code`)).toEqual(
      await whole.rows(`SELECT code, value FROM ${view} WHERE ${mine}`),
    )
  const sum = 'SELECT count(*), sum(amount), sum(hash(seq, ts, org, measure, amount) % 1000) FROM entry'
  expect(await part.rows(sum)).toEqual(
    await whole.rows(`${sum} WHERE org IN (SELECT org FROM organisation WHERE ${mine.replace(/ ORDER.*/, '')})`),
  )
  part.close()
  whole.close()
  await expect(
    buildArtefact({ snapshot: second.folder, scope: '../x', people: false, work: '.work-3' }),
  ).rejects.toThrow()
  expect(readdirSync(second.folder).filter((name) => name.startsWith('.'))).toEqual([])
})

test('a start sweeps what a crash left, and a file that is shorter or other than it was is told', async () => {
  mkdirSync(join(snapshots, '.making-gone', RAW), { recursive: true })
  const failures: unknown[] = []
  const options = {
    folder: root,
    engine,
    now: () => 0,
    newId: () => 'x',
    demo: true,
    kept,
    onFailed: (error: unknown) => failures.push(error),
  }
  const found = new Snapshots(options)
  expect(existsSync(join(snapshots, '.making-gone'))).toBe(false)
  expect(found.rows().map(({ id, state }) => [id, state])).toEqual([
    ['second', 'ready'],
    ['first', 'ready'],
  ])
  await checkHashes(second.folder, second.manifest)
  const total = join(first.folder, 'total.parquet')
  truncateSync(total, 100)
  expect(() => checkSizes(first.folder, first.manifest)).toThrow(DamagedSnapshot)
  const again = new Snapshots(options)
  expect(again.rows().find(({ id }) => id === 'first')?.state).toBe('failed')
  expect(String(failures[0])).toContain('total.parquet')
  await expect(again.artefact({ id: 'first', scope: 'root', people: false })).rejects.toThrow('refused')
  await found.close()
  await again.close()
})

test('what is not what was written is found when a snapshot is first opened: its own files are refused, a scope’s are made anew', async () => {
  const folder = emptyFolder()
  await takeSnapshot(engine, { root: join(folder, 'snapshots'), id: 'one', sealEntries: 300 })
  const open = () =>
    new Snapshots({ folder, engine, now: Date.now, newId: () => 'x', demo: true, kept, onFailed: () => {} })
  const sql = 'SELECT * FROM total ORDER BY measure, org'
  const rowsOf = async (path: string, of = sql) => {
    const open = await openSql(path)
    const rows = await open.rows(of)
    open.close()
    return rows
  }
  const [code] = (await rowsOf(second.artefact, 'SELECT code FROM organisation WHERE depth = 1'))[0] ?? []
  const of = { id: 'one', scope: String(code), people: false }
  const before = open()
  const path = await before.artefact(of)
  const rows = await rowsOf(path)
  expect(rows.length).toBeGreaterThan(0)
  await before.close()
  spoil(join(dirname(path), 'total.parquet'))
  const between = open()
  // Whoever comes meanwhile waits for the same one.
  const [anew, same] = await Promise.all([between.artefact(of), between.artefact(of)])
  expect([same, await rowsOf(anew)]).toEqual([anew, rows])
  await between.close()
  spoil(join(folder, 'snapshots/one/total.parquet'))
  const after = open()
  await expect(after.artefact(of)).rejects.toMatchObject({
    code: 'refused',
    detail: expect.stringMatching(/total\.parquet/),
  })
  expect(after.rows()).toMatchObject([{ id: 'one', state: 'failed' }])
  await after.close()

  // What is shared would be in the next one too: its rows are written anew.
  const two = await takeSnapshot(engine, { root: join(folder, 'snapshots'), id: 'two', sealEntries: 300 })
  const [shared = ''] = filesOf(two.manifest).flatMap(({ path }) => (path.startsWith('../') ? [path] : []))
  spoil(join(two.folder, shared))
  const found = open()
  await expect(found.artefact({ ...of, id: 'two' })).rejects.toMatchObject({ code: 'refused' })
  await found.close()
  await takeSnapshot(engine, { root: join(folder, 'snapshots'), id: 'three', sealEntries: 300 })
  const again = open()
  expect(await rowsOf(await again.artefact({ ...of, id: 'three' }))).toEqual(rows)
  await again.close()
}, 60_000)

test('a segment that is not whole any more is none: its rows are written anew', () => {
  const at = { ...second.manifest, version: second.manifest.version }
  const before = sealsOf(snapshots, at)
  const damaged = before.at(-1)
  truncateSync(join(second.folder, damaged?.event.path ?? ''), 10)
  expect(sealsOf(snapshots, at)).toEqual(before.slice(0, -1))
})

test('a segment that no manifest names is removed, and only that', () => {
  const named = filesOf(second.manifest).flatMap(({ path }) => (path.startsWith('../') ? [path.slice(3)] : []))
  const [gone = '', ...rest] = named.filter((path) => path.includes('/entry-'))
  sweepSegments(snapshots, new Set(named.filter((path) => path !== gone)))
  expect(existsSync(join(snapshots, gone))).toBe(false)
  for (const path of rest) expect(existsSync(join(snapshots, path))).toBe(true)
})

test('a day that ended is kept of itself, and left in the folder for others', async () => {
  const folder = emptyFolder()
  const exportFolder = join(folder, 'left')
  const failures: unknown[] = []
  const now = () => dayStart(fromCalendar(2026, 3, 1))
  const counts = { ...kept, month: 0 }
  const options = { folder, engine, now, newId: () => 'x', demo: true, kept: counts }
  const automatic = new Snapshots({ ...options, onFailed: (error: unknown) => failures.push(error) })
  const schedule = new Schedule({
    ...{ snapshots: automatic, engine, plan: { kept: counts, everyMinutes: 0 }, now, exportFolder },
  })
  await schedule.look()
  await schedule.look()
  expect(failures).toEqual([])
  const { closings } = await engine.versions()
  const [row, ...more] = automatic.rows()
  expect([row?.kind, row?.state, row?.version, more]).toEqual(['day', 'ready', closings.at(-1)?.version, []])
  expect(readdirSync(exportFolder)).toEqual([`yuntu-${row?.id}.zip`])
  await automatic.close()
}, 180_000)

test('days and months are kept at the version with which they closed, whenever that is noticed', () => {
  const day = fromCalendar(2026, 1, 29)
  const closings = [0, 1, 2, 3].map((n) => ({ day: day + n, version: 100 + n }))
  const versions = { version: 120, epoch: 'e', journal: 'j', closings }
  const row = (kind: SnapshotRow['kind'], version: number): SnapshotRow => ({
    ...{ id: `${kind}-${version}`, version, epoch: 'e', made: '2026-02-01T10:00:00+08:00', kind, state: 'ready' },
    ...{ bytes: 1, rows: 1, demo: false },
  })
  const now = dayStart(day + 4) + 3_600_000
  const wanted = (rows: SnapshotRow[], everyMinutes = 0, counts = kept) =>
    wantedSnapshots({ kept: counts, everyMinutes }, { versions, rows, now }).map(
      ({ kind, version }) => `${kind} ${version}`,
    )
  expect(toDay(now)).toBe(day + 4)
  // 31 January closed with version 102, 1 February with 103.
  expect(wanted([])).toEqual(['month 102', 'day 103'])
  expect(wanted([row('month', 102)])).toEqual(['day 103'])
  expect(wanted([row('month', 102), row('day', 103)])).toEqual([])
  expect(wanted([{ ...row('month', 102), epoch: 'before' }, row('day', 103)])).toEqual(['month 102'])
  expect(wanted([], 0, { ...kept, day: 0, month: 0 })).toEqual([])
  const both = [row('month', 102), row('day', 103)]
  expect(wanted(both, 60)).toEqual(['schedule 120'])
  const late = (minutes: number) => ({ ...row('schedule', 110), made: new Date(now - minutes * 60_000).toISOString() })
  expect(wanted([...both, late(59)], 60)).toEqual([])
  expect(wanted([...both, late(60)], 60)).toEqual(['schedule 120'])
  expect(wanted([...both, { ...late(90), version: 120 }], 60)).toEqual([])
})
