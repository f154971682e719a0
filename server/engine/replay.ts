import { type Cells, type CellValue, SUPPRESSED } from '../../data/contract/cells.ts'
import type { FullFrame, RibbonLine, View } from '../../data/contract/frames.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { ReplayAnswer } from '../../data/contract/replay.ts'
import { termsOf, valueOf } from '../../data/language/metric.ts'
import { formatDay, toDay, WINDOWS } from '../../data/language/time.ts'
import { EVENTS, MEASURE_INDEX } from '../../data/scenes/index.ts'
import { metricOf, orgOf, type Reading, toAsOf } from './answers.ts'
import { COLUMN_OF, COLUMNS } from './columns.ts'
import { breakSql, type Range, ribbonSql, unitSumsSql, versionSql } from './past-sql.ts'
import { PastTree } from './past-tree.ts'
import type { Audience } from './port.ts'
import { RIBBON_LINES } from './rooms.ts'
import { type AsOf, sumsSql } from './sql.ts'
import { Suppression } from './suppression.ts'
import { planOf } from './view-plan.ts'

const MOST_WAITING = 8
const PICTURES = 6

/** Sums by organisation and measure, one a window; `time`: when the latest entry of the scope happened. */
interface Sums {
  readonly cells: ReadonlyMap<string, readonly number[]>
  readonly time: number | null
}

/** A moment of a view that was asked for: what a later one of the same day goes on from. */
interface Picture {
  readonly key: string
  readonly asOf: AsOf
  readonly sums: Sums
  readonly tree: PastTree
}

/**
 * Whole views of the past, by SQL over the ledger: exactly what a screen had at that version.
 *
 * Played forward within a day, only what arrived since the last picture is read. Questions wait for one another, and
 * beyond a few are refused, so that people who look back take no time from those who look at now.
 */
export class Replay {
  private readonly reading: Reading
  private pictures: Picture[] = []
  private turn: Promise<unknown> = Promise.resolve()
  private waiting = 0

  constructor(reading: Reading) {
    this.reading = reading
  }

  /** Fails: `scope-unknown`, also where there was no such organisation yet; `too-many` at a time. */
  answer(query: { scope: string; view: View; moment: number; top: string } & Audience): Promise<ReplayAnswer> {
    const { core } = this.reading
    orgOf(core, query.scope)
    const plan = planOf(query.view)
    for (const { metric } of plan) metricOf(metric)
    if (this.waiting >= MOST_WAITING) throw new Problem('too-many', '同时回看的太多')
    this.waiting++
    const mine = this.turn.then(() => this.look(query, plan)).finally(() => this.waiting--)
    this.turn = mine.catch(() => {})
    return mine
  }

  private async look(
    query: { scope: string; view: View; moment: number; top: string } & Audience,
    plan: ReturnType<typeof planOf>,
  ): Promise<ReplayAnswer> {
    const { core, epoch } = this.reading
    const { scope, view, moment } = query
    const latest = await toAsOf({ at: null, version: null }, this.reading)
    const [version, installed] = (await core.ledger.read(versionSql(moment)))[0] ?? []
    const isReplay = version !== null && version !== undefined
    const asOf = isReplay
      ? await toAsOf({ at: null, version: Number(version) }, this.reading)
      : { version: latest.version, at: moment }
    const key = JSON.stringify([scope, view])
    const { sums, tree } = await this.picture({ key, scope, asOf, isReplay, plan })
    const frame: FullFrame = {
      kind: 'full',
      epoch,
      version: asOf.version,
      day: formatDay(toDay(asOf.at)),
      dataTime: sums.time,
      ribbon: await this.ribbonOf(scope, { asOf, tree }),
      cells: cellsOf(plan, { sums, tree, few: query.isPublic ? fewOf({ sums, tree }, this.reading) : null }),
    }
    return {
      mode: isReplay ? 'replay' : 'retro',
      moment,
      installed: installed === null || installed === undefined ? null : Number(installed),
      frame,
      tree: tree.answer(asOf.version, query.top),
    }
  }

  private async picture(at: {
    key: string
    scope: string
    asOf: AsOf
    isReplay: boolean
    plan: ReturnType<typeof planOf>
  }): Promise<Picture> {
    const { key, scope, asOf, plan } = at
    const { core } = this.reading
    const before = at.isReplay ? await this.basis(key, asOf) : undefined
    if (before?.asOf.version === asOf.version) return before
    const tree =
      before && !(await this.hasNews(before, asOf)) ? before.tree : await PastTree.read(scope, { core, asOf, plan })
    const range = { from: before?.asOf.version ?? 0, asOf }
    const sums = add(before?.sums, await this.read({ scope, range, plan, tree }))
    const picture = { key, asOf, sums, tree }
    // A picture by event time is no basis for one by version.
    if (at.isReplay) this.pictures = [picture, ...this.pictures].slice(0, PICTURES)
    return picture
  }

  /** The newest picture that this one can go on from: of the same day, and of the same tree. */
  private async basis(key: string, asOf: AsOf): Promise<Picture | undefined> {
    const [found] = this.pictures
      .filter((each) => each.key === key && each.asOf.at === asOf.at && each.asOf.version <= asOf.version)
      .sort((a, b) => b.asOf.version - a.asOf.version)
    if (!found) return undefined
    const [row] = await this.reading.core.ledger.read(breakSql(found.asOf.version, asOf.version))
    return Number(row?.[0]) === 0 ? found : undefined
  }

  /** Whether an organisation was renamed or dissolved in between. */
  private async hasNews(before: Picture, asOf: AsOf): Promise<boolean> {
    const [row] = await this.reading.core.ledger.read(
      `SELECT count(*) FROM org WHERE seq > ${before.asOf.version} AND seq <= ${asOf.version}`,
    )
    return Number(row?.[0]) > 0
  }

  private async read(at: {
    scope: string
    range: Range
    plan: ReturnType<typeof planOf>
    tree: PastTree
  }): Promise<Sums> {
    const { scope, range, plan, tree } = at
    const { ledger } = this.reading.core
    const cells = new Map<string, number[]>()
    let time: number | null = null
    for (const [measure, ...found] of await ledger.read(sumsSql(scope, range.asOf, range.from))) {
      const sums = found.map(Number)
      cells.set(`${tree.self} ${Number(measure)}`, sums.slice(0, WINDOWS.length))
      time = Math.max(time ?? Number.NEGATIVE_INFINITY, sums[WINDOWS.length] ?? 0)
    }
    const depth = Math.max(...plan.map((each) => each.depth))
    if (depth === 0) return { cells, time }
    const below = plan.filter((each) => each.depth > 0).map(({ metric }) => metricOf(metric))
    const codes = new Set(below.flatMap(({ of, known }) => [...termsOf(of).map((term) => term.measure), ...known]))
    const measures = [...codes].map((code) => MEASURE_INDEX.get(code) ?? -1)
    for (const [unit, measure, ...sums] of await ledger.read(unitSumsSql(scope, { ...range, depth, measures })))
      cells.set(`${Number(unit)} ${Number(measure)}`, sums.map(Number))
    return { cells, time }
  }

  private async ribbonOf(scope: string, at: { asOf: AsOf; tree: PastTree }): Promise<RibbonLine[]> {
    const { registry, ledger } = this.reading.core
    const rows = await ledger.read(ribbonSql(scope, { asOf: at.asOf, lines: RIBBON_LINES }))
    return rows.map(([seq, ts, org, kind]) => {
      const event = EVENTS[Number(kind)]
      return {
        seq: Number(seq),
        ts: Number(ts),
        org: registry.codeOf(Number(org)),
        name: at.tree.shortOf(Number(org)) ?? registry.orgs.text(Number(org), 'short'),
        kind: event?.kind ?? '',
        label: event?.label.zh ?? '',
      }
    })
  }
}

function add(before: Sums | undefined, more: Sums): Sums {
  if (!before) return more
  const cells = new Map(before.cells)
  for (const [key, sums] of more.cells)
    cells.set(
      key,
      sums.map((n, i) => n + (before.cells.get(key)?.[i] ?? 0)),
    )
  const times = [before.time, more.time].filter((time) => time !== null)
  return { cells, time: times.length === 0 ? null : Math.max(...times) }
}

type Hides = (org: number, metric: string) => boolean

/** What of a moment is not for everybody: what is not now, and what was not then beside it, as far as the picture goes. */
function fewOf({ sums, tree }: { sums: Sums; tree: PastTree }, reading: Reading): Hides {
  const now = reading.few.now()
  const kept = new Map<number, Set<number>>()
  const inPicture = new Set<number>()
  for (const key of sums.cells.keys()) {
    const [org = 0, measure = 0] = key.split(' ').map(Number)
    const columns = WINDOWS.map((window) => COLUMN_OF[window][measure] ?? -1)
    kept.set(org, new Set([...(kept.get(org) ?? []), ...columns.filter((column) => now.hidesColumn(org, column))]))
    if (org !== tree.self) for (const column of columns) inPicture.add(column)
  }
  const then = new Suppression(
    {
      isInUse: (column) => inPicture.has(column) && now.isInUse(column),
      parentOf: (org) => tree.parentOf(org),
      childrenOf: (org) => tree.childrenOf(org),
      cell: (org, column) => {
        const { measure, window } = COLUMNS[column] ?? { measure: -1, window: 'stock' }
        return sums.cells.get(`${org} ${measure}`)?.[WINDOWS.indexOf(window)] ?? 0
      },
    },
    kept,
  )
  return (org, metric) => now.hides(org, metric) || then.hides(org, metric)
}

function cellsOf(plan: ReturnType<typeof planOf>, at: { sums: Sums; tree: PastTree; few: Hides | null }): Cells {
  const cells: Record<string, Record<string, CellValue>> = {}
  for (const { metric: id, depth } of plan) {
    const metric = metricOf(id)
    const row = cells[id] ?? {}
    cells[id] = row
    for (const org of at.tree.cellsAt(depth)) {
      const value = valueOf(
        metric,
        (measure, window) =>
          at.sums.cells.get(`${org} ${MEASURE_INDEX.get(measure) ?? -1}`)?.[WINDOWS.indexOf(window)] ?? 0,
      )
      row[at.tree.codeOf(org)] = value !== null && at.few?.(org, id) ? SUPPRESSED : value
    }
  }
  return cells
}
