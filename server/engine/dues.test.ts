import { describe, expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { compareAll } from './reconcile.ts'

const NOW = parseInstant('2026-07-01T09:00:00+08:00') ?? 0

const found = (code: string, kind = 'branch', parent = 'root'): TestEvent => ({
  id: `found-${code}`,
  type: 'org.founded',
  subject: code,
  time: '2026-01-01T08:00:00+08:00',
  data: { name: code, kind, parent, sector: 'community' },
})
const registered = (member: string): TestEvent => ({
  id: `register-${member}`,
  type: 'member.registered',
  subject: 'b1',
  time: '2026-01-01T09:00:00+08:00',
  data: {
    member,
    gender: 'female',
    birthMonth: '1970-03',
    education: 'edu-college',
    occupation: 'worker',
    ethnicity: 'han',
    status: 'full',
    joined: '2000-07',
  },
})
const event = (id: string, type: string, day: string, data: object, subject = 'b1'): TestEvent => ({
  id,
  type,
  subject,
  time: `2026-${day}T09:00:00+08:00`,
  data: { ...data },
})
const assessed = (id: string, day: string, data: object) =>
  event(id, 'dues.assessed', day, { month: '2026-03', ...data })
const paid = (id: string, day: string, data: object) =>
  event(id, 'dues.paid', day, { month: '2026-03', channel: 'online', ...data })
const base = [found('b1'), found('b2'), found('c1', 'committee'), registered('m1'), registered('m2'), registered('m3')]

type Opened = Awaited<ReturnType<typeof openTestEngine>>

async function read({ engine }: Opened, ...metrics: string[]) {
  const { values } = await engine.values({ scope: 'root', metrics, at: null, version: null })
  return values.map(({ value }) => value)
}

async function isExact({ engine }: Opened) {
  engine.core.ledger.due(engine.core.seq)
  await engine.core.journal.flushed()
  await engine.core.ledger.through(engine.core.seq)
  expect((await compareAll(engine.core)).differences).toEqual([])
}

async function told(...batches: (readonly TestEvent[])[]) {
  const opened = await openTestEngine({ now: () => NOW })
  await opened.take(base)
  for (const batch of batches) expect(await opened.take(batch)).toMatchObject({ rejected: [], held: 0 })
  return opened
}

const MONEY = ['dues-arrears', 'dues-paid-year', 'dues-late-year', 'dues-extra-year', 'dues-unmatched']

describe('dues of a branch as a whole', () => {
  test('arrears are what was assessed less what was paid; more than that is extra, and late is after the month', async () => {
    const opened = await told([
      assessed('a', '03-01', { persons: 20, fen: 60_000 }),
      paid('p1', '03-10', { persons: 15, fen: 45_000 }),
      paid('p2', '04-02', { persons: 4, fen: 12_000, channel: 'cash' }),
    ])
    expect(await read(opened, ...MONEY)).toEqual([3_000, 57_000, 12_000, 0, 0])
    expect(await read(opened, 'dues-waiting', 'dues-online-year')).toEqual([1, 45 / 57])
    await opened.take([paid('p3', '04-03', { persons: 1, fen: 5_000 })])
    expect(await read(opened, ...MONEY)).toEqual([0, 60_000, 15_000, 2_000, 0])
    await isExact(opened)
    await opened.engine.close()
  })

  test('paid for a month that is not assessed it is kept, and matched when the assessment comes', async () => {
    const opened = await told([paid('p1', '03-10', { persons: 15, fen: 45_000 })])
    expect(await read(opened, ...MONEY)).toEqual([null, null, null, null, 45_000])
    await opened.take([assessed('a', '03-20', { persons: 20, fen: 40_000 })])
    expect(await read(opened, ...MONEY)).toEqual([0, 40_000, 0, 5_000, 0])
    await isExact(opened)
    await opened.engine.close()
  })

  test('in whatever order, and after corrections, it comes out the same', async () => {
    const a = assessed('a', '03-01', { persons: 20, fen: 60_000 })
    const p = paid('p1', '03-10', { persons: 15, fen: 45_000 })
    const [first, second] = [await told([a], [p]), await told([p], [a])]
    expect(cellsOf(first.engine)).toEqual(cellsOf(second.engine))
    const fix = (id: string, replacement?: object) =>
      event(`fix-${id}`, 'event.corrected', '03-30', {
        id,
        reason: '录入有误',
        ...(replacement ? { replacement } : {}),
      })
    await first.take([fix('a', { data: { month: '2026-03', persons: 20, fen: 50_000 } })])
    expect(await read(first, ...MONEY)).toEqual([5_000, 45_000, 0, 0, 0])
    await first.take([fix('p1')])
    expect(await read(first, ...MONEY)).toEqual([50_000, 0, 0, 0, null])
    await isExact(first)
    await first.engine.close()
    await second.engine.close()
  })

  test('dues-assessed: a month is assessed once', async () => {
    const opened = await told([assessed('a', '03-01', { persons: 20, fen: 60_000 })])
    const again = await opened.take([assessed('a2', '03-02', { persons: 20, fen: 60_000 })])
    expect(again.rejected).toMatchObject([{ field: 'data.month', code: 'dues-assessed' }])
    await opened.engine.close()
  })
})

describe('dues of members', () => {
  test('told one by one or as a list, each counts as settled, partly paid or waiting, and the entries are the member’s', async () => {
    const opened = await told([
      assessed('a', '03-01', { members: ['m1', 'm2', 'm3'], fens: [3_000, 500, 20] }),
      paid('p1', '03-05', { members: ['m2', 'm1'], fens: [500, 1_000] }),
    ])
    expect(await read(opened, 'dues-arrears', 'dues-partial', 'dues-waiting')).toEqual([2_020, 1, 1])
    await opened.take([paid('p2', '03-06', { member: 'm1', fen: 2_000 })])
    expect(await read(opened, 'dues-arrears', 'dues-partial', 'dues-waiting')).toEqual([20, 0, 1])
    await isExact(opened)
    const { engine } = opened
    const rows = await engine.core.ledger.read(
      'SELECT member, sum(amount) FROM entry WHERE member > 0 AND measure = ' +
        `(SELECT id FROM measure WHERE code = 'dues.paid.fen') GROUP BY member ORDER BY member`,
    )
    expect(rows.map(([member, fen]) => [Number(member), Number(fen)])).toEqual([
      [1, 3_000],
      [2, 500],
    ])
    await engine.close()
  })

  test('are to be reminded of from the first day of the third month after, until they are paid', async () => {
    let now = parseInstant('2026-05-31T23:00:00+08:00') ?? 0
    const opened = await openTestEngine({ now: () => now })
    await opened.take([...base, assessed('a', '03-01', { member: 'm1', fen: 3_000 })])
    await opened.engine.tick()
    expect(await read(opened, 'dues-reminders')).toEqual([0])
    now = parseInstant('2026-06-01T00:10:00+08:00') ?? 0
    await opened.engine.tick()
    expect(await read(opened, 'dues-reminders', 'deadlines-open')).toEqual([1, 1])
    now = parseInstant('2026-06-02T10:00:00+08:00') ?? 0
    await opened.take([paid('p', '06-02', { member: 'm1', fen: 3_000 })])
    await opened.engine.tick()
    expect(await read(opened, 'dues-reminders', 'deadlines-open')).toEqual([0, 0])
    await isExact(opened)
    await opened.engine.close()
  })

  test('a payload is of one form', () => {
    const payload = EVENTS.find(({ kind }) => kind === 'dues.assessed')?.payload
    const isFine = (data: object) => payload?.safeParse({ month: '2026-03', ...data }).success
    expect(isFine({ persons: 2, fen: 20 })).toBe(true)
    for (const bad of [
      { fen: 20 },
      { persons: 2 },
      { persons: 2, fen: -20 },
      { persons: 2, fen: 0.5 },
      { persons: 2, member: 'm', fen: 20 },
      { members: ['m', 'm'], fens: [1, 1] },
      { members: ['m'], fens: [1, 1] },
      { members: ['m'], fens: [1], fen: 1 },
      { member: 'm', fens: [1], fen: 1 },
    ])
      expect([bad, isFine(bad)]).toEqual([bad, false])
  })
})

describe('the channel of dues', () => {
  const CHANNEL = ['dues-channel-opened', 'dues-channel-not-opened', 'dues-channel-unknown']
  test('is opened, not opened or unknown, and no branch counts as unpaid for it', async () => {
    const opened = await told([event('o', 'dues.channel.opened', '03-01', { channel: 'online' })])
    expect(await read(opened, ...CHANNEL, 'dues-arrears')).toEqual([1, 0, 1, null])
    await opened.take([event('s', 'dues.channel.stated', '03-02', { online: false }, 'b2')])
    expect(await read(opened, ...CHANNEL)).toEqual([1, 1, 0])
    await opened.take([event('d', 'org.dissolved', '03-03', {}, 'b2')])
    expect(await read(opened, ...CHANNEL)).toEqual([1, 0, 0])
    await isExact(opened)
    await opened.engine.close()
  })

  test('dues-not-a-branch: only a branch says how its dues are paid', async () => {
    const opened = await told([])
    const taken = await opened.take([event('o', 'dues.channel.opened', '03-01', { channel: 'online' }, 'c1')])
    expect(taken.rejected).toMatchObject([{ field: 'subject', code: 'dues-not-a-branch' }])
    await opened.engine.close()
  })
})
