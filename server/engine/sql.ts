import { type Metric, type Term, termsOf } from '../../data/language/metric.ts'
import { dayStart, PERIODS, toDay, type Window, windowStart } from '../../data/language/time.ts'

/** A moment that every question of SQL is asked for: what was known at `version` of what had happened by `at`. */
export interface AsOf {
  readonly version: number
  /** Epoch ms, inclusive. */
  readonly at: number
}

/** A text as an SQL literal. */
export function quote(text: string): string {
  return `'${text.replaceAll("'", "''")}'`
}

/**
 * The organisations of a subtree as they hung at that moment: the latest parent noted by then, from the scope down.
 *
 * `UNION` (not `ALL`) ends even if a past tree should hold a circle.
 */
export function subtreeSql(scope: string, asOf: AsOf): string {
  return `WITH RECURSIVE placed AS (
  ${placedSql(asOf)}
), subtree AS (
  SELECT org FROM (${codesSql()}) WHERE code = ${quote(scope)}
  UNION
  SELECT placed.org FROM placed JOIN subtree ON placed.parent = subtree.org
)`
}

/** Every organisation with its parent as they hung at that moment. */
export function placedSql({ version, at }: AsOf): string {
  return `SELECT org, arg_max(parent, (ts, seq)) AS parent FROM org_parent WHERE seq <= ${version} AND ts <= ${at} GROUP BY org`
}

/** Codes of all organisations; the root has no row of its own until something about it changes. */
export function codesSql(): string {
  return `SELECT DISTINCT org, code FROM org UNION SELECT 0, 'root'`
}

/** Which stretch of the calendar (at +08:00) a column of instants falls into, `length` ms each, counted from 1970. */
export function stretchSql(column: string, length: number): string {
  return `floor((${column} + ${8 * 3_600_000}) / ${length})::BIGINT`
}

/** Since when a window counts, as a condition on `ts`. */
function since(window: Window, at: number): string {
  const day = windowStart(window, toDay(at))
  return day === null ? '' : ` AND ts >= ${dayStart(day)}`
}

function amountOf(terms: readonly Term[], at: number): string {
  return terms
    .map(
      (t) =>
        `${t.sign === 1 ? '+' : '-'} coalesce(sum(amount) FILTER (code = ${quote(t.measure)}${since(t.window, at)}), 0)`,
    )
    .join(' ')
    .replace(/^\+ /, '')
}

/** The SQL that gives exactly a metric's value: one row, one column `value`, null where nothing was reported. */
export function metricSql(metric: Metric, query: { scope: string } & AsOf): string {
  const { at, version, scope } = query
  const formula = metric.of
  const value =
    formula.kind === 'sum'
      ? `(${amountOf(formula.terms, at)})::BIGINT`
      : `(${amountOf(formula.over, at)}) / nullif((${amountOf(formula.under, at)})::DOUBLE, 0)`
  const known = metric.known.map((m) => `coalesce(sum(amount) FILTER (code = ${quote(m)}), 0) <> 0`).join(' OR ')
  const measures = [...new Set([...termsOf(formula).map((t) => t.measure), ...metric.known])]
  return `${subtreeSql(scope, query)}
SELECT CASE WHEN ${known} THEN ${value} END AS value
FROM entry JOIN measure ON entry.measure = measure.id
WHERE seq <= ${version} AND ts <= ${at}
  AND org IN (SELECT org FROM subtree)
  AND code IN (${measures.map(quote).join(', ')})`
}

/** Sums of every measure of a subtree over each window, the row of all metrics at once; of what came after `after` only. */
export function sumsSql(scope: string, asOf: AsOf, after = 0): string {
  return `${subtreeSql(scope, asOf)}
SELECT measure, sum(amount)::BIGINT AS stock${windowsSql(asOf.at)}, max(ts) AS data_time
FROM entry WHERE seq > ${after} AND seq <= ${asOf.version} AND ts <= ${asOf.at} AND org IN (SELECT org FROM subtree)
GROUP BY measure`
}

export function windowsSql(at: number): string {
  return PERIODS.map((w) => `, coalesce(sum(amount) FILTER (true${since(w, at)}), 0)::BIGINT AS ${w}`).join('')
}

/**
 * Sums of every measure at every organisation with all below it, of what came after `after`: the whole cube in one grouped
 * query.
 *
 * First summed at each organisation, then handed up to every ancestor.
 */
export function cubeSql(asOf: AsOf, after = 0): string {
  const { version, at } = asOf
  return `WITH RECURSIVE placed AS (
  ${placedSql(asOf)}
), own AS (
  SELECT org, measure, sum(amount) AS stock${windowsSql(at)}, max(ts) AS data_time
  FROM entry WHERE seq > ${after} AND seq <= ${version} AND ts <= ${at} GROUP BY org, measure
), above AS (
  SELECT DISTINCT org, org AS top FROM own
  UNION
  SELECT above.org, placed.parent FROM above JOIN placed ON above.top = placed.org WHERE placed.parent >= 0
)
SELECT top AS org, measure, sum(stock)::BIGINT, sum(today)::BIGINT, sum(month)::BIGINT, sum(quarter)::BIGINT, sum(year)::BIGINT, max(data_time)
FROM own JOIN above ON own.org = above.org GROUP BY top, measure`
}
