import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import type { LocalEngine } from './engine.ts'
import { compareAll } from './reconcile.ts'

const TIMEOUT = 300_000
const DAYS = 24
const seeds = fc.integer({ min: 1, max: 1_000_000 })
const runs = (numRuns: number) => ({ numRuns, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false })
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000

async function differences(engine: LocalEngine): Promise<readonly string[]> {
  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
  return (await compareAll(engine.core)).differences
}

test(
  'what every scene simulates is accepted as it comes, and comes to the same told at once or in another order',
  async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.array(fc.nat(1_000), { minLength: 60, maxLength: 60 }), async (seed, swaps) => {
        const days = daysOf(smallTown(seed), DAYS)
        const events = days.flat()
        let now = 0
        const lived = await openTestEngine({ now: () => now })
        for (const day of days.filter((each) => each.length > 0)) {
          now = endOf(day)
          const taken = await lived.take(day)
          expect({ rejected: taken.rejected, held: taken.held }).toEqual({ rejected: [], held: 0 })
        }
        expect(await differences(lived.engine)).toEqual([])

        const shuffled = [...events]
        for (const [k, n] of swaps.entries()) {
          const i = n % (shuffled.length - 1)
          const [moved] = shuffled.splice(i, 1)
          if (moved) shuffled.splice(Math.min(shuffled.length, i + 1 + (k % 9)), 0, moved)
        }
        for (const order of [events, shuffled]) {
          const told = await openTestEngine({ now: () => now })
          const taken = await told.take(order)
          // An effect that comes before its cause is held or refused; where nothing was refused, the order made no difference.
          if (order === events) expect(taken.rejected).toEqual([])
          if (taken.rejected.length === 0) {
            expect(cellsOf(told.engine)).toEqual(cellsOf(lived.engine))
            expect(await told.take(order)).toMatchObject({ accepted: 0, rejected: [] })
          }
          expect(await differences(told.engine)).toEqual([])
          await told.engine.close()
        }
        // What the clock adds, a day after the last report, is in both the same too.
        now += 86_400_000
        await lived.engine.tick()
        expect(await differences(lived.engine)).toEqual([])
        await lived.engine.close()
      }),
      runs(3),
    )
  },
  TIMEOUT,
)

test(
  'what is taken back leaves nothing, whatever the scene, and a restart or a rebuild changes nothing',
  async () => {
    await fc.assert(
      fc.asyncProperty(seeds, fc.nat(100), async (seed, from) => {
        const days = daysOf(smallTown(seed), DAYS)
        const events = days.flat()
        const now = endOf(events)
        const { engine, folder, take } = await openTestEngine({ now: () => now })
        await take(days[0] ?? [])
        const before = cellsOf(engine)
        const reports = days.slice(1).flat()
        await take(reports)
        // Effects first: taking back a cause while its effects stand is refused.
        const back = reports.toReversed().map((e) => ({
          id: `back-${e.source ?? ''}-${e.id}`,
          type: 'event.corrected',
          subject: e.subject,
          time: e.time,
          data: { id: e.id, reason: '撤回' },
          ...(e.source === undefined ? {} : { source: e.source }),
        }))
        const part = Math.floor((back.length * from) / 100)
        expect((await take(back.slice(0, part))).rejected).toEqual([])
        expect(await differences(engine)).toEqual([])
        const cells = cellsOf(engine)
        await engine.close()
        for (const meaning of ['test', 'another']) {
          const again = await openTestEngine({ folder, now: () => now, meaning })
          expect(cellsOf(again.engine)).toEqual(cells)
          await again.engine.close()
        }
        const last = await openTestEngine({ folder, now: () => now, meaning: 'another' })
        expect((await last.take(back.slice(part))).rejected).toEqual([])
        expect(cellsOf(last.engine)).toEqual(before)
        await last.engine.close()
      }),
      runs(3),
    )
  },
  TIMEOUT,
)
