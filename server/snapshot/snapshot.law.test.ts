import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { METRICS } from '../../data/scenes/index.ts'
import { emptyFolder, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { openSql, takeSnapshot } from '../testing/snapshot.ts'
import { viewName } from './views.ts'

const TIMEOUT = 300_000
const DAYS = 9
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000
const metrics = METRICS.map(({ id }) => id)

test(
  'a number on the wall is that of its card, of its view on the snapshot, and of the card’s SQL on any snapshot as new',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        let now = 0
        const { engine, take } = await openTestEngine({ now: () => now })
        const root = emptyFolder()
        const shown: { version: number; scope: string; values: readonly { metric: string; value: number | null }[] }[] =
          []
        const days = daysOf(smallTown(seed), DAYS).filter((day) => day.length > 0)
        for (const [i, day] of days.entries()) {
          now = endOf(day)
          await take(day)
          if (i % 5 !== 4) continue
          for (const scope of ['root', 's0', 'b1']) {
            const { version, values } = await engine.values({ scope, metrics, at: null, version: null })
            shown.push({ version, scope, values })
          }
        }
        const versions = [...new Set(shown.map(({ version }) => version))]
        for (const [i, version] of versions.entries()) {
          const { artefact } = await takeSnapshot(engine, { root, id: `s${i}`, version, sealEntries: 400 })
          const sql = await openSql(artefact)
          const isAsked = (place: number) => (place + seed + i) % 8 === 0
          const valuesOf = new Map<string, Map<unknown, unknown>>()
          for (const id of metrics.filter((_, place) => isAsked(place)))
            valuesOf.set(
              id,
              new Map(
                (await sql.rows(`SELECT code, value FROM ${viewName(id)}`)).map(([code, value]) => [code, value]),
              ),
            )
          for (const { version: then, scope, values } of shown.filter((each) => each.version <= version))
            for (const [n, { metric, value }] of values.entries()) {
              const atVersion = then === version ? valuesOf.get(metric) : undefined
              if (atVersion) expect([metric, scope, atVersion.get(scope) ?? null]).toEqual([metric, scope, value])
              if ((n + seed + then) % 40 !== 0) continue
              const card = await engine.origin({ scope, metric, entries: false, at: null, version: then })
              expect([metric, card.value]).toEqual([metric, value])
              expect([metric, (await sql.rows(card.sql))[0]?.[0] ?? null]).toEqual([metric, value])
            }
          expect(await sql.rows('SELECT * FROM identity WHERE residual <> 0')).toEqual([])
          sql.close()
        }
        await engine.close()
      }),
      { numRuns: 1 },
    )
  },
  TIMEOUT,
)
