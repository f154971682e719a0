import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { METRICS } from '../../data/scenes/index.ts'
import type { LocalEngine } from '../engine/engine.ts'
import { emptyFolder, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { history } from '../testing/history.ts'
import { daysOf, smallTown } from '../testing/scene-history.ts'
import { openSql, takeSnapshot } from '../testing/snapshot.ts'
import { ARTEFACT, artefactFolder } from './artefact.ts'
import { buildArtefact } from './scoped.ts'
import { viewName } from './views.ts'

const TIMEOUT = 300_000
const RUNS = Number(process.env.LAW_RUNS ?? 1)
const metrics = METRICS.map(({ id }) => id)
const endOf = (events: readonly TestEvent[]) => Math.max(...events.map((e) => parseInstant(e.time) ?? 0)) + 3_600_000

/** What the wall showed at a scope and version. */
interface Shown {
  readonly version: number
  readonly scope: string
  readonly values: readonly { metric: string; value: number | null }[]
}

/** Every so-many-th metric: asking all of them by their own views and cards takes minutes. */
type Sample = (place: number) => boolean

async function show(engine: LocalEngine, scopes: readonly string[]): Promise<Shown[]> {
  const known = scopes.filter((scope) => engine.core.registry.orgOf(scope) !== undefined)
  return Promise.all(
    known.map(async (scope) => {
      const { version, values } = await engine.values({ scope, metrics, at: null, version: null })
      return { version, scope, values }
    }),
  )
}

/** Every value that was shown at the snapshot’s version is that of its metric’s view. */
async function viewsAgree(path: string, at: { shown: readonly Shown[]; sample: Sample }): Promise<void> {
  const sql = await openSql(path)
  for (const [place, metric] of metrics.entries()) {
    if (!at.sample(place)) continue
    const rows = await sql.rows(`SELECT code, value FROM ${viewName(metric)}`)
    const found = new Map(rows.map(([code, value]) => [code, value]))
    for (const { scope, values } of at.shown)
      expect([metric, scope, found.get(scope) ?? null]).toEqual([metric, scope, values[place]?.value])
  }
  expect(await sql.rows('SELECT * FROM identity WHERE residual <> 0')).toEqual([])
  sql.close()
}

/** Every value that was shown by the snapshot’s version is that of its card, and of the card’s SQL on the snapshot. */
async function cardsAgree(
  path: string,
  at: { engine: LocalEngine; shown: readonly Shown[]; sample: Sample },
): Promise<void> {
  const sql = await openSql(path)
  for (const [n, { version, scope, values }] of at.shown.entries())
    for (const [place, { metric, value }] of values.entries()) {
      if (!at.sample(place + n * 7)) continue
      const card = await at.engine.origin({ scope, metric, entries: false, at: null, version })
      expect([metric, scope, card.value]).toEqual([metric, scope, value])
      expect([metric, scope, (await sql.rows(card.sql))[0]?.[0] ?? null]).toEqual([metric, scope, value])
    }
  sql.close()
}

test(
  'whatever the scenes report: wall = card = view on a snapshot taken while events go on = the card’s SQL on it',
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 1_000_000 }), async (seed) => {
        let now = 0
        const { engine, take } = await openTestEngine({ now: () => now })
        const live = async (day: readonly TestEvent[]) => {
          now = endOf(day)
          await take(day)
        }
        const days = daysOf(smallTown(seed), 5).filter((day) => day.length > 0)
        const last = days.pop() ?? []
        const shown: Shown[] = []
        for (const [i, day] of days.entries()) {
          await live(day)
          if (i === 1 || i === days.length - 1) shown.push(...(await show(engine, ['root', 's0', 'b1'])))
        }
        const version = shown.at(-1)?.version ?? 0
        const [{ artefact }] = await Promise.all([
          takeSnapshot(engine, { root: emptyFolder(), id: 'snapshot', version, sealEntries: 400 }),
          live(last).then(() => engine.versions()),
        ])
        expect(engine.core.ledger.seq).toBeGreaterThan(version)
        const latest = shown.filter((each) => each.version === version)
        await viewsAgree(artefact, { shown: latest, sample: (place) => (place + seed) % 10 === 0 })
        await cardsAgree(artefact, { engine, shown, sample: (place) => (place + seed) % 60 === 0 })
        await engine.close()
      }),
      { numRuns: RUNS },
    )
  },
  TIMEOUT,
)

test(
  'however organisations are founded, moved and dissolved: the same, and in the artefact of each scope',
  async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(100), async (events, part) => {
        let now = 0
        const { engine, take } = await openTestEngine({ now: () => now })
        const root = emptyFolder()
        const scopes = ['root', 'o0', 'o1', 'o2']
        const cut = Math.max(4, Math.floor((events.length * part) / 100))
        const shown: Shown[] = []
        for (const [i, event] of events.slice(0, cut).entries()) {
          now = endOf([event])
          await take([event])
          if (i === Math.floor(cut / 2)) shown.push(...(await show(engine, scopes)))
        }
        const latest = await show(engine, scopes)
        const { version } = latest[0] ?? { version: 0 }
        const { artefact, folder } = await takeSnapshot(engine, { root, id: 'snapshot', version })
        const every25: Sample = (place) => place % 25 === 0
        await viewsAgree(artefact, { shown: latest, sample: every25 })
        await cardsAgree(artefact, { engine, shown: [...shown, ...latest], sample: (place) => place % 80 === 0 })
        for (const { scope, ...of } of latest.slice(1, 3)) {
          await buildArtefact({ snapshot: folder, scope, people: false, work: '.work' })
          const path = join(folder, artefactFolder({ scope, people: false }), ARTEFACT)
          await viewsAgree(path, { shown: [{ scope, ...of }], sample: every25 })
          await cardsAgree(path, { engine, shown: [{ scope, ...of }], sample: (place) => place % 80 === 0 })
        }
        await engine.close()
      }),
      { numRuns: RUNS },
    )
  },
  TIMEOUT,
)
