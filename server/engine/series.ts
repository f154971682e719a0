import { Problem } from '../../data/contract/problem.ts'
import type { RhythmAnswer, SeriesAnswer, Step } from '../../data/contract/rest.ts'
import { type Metric, termsOf, valueOf } from '../../data/language/metric.ts'
import {
  DAY_MS,
  type Day,
  dayStart,
  formatDay,
  formatInstant,
  fromCalendar,
  toCalendar,
  toDay,
  type Window,
  windowStart,
} from '../../data/language/time.ts'
import { suppress } from '../../data/rules/scores/suppress.ts'
import { metricOf, orgOf, type Reading, toAsOf } from './answers.ts'
import { PEOPLE_OF } from './people-columns.ts'
import type { Audience, Moment } from './port.ts'
import { quote, stretchSql, subtreeSql } from './sql.ts'
import { isFew } from './suppression.ts'

const MAX_POINTS = 5_000
const STEP_MS: Record<Exclude<Step, 'month'>, number> = { minute: 60_000, hour: 3_600_000, day: DAY_MS }

/** The ends (exclusive) of the steps that cover [from, to]. */
function endsOf(from: number, to: number, by: Step): number[] {
  const ends: number[] = []
  if (by === 'month') {
    const { year, month } = toCalendar(toDay(from))
    for (let m = month + 1; ; m++) {
      const end = dayStart(fromCalendar(year, m, 1))
      ends.push(end)
      if (end > to || ends.length > MAX_POINTS) return ends
    }
  }
  const step = STEP_MS[by]
  const first = dayStart(toDay(from)) + Math.floor((from - dayStart(toDay(from))) / step) * step
  for (let end = first + step; ; end += step) {
    ends.push(end)
    if (end > to || ends.length > MAX_POINTS) return ends
  }
}

/**
 * `GET /api/series`: by SQL over the ledger, with the tree at its end.
 *
 * A metric of flows alone gives what happened within each step; any other its value at the end of each step.
 */
export async function answerSeries(
  query: { scope: string; metric: string; from: number; to: number; by: Step; version: number | null } & Audience,
  reading: Reading,
): Promise<SeriesAnswer> {
  const { core, epoch } = reading
  const metric = metricOf(query.metric)
  const org = orgOf(core, query.scope)
  const ends = endsOf(query.from, query.to, query.by)
  if (ends.length > MAX_POINTS) throw new Problem('bad-request', `一次最多 ${MAX_POINTS} 个点，请缩短时段或放大步长`)
  const asOf = await toAsOf({ at: query.to, version: query.version }, reading)
  const measures = [...new Set([...termsOf(metric.of).map((t) => t.measure), ...metric.known])]
  const grain = query.by === 'month' ? DAY_MS : STEP_MS[query.by]
  const rows = await core.ledger.read(`${subtreeSql(query.scope, asOf)}
SELECT code, ${stretchSql('ts', grain)} AS bucket, sum(amount)::BIGINT
FROM entry JOIN measure ON entry.measure = measure.id
WHERE seq <= ${asOf.version} AND ts <= ${asOf.at} AND org IN (SELECT org FROM subtree) AND code IN (${measures.map(quote).join(', ')})
GROUP BY ALL ORDER BY bucket`)
  const running = new Map(
    measures.map((m) => [
      m,
      toRunning(
        rows.filter((r) => r[0] === m),
        grain,
      ),
    ]),
  )
  const before = (measure: string, instant: number) => running.get(measure)?.(instant) ?? 0
  const isFlow = termsOf(metric.of).every((t) => t.window !== 'stock')
  const points = ends.map((end, i) => {
    const start = i === 0 ? stepStart(end, query.by) : (ends[i - 1] ?? end)
    const value = valueOf(metric, (measure, window) => sumAt({ measure, window, start, end, isFlow, before }))
    return { time: formatInstant(start), value }
  })
  const shown = query.isPublic ? forEverybody(points, { org, metric, isFlow, reading }) : points
  return { version: asOf.version, epoch, scope: query.scope, metric: metric.id, by: query.by, points: shown }
}

type Points = SeriesAnswer['points']

/**
 * A course without counts of few people: a metric that is hidden now has none; of flows, which a sum may be known of,
 * as many steps are left out as it takes; of stocks, and of shares of people, no step is shown that changes by few.
 */
function forEverybody(points: Points, at: { org: number; metric: Metric; isFlow: boolean; reading: Reading }): Points {
  const { org, metric, isFlow, reading } = at
  if ((PEOPLE_OF.get(metric.id) ?? []).length === 0) return points
  if (metric.of.kind === 'ratio' || reading.few.now().hides(org, metric.id))
    return points.map(({ time }) => ({ time, value: null }))
  if (!isFlow) {
    let last: number | null = null
    return points.map(({ time, value }) => {
      if (value === null || isFew(value) || (last !== null && isFew(value - last))) return { time, value: null }
      last = value
      return { time, value }
    })
  }
  const [row = []] = suppress([points.map(({ value }) => value ?? 0)])
  return points.map(({ time, value }, i) => ({ time, value: value === null ? null : (row[i] ?? null) }))
}

function stepStart(end: number, by: Step): number {
  if (by !== 'month') return end - STEP_MS[by]
  const { year, month } = toCalendar(toDay(end))
  return dayStart(fromCalendar(year, month - 1, 1))
}

function sumAt(at: {
  measure: string
  window: Window
  start: number
  end: number
  isFlow: boolean
  before: (measure: string, instant: number) => number
}): number {
  const total = at.before(at.measure, at.end)
  if (at.window === 'stock') return total
  if (at.isFlow) return total - at.before(at.measure, at.start)
  const day = windowStart(at.window, toDay(at.end - 1))
  return day === null ? total : total - at.before(at.measure, dayStart(day))
}

/** The running total of sorted buckets, before an instant that lies on a bucket's border. */
function toRunning(rows: readonly (readonly unknown[])[], grain: number): (instant: number) => number {
  const starts: number[] = []
  const totals: number[] = []
  let total = 0
  for (const row of rows) {
    total += Number(row[2])
    starts.push(Number(row[1]) * grain - 8 * 3_600_000)
    totals.push(total)
  }
  return (instant) => {
    let low = 0
    let high = starts.length
    while (low < high) {
      const middle = (low + high) >> 1
      if ((starts[middle] ?? 0) < instant) low = middle + 1
      else high = middle
    }
    return totals[low - 1] ?? 0
  }
}

const WEEKS = 8
const GRID_MINUTES = 15

/** `GET /api/rhythm`: the day's running total of a flow, and the quartiles of the last eight same weekdays. */
export async function answerRhythm(
  query: { scope: string; metric: string } & Moment & Audience,
  reading: Reading,
): Promise<RhythmAnswer> {
  const { core } = reading
  const metric = metricOf(query.metric)
  orgOf(core, query.scope)
  const measures = flowsOf(metric)
  if (query.isPublic && (PEOPLE_OF.get(metric.id) ?? []).length > 0)
    throw new Problem('forbidden', '人数逐分钟的变化会说出单个人，不对公开屏幕提供')
  const asOf = await toAsOf(query, reading)
  const today = toDay(asOf.at)
  const days = Array.from({ length: WEEKS + 1 }, (_, i) => today - 7 * i)
  const ranges = days.map((d) => `ts >= ${dayStart(d)} AND ts < ${dayStart(d + 1)}`)
  const rows = await core.ledger.read(`${subtreeSql(query.scope, asOf)}
SELECT (ts + ${8 * 3_600_000}) // ${DAY_MS} AS day, ((ts + ${8 * 3_600_000}) % ${DAY_MS}) // 60000 AS minute, sum(amount)::BIGINT
FROM entry JOIN measure ON entry.measure = measure.id
WHERE seq <= ${asOf.version} AND ts <= ${asOf.at} AND org IN (SELECT org FROM subtree) AND code IN (${measures.map(quote).join(', ')})
  AND (${ranges.map((r) => `(${r})`).join(' OR ')})
GROUP BY ALL ORDER BY day, minute`)
  const lines = days.map((day) => cumulate(rows, day))
  const past = lines.slice(1).filter((line) => line.length > 0)
  return {
    version: asOf.version,
    day: formatDay(today),
    metric: metric.id,
    today: lines[0] ?? [],
    usual: past.length === 0 ? [] : usualOf(past),
    days: past.length,
  }
}

function flowsOf(metric: Metric): string[] {
  if (metric.of.kind !== 'sum' || metric.of.terms.some((t) => t.window === 'stock' || t.sign !== 1))
    throw new Problem('bad-request', '只有累计的流量才有一天的节奏')
  return metric.of.terms.map((t) => t.measure)
}

function cumulate(rows: readonly (readonly unknown[])[], day: Day): [number, number][] {
  let total = 0
  return rows
    .filter((r) => Number(r[0]) === day)
    .map((r) => {
      total += Number(r[2])
      return [Number(r[1]), total]
    })
}

function usualOf(lines: readonly (readonly [number, number][])[]): [number, number, number, number][] {
  const points: [number, number, number, number][] = []
  for (let minute = 0; minute <= 1_440; minute += GRID_MINUTES) {
    const totals = lines.map((line) => line.findLast(([m]) => m < minute)?.[1] ?? 0).sort((a, b) => a - b)
    points.push([minute, quantile(totals, 0.25), quantile(totals, 0.5), quantile(totals, 0.75)])
  }
  return points
}

/** The nearest-rank quantile of sorted numbers: always one of them, never in between. */
function quantile(sorted: readonly number[], p: number): number {
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)] ?? 0
}
