import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { METRICS } from '../../data/scenes/index.ts'
import { emptyFolder, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { openSql, takeSnapshot } from '../testing/snapshot.ts'
import { viewName } from './views.ts'

const TIMEOUT = 300_000
const SCOPES = ['root', 's0', 'b1']
const DAYS = 5
/** Of the metrics each run asks every so-many-th by its view, and a few by their cards. */
const VIEWS = 8
const CARDS = 60
const metrics = METRICS.map(({ id }) => id)
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000

interface Shown {
  readonly version: number
  readonly scope: string
  readonly values: readonly { metric: string; value: number | null }[]
}

test(
  'a number on the wall is that of its card, of its view on a snapshot taken while events go on, and of the card’s SQL on any as new',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        let now = 0
        const { engine, take } = await openTestEngine({ now: () => now })
        const root = emptyFolder()
        const shown: Shown[] = []
        const live = async (day: readonly TestEvent[]) => {
          now = endOf(day)
          await take(day)
        }
        const days = daysOf(smallTown(seed), DAYS).filter((day) => day.length > 0)
        const last = days.pop() ?? []
        for (const [i, day] of days.entries()) {
          await live(day)
          if (i !== 1 && i !== days.length - 1) continue
          for (const scope of SCOPES) {
            const { version, values } = await engine.values({ scope, metrics, at: null, version: null })
            shown.push({ version, scope, values })
          }
        }
        const version = shown.at(-1)?.version ?? 0
        const [{ artefact }] = await Promise.all([
          takeSnapshot(engine, { root, id: 'snapshot', version, sealEntries: 400 }),
          live(last).then(() => engine.versions()),
        ])
        expect(engine.core.ledger.seq).toBeGreaterThan(version)
        const sql = await openSql(artefact)
        for (const [place, metric] of metrics.entries()) {
          if ((place + seed) % VIEWS !== 0) continue
          const rows = await sql.rows(`SELECT code, value FROM ${viewName(metric)}`)
          const found = new Map(rows.map(([code, value]) => [code, value]))
          for (const { scope, values } of shown.filter((each) => each.version === version))
            expect([metric, scope, found.get(scope)]).toEqual([metric, scope, values[place]?.value])
        }
        for (const [n, { version: then, scope, values }] of shown.entries())
          for (const [place, { metric, value }] of values.entries()) {
            if ((place + seed + n * 7) % CARDS !== 0) continue
            const card = await engine.origin({ scope, metric, entries: false, at: null, version: then })
            expect([metric, scope, card.value]).toEqual([metric, scope, value])
            expect([metric, scope, (await sql.rows(card.sql))[0]?.[0] ?? null]).toEqual([metric, scope, value])
          }
        expect(await sql.rows('SELECT * FROM identity WHERE residual <> 0')).toEqual([])
        sql.close()
        await engine.close()
      }),
      { numRuns: Number(process.env.LAW_RUNS ?? 1) },
    )
  },
  TIMEOUT,
)
