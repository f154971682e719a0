import { spawn } from 'node:child_process'
import { readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { cellsOf, emptyFolder, openTestEngine, type TestEvent } from '../testing/engine.ts'
import type { LocalEngine } from './engine.ts'
import { compareAll } from './reconcile.ts'

const at = (text: string) => parseInstant(text) ?? 0
const org = (code: string, parent: string, kind = 'branch'): TestEvent => ({
  id: `f-${code}`,
  type: 'org.founded',
  subject: code,
  time: '2026-01-02T09:00:00+08:00',
  data: { name: `组织${code}`, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})
const CITY = [
  org('d1', 'root', 'area'),
  org('d2', 'root', 'area'),
  org('c1', 'd1', 'committee'),
  org('b1', 'c1'),
  org('b2', 'c1'),
]
const person = (member: string, birthMonth: string) => ({
  member,
  gender: 'male',
  birthMonth,
  education: 'edu-college',
  occupation: 'worker',
  ethnicity: 'han',
  status: 'full',
  joined: '2010-07',
})
const register = (member: string, subject: string, birthMonth = '1980-06'): TestEvent => ({
  id: `r-${member}`,
  type: 'member.registered',
  subject,
  time: '2026-01-03T09:00:00+08:00',
  data: person(member, birthMonth),
})
const meeting = (id: string, subject: string, time: string): TestEvent => ({
  id,
  type: 'meeting.held',
  subject,
  time,
  data: { form: 'theme-day', attended: 8, expected: 10, minutes: 60 },
})

async function valuesOf(
  engine: LocalEngine,
  scope: string,
  metrics: string[],
  when: { at?: string; version?: number } = {},
) {
  const answer = await engine.values({
    scope,
    metrics,
    at: when.at === undefined ? null : at(when.at),
    version: when.version ?? null,
  })
  return answer.values.map((v) => v.value)
}

async function expectAgreement(engine: LocalEngine) {
  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
  expect((await compareAll(engine.core)).differences).toEqual([])
}

test('moves a birthday into the next age band on the first of the birth month, and the year before as it was', async () => {
  let now = at('2026-05-31T12:00:00+08:00')
  const { engine, take } = await openTestEngine({ now: () => now })
  await take([...CITY, register('m1', 'b1', '1990-06')])
  expect(await valuesOf(engine, 'd1', ['members-age-le35', 'members-age-36-45'])).toEqual([1, 0])
  now = at('2026-06-01T00:00:01+08:00')
  await engine.tick()
  expect(await valuesOf(engine, 'd1', ['members-age-le35', 'members-age-36-45'])).toEqual([0, 1])
  expect(
    await valuesOf(engine, 'd1', ['members-age-le35', 'members-age-36-45'], { at: '2026-05-31T23:59:59+08:00' }),
  ).toEqual([1, 0])
  await expectAgreement(engine)
  await engine.close()
})

test('puts a late event into the period of its own time, and opens every missed day once', async () => {
  let now = at('2026-02-27T18:00:00+08:00')
  const { engine, take, folder } = await openTestEngine({ now: () => now })
  await take([...CITY, meeting('x1', 'b1', '2026-02-27T15:00:00+08:00')])
  now = at('2026-03-02T09:00:00+08:00')
  await take([meeting('x2', 'b1', '2026-02-28T15:00:00+08:00'), meeting('x3', 'b1', '2026-03-02T08:00:00+08:00')])
  expect(await valuesOf(engine, 'root', ['meetings-today', 'meetings-month', 'meetings-year'])).toEqual([1, 1, 3])
  expect(
    await valuesOf(engine, 'root', ['meetings-today', 'meetings-month'], { at: '2026-02-28T23:00:00+08:00' }),
  ).toEqual([1, 2])
  const days = await engine.core.ledger.read('SELECT count(*), count(DISTINCT day) FROM day_opened')
  expect(days[0]).toEqual([4, 4])
  await engine.close()
  const again = await openTestEngine({ folder, now: () => now })
  expect((await again.engine.core.ledger.read('SELECT count(*) FROM day_opened'))[0]).toEqual([4])
  await again.engine.close()
})

test('counts a branch once a month and quarter, whatever comes late, is taken back, or is read back at a start', async () => {
  const now = at('2026-03-20T18:00:00+08:00')
  const { engine, take, folder } = await openTestEngine({ now: () => now })
  const held = async (of: LocalEngine) =>
    (await valuesOf(of, 'root', ['theme-day-branches-month', 'theme-day-months-year', 'congress-quarters-year'])).map(
      (value) => (value === null ? null : Math.round(value * 2)),
    )
  const congress = (id: string, time: string): TestEvent => {
    const { data, ...rest } = meeting(id, 'b2', time)
    return { ...rest, data: { ...data, form: 'congress' } }
  }
  await take([...CITY, meeting('x1', 'b1', '2026-03-10T15:00:00+08:00')])
  // Twice in March, late; once in February, late: two branches exist.
  await take([meeting('x2', 'b1', '2026-03-03T15:00:00+08:00'), meeting('x3', 'b1', '2026-02-03T15:00:00+08:00')])
  await take([congress('y1', '2026-03-31T12:00:00+08:00'), congress('y2', '2026-01-05T15:00:00+08:00')])
  await take([congress('y3', '2026-02-05T15:00:00+08:00'), congress('y4', '2025-12-31T15:00:00+08:00')])
  expect(await held(engine)).toEqual([2, 2, 1])
  const back = (id: string): TestEvent => ({
    id: `k-${id}`,
    type: 'event.corrected',
    subject: 'b1',
    time: '2026-03-19T09:00:00+08:00',
    data: { id, reason: '重复' },
  })
  await take([back('x1')])
  expect(await held(engine)).toEqual([2, 2, 1])
  await expectAgreement(engine)
  await engine.close()
  const again = await openTestEngine({ folder, now: () => now })
  await again.take([back('x2'), meeting('x4', 'b2', '2026-02-04T15:00:00+08:00')])
  expect(await held(again.engine)).toEqual([0, 2, 1])
  await expectAgreement(again.engine)
  await again.engine.close()
})

test('rolls a moved organisation up to the new parent now, and to the old one as of before', async () => {
  const now = at('2026-03-10T12:00:00+08:00')
  const { engine, take } = await openTestEngine({ now: () => now })
  await take([...CITY, register('m1', 'b1'), meeting('x1', 'b1', '2026-03-01T15:00:00+08:00')])
  const before = engine.core.seq
  await take([
    { id: 'mv', type: 'org.moved', subject: 'c1', time: '2026-03-05T09:00:00+08:00', data: { parent: 'd2' } },
  ])
  const both = ['members', 'meetings-month']
  expect(await valuesOf(engine, 'd2', both)).toEqual([1, 1])
  expect(await valuesOf(engine, 'd1', both)).toEqual([null, null])
  expect(await valuesOf(engine, 'd1', both, { at: '2026-03-04T12:00:00+08:00' })).toEqual([1, 1])
  expect(await valuesOf(engine, 'd1', both, { version: before })).toEqual([1, 1])
  await expectAgreement(engine)
  await engine.close()
})

test('holds what waits for an organisation, a member, an event or a time, durably, and lets it go in order', async () => {
  let now = at('2026-03-10T12:00:00+08:00')
  const first = await openTestEngine({ now: () => now })
  const correction: TestEvent = {
    id: 'k1',
    type: 'event.corrected',
    subject: 'b1',
    time: '2026-03-02T09:00:00+08:00',
    data: { id: 'x1', reason: '重复' },
  }
  const waiting = [
    meeting('x1', 'b1', '2026-03-01T15:00:00+08:00'),
    {
      id: 'c1',
      type: 'member.changed',
      subject: 'b1',
      time: '2026-02-01T09:00:00+08:00',
      data: { member: 'm1', education: 'edu-bachelor' },
    },
    meeting('x2', 'root', '2026-03-10T13:00:00+08:00'),
    correction,
  ]
  expect(await first.take(waiting)).toMatchObject({ accepted: 0, held: 4, rejected: [] })
  expect(await first.take(waiting)).toMatchObject({ accepted: 0, held: 4, duplicate: 0 })
  await first.engine.close()

  const second = await openTestEngine({ folder: first.folder, now: () => now })
  expect((await second.engine.held({ scope: 'root', limit: 10 })).total).toBe(4)
  expect(await second.take(CITY)).toMatchObject({ accepted: 5 })
  expect(await second.take([register('m1', 'b1')])).toMatchObject({ accepted: 1 })
  expect((await second.engine.held({ scope: 'root', limit: 10 })).rows.map((r) => r.id)).toEqual(['x2'])
  expect(await valuesOf(second.engine, 'root', ['members-edu-bachelor', 'meetings-today'])).toEqual([1, null])
  now = at('2026-03-10T13:00:01+08:00')
  await second.engine.tick()
  expect(await valuesOf(second.engine, 'root', ['meetings-today'])).toEqual([1])
  expect(await second.take(waiting)).toMatchObject({ duplicate: 4 })
  await expectAgreement(second.engine)
  await second.engine.close()
})

test('refuses a sender outside its scope, and an event that does not apply, with field and reason', async () => {
  const now = at('2026-03-10T12:00:00+08:00')
  const { engine, take } = await openTestEngine({ now: () => now })
  await take([...CITY, register('m1', 'b1')])
  const foreign = await take([meeting('y1', 'b1', '2026-03-01T15:00:00+08:00')], 'd2')
  expect(foreign.rejected).toMatchObject([{ line: 0, field: 'subject', code: 'outside-scope' }])
  expect(await take([meeting('y1', 'b1', '2026-03-01T15:00:00+08:00')], 'd1')).toMatchObject({ accepted: 1 })
  const twice = await take([{ ...register('m1', 'b1'), id: 'again' }])
  expect(twice.rejected[0]?.reason).toContain('「党员期初登记」')
  const later = { ...register('m1', 'b1'), id: 'later', time: '2026-01-04T09:00:00+08:00' }
  expect((await take([later])).rejected[0]).toMatchObject({ line: 0, field: 'data.member' })
  expect((await engine.rejects({ source: null, limit: 10 })).total).toBe(3)
  expect(JSON.stringify((await engine.rejects({ source: null, limit: 10 })).rows)).not.toContain('m1"')
  // Whatever a sender makes its ids of.
  await take([
    { ...register('m1', 'b1'), id: '张三' },
    { ...register('m1', 'b1'), id: 'p-330106 19900307 1236' },
  ])
  const ids = (await engine.rejects({ source: null, limit: 2 })).rows.map(({ record }) => JSON.parse(record).id)
  expect(ids.sort()).toEqual(['***', 'p-***'])
  await engine.close()
})

test('sets a damaged, a short and a foreign ledger aside and rebuilds it to the same cells', async () => {
  const now = at('2026-03-10T12:00:00+08:00')
  const first = await openTestEngine({ now: () => now })
  await first.take([...CITY, register('m1', 'b1'), meeting('x1', 'b1', '2026-03-01T15:00:00+08:00')])
  const cells = cellsOf(first.engine)
  await first.engine.close()
  const path = join(first.folder, 'ledger.duckdb')
  const sql = async (text: string) => {
    const instance = await DuckDBInstance.create(path)
    const connection = await instance.connect()
    await connection.run(text)
    connection.closeSync()
    instance.closeSync()
  }
  const damages: [() => Promise<void> | void, RegExp][] = [
    [() => writeFileSync(path, 'no database'), /打不开/],
    [() => sql('DELETE FROM entry WHERE seq = (SELECT max(seq) FROM entry)'), /分录不全/],
    [() => sql(`UPDATE meta SET journal = 'another'`), /另一份日志/],
    [() => sql('UPDATE meta SET seq = 4000'), /比日志还新/],
  ]
  for (const [i, [damage, why]] of damages.entries()) {
    await damage()
    const { engine } = await openTestEngine({ folder: first.folder, now: () => now })
    expect(engine.setAside).toMatch(why)
    expect(cellsOf(engine)).toEqual(cells)
    await expectAgreement(engine)
    await engine.close()
    expect(readdirSync(first.folder).filter((f) => f.startsWith('ledger.duckdb.aside')).length).toBe(i + 1)
  }
})

test('refuses a second process on the same folder and names the first', async () => {
  const folder = emptyFolder()
  const script = `require('@duckdb/node-api').DuckDBInstance.create(${JSON.stringify(join(folder, 'lock.duckdb'))}).then(() => { console.log('locked'); setInterval(() => {}, 1000) })`
  const other = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise((resolve) => other.stdout.once('data', resolve))
  await expect(openTestEngine({ folder, now: () => 0 })).rejects.toThrow(`PID ${other.pid}`)
  other.kill('SIGKILL')
})

test('sends a room one full frame and then deltas that follow on each other, only what changed', async () => {
  let now = at('2026-03-10T12:00:00+08:00')
  const { engine, take, frames } = await openTestEngine({ now: () => now })
  await take(CITY)
  await engine.watch({ key: 'w', scope: 'd1', view: { metrics: ['meetings-today', 'orgs'] }, rate: 10 })
  await engine.core.journal.flushed()
  const pump = async () => {
    now += 1_000
    engine.pump()
    await new Promise((resolve) => setImmediate(resolve))
    await engine.core.journal.flushed()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await pump()
  await take([meeting('x1', 'b1', '2026-03-10T11:00:00+08:00')])
  await pump()
  await take([meeting('x2', 'd2', '2026-03-10T11:00:00+08:00')])
  await pump()
  await take([meeting('x3', 'b2', '2026-03-10T11:00:00+08:00')])
  await pump()
  const [full, ...deltas] = frames.map((f) => f.frame)
  expect(full).toMatchObject({
    kind: 'full',
    cells: { orgs: { d1: 3, c1: 3 }, 'meetings-today': { d1: null, c1: null } },
  })
  expect(deltas.map((d) => d.cells)).toEqual([
    { 'meetings-today': { d1: 1, c1: 1 } },
    { 'meetings-today': { d1: 2, c1: 2 } },
  ])
  let version = full?.version
  for (const delta of deltas) {
    expect(delta).toMatchObject({ kind: 'delta', from: version })
    version = delta.version
  }
  await engine.close()
})
