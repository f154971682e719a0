import { expect, test } from 'vitest'
import { DAY_MS, parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import { compareAll } from './reconcile.ts'

const NEW_YEARS_EVE = parseInstant('2026-12-31T12:00:00+08:00') ?? Number.NaN

/** Meetings of the root, one an hour before a moment. */
const meetings = (count: number, before: number): TestEvent[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `${before}-${i}`,
    type: 'meeting.held',
    subject: 'root',
    time: new Date(before - i * 3_600_000).toISOString(),
    data: { form: 'theme-day', attended: 3, expected: 4, minutes: 60 },
  }))

test('a start adds up subtotals and what came since; a window that ended meanwhile counts no more', async () => {
  let now = NEW_YEARS_EVE
  const open = (folder?: string) =>
    openTestEngine({ now: () => now, subtotalEvery: 10, ...(folder === undefined ? {} : { folder }) })
  const first = await open()
  await first.take(meetings(40, now))
  await first.engine.close()
  const { folder } = first
  // A day, a month and a year end at once, then a day only; in between something late is told of the old year.
  for (const [wait, told] of [
    [0, meetings(2, now - 60_000)],
    [DAY_MS, meetings(3, now - 120_000)],
    [DAY_MS, meetings(20, now + 2 * DAY_MS)],
    [40 * DAY_MS, []],
  ] as const) {
    now += wait
    const { engine, take } = await open(folder)
    expect((await compareAll(engine.core)).differences).toEqual([])
    if (told.length > 0) expect((await take(told)).accepted).toBe(told.length)
    await engine.core.journal.flushed()
    engine.core.ledger.due(engine.core.seq)
    await engine.core.ledger.through(engine.core.seq)
    expect((await compareAll(engine.core)).differences).toEqual([])
    await engine.close()
  }
  const last = await open(folder)
  const { ledger } = last.engine.core
  expect((await ledger.read('SELECT upto FROM reach'))[0]?.[0]).toBeGreaterThan(0)
  const [whole, parts] = [
    'SELECT org, measure, sum(amount), max(ts) FROM entry WHERE seq <= (SELECT upto FROM reach) GROUP BY ALL ORDER BY ALL',
    'SELECT org, measure, stock, last_ts FROM subtotal ORDER BY ALL',
  ]
  expect(await ledger.read(parts)).toEqual(await ledger.read(whole))
  await last.engine.close()
})
