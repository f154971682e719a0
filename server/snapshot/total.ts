import { type Day, PERIODS, parseDay, WINDOWS, windowStart } from '../../data/language/time.ts'
import { type AsOf, cubeSql, windowsSql } from '../engine/sql.ts'
import type { Database } from './database.ts'

/** An earlier snapshot of the same ledger, with the totals that it has. */
export interface Before {
  readonly version: number
  readonly day: string
  readonly files: readonly string[]
}

const SUMS = WINDOWS.map((window) => `sum(${window})::BIGINT AS ${window}`).join(', ')
const IS_SOMETHING = WINDOWS.map((window) => `${window} <> 0`).join(' OR ')
/** By measure first: a metric reads few of them, at all organisations. */
const SORTED = `WHERE ${IS_SOMETHING} ORDER BY measure, org`

/**
 * The query of the table `total`, over `entry`, `org_parent` and `organisation`: every measure at every organisation with all
 * below it, over each window.
 *
 * Where nothing hung elsewhere since an earlier snapshot, its totals are carried on: only the entries since are summed.
 */
export async function totalSql(
  database: Database,
  at: { asOf: AsOf; day: Day; before: Before | null },
): Promise<string> {
  const { asOf, day, before } = at
  if (before !== null && (await isSameTree(database, { after: before.version, upTo: asOf.version }))) {
    await database.view('before_total', before.files)
    return carriedSql(before, { asOf, day })
  }
  await sumLevels(database, asOf)
  return `SELECT org::UINTEGER AS org, measure::USMALLINT AS measure, ${WINDOWS.join(', ')} FROM summed ${SORTED}`
}

async function isSameTree(database: Database, { after, upTo }: { after: number; upTo: number }): Promise<boolean> {
  const [row] = await database.rows(`SELECT count(*) FROM org_parent WHERE seq > ${after} AND seq <= ${upTo}`)
  return Number(row?.[0]) === 0
}

/** What was summed before, without the windows that have ended since, and what has come since. */
function carriedSql(before: Before, { asOf, day }: { asOf: AsOf; day: Day }): string {
  const then = parseDay(before.day) ?? day
  const isKept = (window: (typeof PERIODS)[number]) => windowStart(window, then) === windowStart(window, day)
  const kept = PERIODS.map((window) => (isKept(window) ? window : `0::BIGINT AS ${window}`)).join(', ')
  const sums = WINDOWS.map((window) => `coalesce(kept.${window}, 0) + coalesce(since.${window}, 0) AS ${window}`)
  return `SELECT * FROM (
  SELECT coalesce(kept.org, since.org)::UINTEGER AS org, coalesce(kept.measure, since.measure)::USMALLINT AS measure, ${sums.join(', ')}
  FROM (SELECT org, measure, stock, ${kept} FROM before_total) AS kept
  FULL JOIN (${cubeSql(asOf, before.version)}) AS since(org, measure, ${WINDOWS.join(', ')}, data_time)
  ON kept.org = since.org AND kept.measure = since.measure
) ${SORTED}`
}

/** Sums level by level from the lowest up, each once: the table `summed`. */
async function sumLevels(database: Database, asOf: AsOf): Promise<void> {
  await database.run(`CREATE TABLE level AS SELECT below.org, above.org AS parent, below.depth
FROM organisation AS below LEFT JOIN organisation AS above ON above.code = below.parent`)
  await database.run(`CREATE TABLE own AS SELECT org, measure, sum(amount)::BIGINT AS stock${windowsSql(asOf.at)}
FROM entry WHERE seq <= ${asOf.version} AND ts <= ${asOf.at} GROUP BY org, measure`)
  await database.run('CREATE TABLE summed AS SELECT * FROM own WHERE false')
  const [row] = await database.rows('SELECT max(depth) FROM level')
  for (let depth = Number(row?.[0]); depth >= 0; depth--)
    await database.run(`INSERT INTO summed SELECT org, measure, ${SUMS} FROM (
  SELECT own.* FROM own JOIN level ON level.org = own.org AND level.depth = ${depth}
  UNION ALL
  SELECT level.parent, summed.* EXCLUDE (org) FROM summed JOIN level ON level.org = summed.org AND level.depth = ${depth + 1}
) GROUP BY org, measure`)
}
