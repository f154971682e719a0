import type { OriginAnswer } from '../../data/contract/rest.ts'
import { orgOf, type Reading } from './answers.ts'
import { underSql, versionSql } from './past-sql.ts'
import { type AsOf, quote, subtreeSql } from './sql.ts'

const HOUR_MS = 3_600_000
const MOST = 10

/**
 * Who moved a number in the hour and the day before a version was received: the scope's direct units, by measure.
 *
 * By time of receipt, as the screens saw it move; what was posted and taken back within the time cancels out.
 */
export async function moversOf(
  at: { scope: string; measures: readonly string[]; asOf: AsOf; now: number },
  { core }: Reading,
): Promise<OriginAnswer['movers']> {
  const { scope, measures, asOf, now } = at
  const self = orgOf(core, scope)
  const [row] = await core.ledger.read(`SELECT received FROM event WHERE seq = ${asOf.version}`)
  const moment = asOf.version === core.seq ? now : Number(row?.[0] ?? now)
  const versionBefore = async (span: number) => Number((await core.ledger.read(versionSql(moment - span)))[0]?.[0] ?? 0)
  const [hourAgo, dayAgo] = [await versionBefore(HOUR_MS), await versionBefore(24 * HOUR_MS)]
  const rows =
    await core.ledger.read(`${subtreeSql(scope, asOf)}, ${underSql(`SELECT org, org AS unit FROM placed WHERE parent = ${self}`)}
SELECT coalesce(under.unit, ${self}) AS part, measure.code, coalesce(sum(amount) FILTER (entry.seq > ${hourAgo}), 0)::BIGINT, sum(amount)::BIGINT
FROM entry JOIN measure ON entry.measure = measure.id LEFT JOIN under ON under.org = entry.org
WHERE entry.seq > ${dayAgo} AND entry.seq <= ${asOf.version} AND entry.ts <= ${asOf.at}
  AND entry.org IN (SELECT org FROM subtree) AND measure.code IN (${measures.map(quote).join(', ')})
GROUP BY part, measure.code HAVING sum(amount) <> 0 ORDER BY abs(sum(amount)) DESC, part, measure.code LIMIT ${MOST}`)
  return rows.map(([unit, measure, hour, day]) => ({
    org: core.registry.codeOf(Number(unit)),
    orgName: core.registry.orgs.text(Number(unit), 'short'),
    measure: String(measure),
    hour: Number(hour),
    day: Number(day),
  }))
}
