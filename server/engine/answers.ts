import { Problem } from '../../data/contract/problem.ts'
import type { MetricValue, ValuesAnswer } from '../../data/contract/rest.ts'
import { type Metric, valueOf } from '../../data/language/metric.ts'
import { dayStart, formatInstant, WINDOWS, type Window } from '../../data/language/time.ts'
import { MEASURES, metricById } from '../../data/scenes/index.ts'
import { COLUMNS, COMPILED, evaluate } from './columns.ts'
import type { Core } from './core.ts'
import type { LiveSuppression } from './live-suppression.ts'
import { PEOPLE_OF } from './people-columns.ts'
import type { Audience, Moment } from './port.ts'
import { type AsOf, sumsSql } from './sql.ts'

/** What every reader of the engine needs: the state, and the word that a version is on disk. */
export interface Reading {
  readonly core: Core
  readonly epoch: string
  /** Resolves when everything up to a version is flushed to the journal and due in the ledger. */
  readonly durable: (version: number) => Promise<void>
  /** What is not for everybody, at the live version. */
  readonly few: LiveSuppression
}

export function metricOf(id: string): Metric {
  const metric = metricById(id)
  if (!metric) throw new Problem('metric-unknown', id)
  return metric
}

export function orgOf(core: Core, scope: string): number {
  const org = core.registry.orgOf(scope)
  if (org === undefined) throw new Problem('scope-unknown', scope)
  return org
}

/** The version and instant that a question means; now where it says neither. */
export async function toAsOf(moment: Moment, { core, durable }: Reading): Promise<AsOf> {
  const version = moment.version ?? core.seq
  if (version > core.seq) throw new Problem('version-unknown', String(version))
  await durable(version)
  await core.ledger.through(version)
  if (moment.at !== null) return { version, at: moment.at }
  const rows = await core.ledger.read(`SELECT max(day) FROM day_opened WHERE seq <= ${version}`)
  const day = rows[0]?.[0]
  return { version, at: day === null || day === undefined ? -1 : dayStart(Number(day) + 1) - 1 }
}

function toValue(
  metric: Metric,
  found: { value: number | null; isHidden: boolean; dataTime: number | null },
): MetricValue {
  const { value, isHidden, dataTime } = found
  return {
    metric: metric.id,
    value: isHidden ? null : value,
    state: value === null ? 'missing' : isHidden ? 'suppressed' : 'reported',
    dataTime: dataTime === null ? null : formatInstant(dataTime),
  }
}

/** `GET /api/values`: now from the cube, any other moment by SQL over the ledger. */
export async function answerValues(
  query: { scope: string; metrics: readonly string[] } & Moment & Audience,
  reading: Reading,
): Promise<ValuesAnswer> {
  const { core, epoch } = reading
  const metrics = query.metrics.map(metricOf)
  const org = orgOf(core, query.scope)
  if (query.at === null && query.version === null) {
    const version = core.seq
    const dataTime = core.cube.dataTime(org)
    const few = query.isPublic ? reading.few.now() : null
    const values = metrics.map((m) =>
      toValue(m, { value: liveValue(core, org, m), isHidden: few?.hides(org, m.id) === true, dataTime }),
    )
    await reading.durable(version)
    return { version, epoch, at: null, scope: query.scope, values }
  }
  const asOf = await toAsOf(query, reading)
  const sums = await readSums(query.scope, { core, asOf })
  const isHidden = (metric: Metric) => query.isPublic === true && isHiddenThen(metric, { org, reading, sumOf: sums.of })
  const values = metrics.map((m) =>
    toValue(m, { value: valueOf(m, sums.of), isHidden: isHidden(m), dataTime: sums.dataTime }),
  )
  return {
    version: asOf.version,
    epoch,
    at: query.at === null ? null : formatInstant(query.at),
    scope: query.scope,
    values,
  }
}

/** A metric's live value at an organisation. */
export function liveValue(core: Core, org: number, metric: Metric): number | null {
  const compiled = COMPILED.get(metric.id)
  return compiled ? evaluate(compiled, (column) => core.cube.cell(org, column)) : null
}

/** Whether a value of the past is not for everybody: few people then, or one that is not now. */
export function isHiddenThen(
  metric: Metric,
  at: { org: number; reading: Reading; sumOf: (measure: string, window: Window) => number },
): boolean {
  const few = at.reading.few.now()
  if (few.hides(at.org, metric.id)) return true
  return (PEOPLE_OF.get(metric.id) ?? []).some((column) => {
    const { measure, window } = COLUMNS[column] ?? { measure: -1, window: 'stock' }
    return few.isTelling(column, at.sumOf(MEASURES[measure]?.code ?? '', window))
  })
}

/** All sums of a scope at a moment, by SQL. */
export async function readSums(
  scope: string,
  { core, asOf }: { core: Core; asOf: AsOf },
): Promise<{ of: (measure: string, window: Window) => number; dataTime: number | null }> {
  const rows = await core.ledger.read(sumsSql(scope, asOf))
  const byMeasure = new Map(rows.map((r) => [MEASURES[Number(r[0])]?.code ?? '', r]))
  const times = rows.map((r) => Number(r[1 + WINDOWS.length]))
  return {
    of: (measure, window) => Number(byMeasure.get(measure)?.[1 + WINDOWS.indexOf(window)] ?? 0),
    dataTime: times.length > 0 ? Math.max(...times) : null,
  }
}
