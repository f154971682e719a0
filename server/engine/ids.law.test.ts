import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const NOW = parseInstant('2026-03-10T12:00:00+08:00') ?? 0
const SOURCES = ['urn:a', 'urn:a:b', 'urn:b']

/** Batches of ids: long rising runs, stretches sent again, strays in between, and several sources by turns. */
const batches = fc.array(
  fc.array(
    fc.record({
      source: fc.constantFrom(...SOURCES),
      from: fc.nat(400),
      count: fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 60 })),
      step: fc.constantFrom(1, 1, 1, 3, -1),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  { minLength: 1, maxLength: 8 },
)
type Stretch = { source: string; from: number; count: number; step: number }

const toEvents = (stretches: readonly Stretch[]): TestEvent[] =>
  stretches.flatMap(({ source, from, count, step }) =>
    Array.from({ length: count }, (_, i) => ({
      source,
      id: `n-${String(500 + from + i * step).padStart(6, '0')}`,
      type: 'meeting.held',
      subject: 'root',
      time: '2026-03-09T12:00:00+08:00',
      data: { form: 'theme-day', attended: 1, expected: 1, minutes: 1 },
    })),
  )

const keyOf = (e: TestEvent) => `${e.source} ${e.id}`

test('an id is taken once for ever, in whatever runs and order ids come, and across restarts', async () => {
  await fc.assert(
    fc.asyncProperty(batches, fc.nat(7), async (all, restartAfter) => {
      let { engine, take, folder } = await openTestEngine({ now: () => NOW })
      const known = new Set<string>()
      for (const [i, stretches] of all.entries()) {
        const events = toEvents(stretches)
        const fresh = new Set(events.map(keyOf).filter((key) => !known.has(key)))
        for (const key of fresh) known.add(key)
        expect(await take(events)).toMatchObject({ accepted: fresh.size, duplicate: events.length - fresh.size })
        if (i !== restartAfter) continue
        await engine.close()
        ;({ engine, take, folder } = await openTestEngine({ now: () => NOW, folder }))
      }
      const again = all.flatMap(toEvents)
      expect(await take(again)).toMatchObject({ accepted: 0, duplicate: again.length })
      expect(engine.core.cube.row(0).some((n) => n === known.size)).toBe(true)
      await engine.close()
    }),
    { numRuns: 30, interruptAfterTimeLimit: 60_000, markInterruptAsFailure: false },
  )
}, 300_000)
