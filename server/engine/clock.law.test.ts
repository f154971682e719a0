import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DAY_MS, parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { linesOf } from './blocks.ts'
import type { LocalEngine } from './engine.ts'

const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000

/** Ids of all that the clock has said, in the order of the journal. */
function toldBy({ core }: LocalEngine): string[] {
  const lines = [...core.journal.blocksAfter(0)].flatMap((block) => linesOf(block))
  return lines
    .map((line) => JSON.parse(line) as { type: string; id: string })
    .filter(({ type }) => type.startsWith('deadline.'))
    .map(({ id }) => id)
}

/** Ticks until nothing more is said. */
async function settle(engine: LocalEngine): Promise<void> {
  for (let before = -1; before !== engine.core.seq; ) {
    before = engine.core.seq
    await engine.tick()
  }
}

interface Fate {
  readonly restart: boolean
  /** Days by which the clock is set back, and ahead again. */
  readonly back: number
}

/** A town lived through day by day, then five months of silence; what befalls the clock at the end of each day. */
async function live(days: readonly TestEvent[][], fates: readonly Fate[]): Promise<string[]> {
  const clock = { now: 0 }
  const now = () => clock.now
  let made = await openTestEngine({ now })
  const silence = [3, 10, 30, 60, 100, 150].map((n) => endOf(days.flat()) + n * DAY_MS)
  const ends = [...days.map((day) => ({ day, now: endOf(day) })), ...silence.map((now) => ({ day: [], now }))]
  for (const [i, { day, now: end }] of ends.entries()) {
    clock.now = end
    if (day.length > 0) expect((await made.take(day)).rejected).toEqual([])
    await settle(made.engine)
    const fate = fates[i % Math.max(1, fates.length)]
    if (!fate) continue
    clock.now = end - fate.back * DAY_MS
    await settle(made.engine)
    if (fate.restart) {
      await made.engine.close()
      made = await openTestEngine({ folder: made.folder, now })
      await settle(made.engine)
    }
    clock.now = end
    await settle(made.engine)
  }
  const told = toldBy(made.engine)
  await made.engine.close()
  return told
}

const fate = fc.record({ restart: fc.boolean(), back: fc.nat(9) })

test('the clock says each date of any scene exactly once, over restarts and clocks that are set back', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 1_000_000 }),
      fc.array(fate, { minLength: 5, maxLength: 9 }),
      async (seed, fates) => {
        const days = daysOf(smallTown(seed), 16).filter((day) => day.length > 0)
        const plain = await live(days, [])
        expect(plain.length).toBeGreaterThan(20)
        expect(new Set(plain).size).toBe(plain.length)
        const troubled = await live(days, fates)
        expect(new Set(troubled).size).toBe(troubled.length)
        expect(troubled.toSorted()).toEqual(plain.toSorted())
      },
    ),
    { numRuns: 1, interruptAfterTimeLimit: 120_000, markInterruptAsFailure: false },
  )
}, 300_000)
