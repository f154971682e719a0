import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant, toDay } from '../../data/language/time.ts'
import { METRICS } from '../../data/scenes/index.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { history } from '../testing/history.ts'
import type { LocalEngine } from './engine.ts'
import { compareAll } from './reconcile.ts'

// A failing history is shrunk for a minute at most, so that a failure is told within the time of a test.
const RUNS = {
  numRuns: Number(process.env.LAW_RUNS ?? 30),
  interruptAfterTimeLimit: 100_000,
  markInterruptAsFailure: false,
  ...(process.env.LAW_RAW ? { endOnFailure: true } : {}),
}
const TIMEOUT = 300_000
const msOf = (e: TestEvent | undefined) => parseInstant(e?.time ?? '') ?? 0
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map(msOf)) + 3_600_000

async function settle(engine: LocalEngine): Promise<void> {
  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
}

async function differences(engine: LocalEngine): Promise<readonly string[]> {
  await settle(engine)
  return (await compareAll(engine.core)).differences
}

/** A fresh engine fed with events at one moment, in the order given. */
async function fed(events: readonly TestEvent[], now: number) {
  const made = await openTestEngine({ now: () => now })
  const taken = await made.take(events)
  return { ...made, taken }
}

test(
  'every cell is the same live as in SQL, at every day that is lived through, told afterwards, in another order and again',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat(1_000), { minLength: 30, maxLength: 30 }), async (events, swaps) => {
        let now = msOf(events[0])
        const { engine, take } = await openTestEngine({ now: () => now })
        const days = new Map<number, TestEvent[]>()
        for (const e of events) days.set(toDay(msOf(e)), [...(days.get(toDay(msOf(e))) ?? []), e])
        for (const list of days.values()) {
          now = msOf(list.at(-1)) + 1
          await take(list)
          expect(await differences(engine)).toEqual([])
        }
        // The same history told at once, afterwards, comes to the same cells.
        const late = await fed(events, now)
        expect(await differences(late.engine)).toEqual([])
        const cells = cellsOf(late.engine)
        expect(cells).toEqual(cellsOf(engine))
        await engine.close()
        // An effect that comes before its cause may be refused; where nothing was, the order made no difference.
        const bad = new Set(late.taken.rejected.map((r) => r.line))
        const good = events.filter((_, i) => !bad.has(i))
        const other = await fed(shuffled(good, swaps), now)
        if (other.engine.core.seq === late.engine.core.seq && other.taken.rejected.length === 0)
          expect(cellsOf(other.engine)).toEqual(cells)
        expect(await differences(other.engine)).toEqual([])
        await other.engine.close()
        // What is sent again changes nothing.
        expect(await late.take([...good].reverse())).toMatchObject({ accepted: 0, rejected: [] })
        expect(cellsOf(late.engine)).toEqual(cells)
        await late.engine.close()
      }),
      RUNS,
    )
  },
  TIMEOUT,
)

/** Events of which some come a little later than they happened. */
function shuffled(events: readonly TestEvent[], swaps: readonly number[]): TestEvent[] {
  const order = [...events]
  for (const [k, n] of swaps.entries()) {
    const i = n % Math.max(1, order.length - 1)
    const [moved] = order.splice(i, 1)
    if (moved) order.splice(Math.min(order.length, i + 1 + (k % 5)), 0, moved)
  }
  return order
}

test(
  'an event and its correction leave the cells as before',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(1_000), async (events, n) => {
        const now = endOf(events)
        const { engine, take } = await openTestEngine({ now: () => now })
        const cut = 1 + (n % (events.length - 1))
        await take(events.slice(0, cut))
        const before = cellsOf(engine)
        const next = events[cut]
        if (!next || next.type === 'event.corrected') return engine.close()
        const taken = await take([next])
        if (taken.accepted === 1) {
          const back = {
            id: 'back',
            type: 'event.corrected',
            subject: next.subject,
            time: next.time,
            data: { id: next.id, reason: '撤回' },
          }
          expect(await take([back])).toMatchObject({ accepted: 1, rejected: [] })
          expect(cellsOf(engine)).toEqual(before)
        }
        expect(await differences(engine)).toEqual([])
        await engine.close()
      }),
      RUNS,
    )
  },
  TIMEOUT,
)

test(
  'a restart and a rebuild from the journal give the same cells, wherever the ledger had got to',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(1_000), async (events, n) => {
        const now = endOf(events)
        const first = await openTestEngine({ now: () => now })
        const cut = n % events.length
        await first.take(events.slice(0, cut))
        await settle(first.engine)
        await first.take(events.slice(cut))
        const cells = cellsOf(first.engine)
        await first.engine.close()
        for (const meaning of ['test', 'another']) {
          const again = await openTestEngine({ folder: first.folder, now: () => now, meaning })
          expect(cellsOf(again.engine)).toEqual(cells)
          expect(await differences(again.engine)).toEqual([])
          const more = await again.take([
            {
              id: 'more',
              type: 'meeting.held',
              subject: 'root',
              time: events[0]?.time ?? '',
              data: { form: 'theme-day', attended: 1, expected: 1, minutes: 1 },
            },
          ])
          expect(more.accepted + more.duplicate).toBe(1)
          await again.engine.core.journal.flushed()
          cells.root = cellsOf(again.engine).root ?? []
          await again.engine.close()
        }
      }),
      RUNS,
    )
  },
  TIMEOUT,
)

test(
  'values at an instant and a version are those that the wall showed then',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, async (events) => {
        let now = msOf(events[0])
        const { engine, take } = await openTestEngine({ now: () => now })
        const metrics = METRICS.map((m) => m.id)
        const shown: { version: number; scope: string; values: unknown }[] = []
        for (const [i, e] of events.entries()) {
          now = msOf(e) + 1
          await take([e])
          if (i % 9 !== 0) continue
          for (const scope of ['root', 'o0', 'o1']) {
            if (engine.core.registry.orgOf(scope) === undefined) continue
            const live = await engine.values({ scope, metrics, at: null, version: null })
            shown.push({ version: live.version, scope, values: live.values })
          }
        }
        for (const { version, scope, values } of shown) {
          const then = await engine.values({ scope, metrics, at: null, version })
          expect(then.values).toEqual(values)
          const origin = await engine.origin({
            scope,
            metric: 'attendance-rate-month',
            entries: true,
            at: null,
            version,
          })
          const rate = then.values.find((v) => v.metric === 'attendance-rate-month')?.value ?? null
          expect(origin.value).toBe(rate)
        }
        await engine.close()
      }),
      { numRuns: 15 },
    )
  },
  TIMEOUT,
)
