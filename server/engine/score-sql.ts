import { dayStart, fromCalendar } from '../../data/language/time.ts'
import type { AsOf } from './sql.ts'
import { quote, subtreeSql } from './sql.ts'

/** A stretch of time, epoch ms, both included. */
export interface Span {
  readonly from: number
  readonly to: number
}

/** A calendar year up to a moment. */
export function yearSpan(year: number, at: number): Span {
  const end = dayStart(fromCalendar(year + 1, 1, 1)) - 1
  return { from: dayStart(fromCalendar(year, 1, 1)), to: Math.min(at, end) }
}

const within = (span: Span, { version }: AsOf) =>
  `entry.seq <= ${version} AND entry.ts >= ${span.from} AND entry.ts <= ${span.to}`
const SCORES = `starts_with(measure.code, 'score.member/')`
const EVIDENCE = (subject: 'member' | 'branch') =>
  `(starts_with(measure.code, 'score.${subject}/') OR starts_with(measure.code, 'score.capped/') OR starts_with(measure.code, 'score.veto/'))`

/** What an organisation is now: its sector as a place in its vocabulary. */
const SECTORS = ({ version }: AsOf) =>
  `sectors AS (SELECT org, arg_max(is_sector, seq) AS sector FROM org WHERE seq <= ${version} GROUP BY org)`

/** `(sector, measure, persons)`: members of a subtree by the class of their score, where they are counted. */
export function memberClassesSql(scope: string, at: { asOf: AsOf; span: Span }): string {
  return `${subtreeSql(scope, at.asOf)}, ${SECTORS(at.asOf)}
SELECT sector, measure.code, sum(amount)::BIGINT FROM entry JOIN measure ON entry.measure = measure.id
JOIN sectors ON sectors.org = entry.org
WHERE ${within(at.span, at.asOf)} AND entry.org IN (SELECT org FROM subtree) AND starts_with(measure.code, 'score.members/')
GROUP BY ALL`
}

/** `(measure, branches)`: branches of a subtree by type and class. */
export function branchClassesSql(scope: string, at: { asOf: AsOf; span: Span }): string {
  return `${subtreeSql(scope, at.asOf)}
SELECT measure.code, sum(amount)::BIGINT FROM entry JOIN measure ON entry.measure = measure.id
WHERE ${within(at.span, at.asOf)} AND org IN (SELECT org FROM subtree) AND starts_with(measure.code, 'score.branches/')
GROUP BY ALL`
}

/** `(member, total)` of people by their dense ids: a score is the sum of its entries. */
export function totalsSql(members: readonly number[], at: { asOf: AsOf; span: Span }): string {
  return `SELECT member, sum(amount)::BIGINT FROM entry JOIN measure ON entry.measure = measure.id
WHERE ${within(at.span, at.asOf)} AND member IN (${members.join(', ')}) AND ${SCORES} GROUP BY member`
}

/** Every entry of one member's score, in order of time. */
export function movementsSql(member: number, at: { asOf: AsOf; span: Span }): string {
  return `SELECT entry.seq, entry.ts, entry.org, measure.code, sum(entry.amount)::BIGINT, event.kind
FROM entry JOIN measure ON entry.measure = measure.id JOIN event ON event.seq = entry.seq
WHERE ${within(at.span, at.asOf)} AND entry.member = ${member} AND ${EVIDENCE('member')}
GROUP BY ALL ORDER BY entry.ts, entry.seq, measure.code`
}

/** `(member, sector)` of everybody who is counted in a subtree, in order. */
export function countedMembersSql(scope: string, at: { asOf: AsOf; span: Span }): string {
  return `${subtreeSql(scope, at.asOf)}, ${SECTORS(at.asOf)}
SELECT member, sector FROM (
  SELECT member, entry.org, sector, sum(amount) AS counted FROM entry JOIN measure ON entry.measure = measure.id
  JOIN sectors ON sectors.org = entry.org
  WHERE ${within(at.span, at.asOf)} AND entry.org IN (SELECT org FROM subtree) AND measure.code = 'score.members' AND member > 0
  GROUP BY ALL
) WHERE counted > 0 ORDER BY member`
}

/** `(org, type and class)` of every branch that is counted in a subtree, in order. */
export function countedBranchesSql(scope: string, at: { asOf: AsOf; span: Span }): string {
  return `${subtreeSql(scope, at.asOf)}
SELECT org, code FROM (
  SELECT org, measure.code, sum(amount) AS counted FROM entry JOIN measure ON entry.measure = measure.id
  WHERE ${within(at.span, at.asOf)} AND org IN (SELECT org FROM subtree) AND starts_with(measure.code, 'score.branches/')
  GROUP BY ALL
) WHERE counted > 0 ORDER BY org`
}

/**
 * `(id, item, month, points before caps)` of members or branches whose ids lie in a range: what a rule set counts.
 *
 * An item's points and what its cap took are both entries, so their sum is what was shown, cap or no cap.
 */
export function evidenceSql(at: {
  subject: 'member' | 'branch'
  ids: readonly number[]
  asOf: AsOf
  span: Span
}): string {
  const { subject, ids } = at
  const id = subject === 'member' ? 'entry.member' : 'entry.org'
  const [low = 0, high = 0] = [ids[0], ids.at(-1)]
  return `SELECT ${id}, split_part(measure.code, '/', 2) AS item,
  month(make_timestamp((entry.ts + 28800000) * 1000)) AS month,
  sum(CASE WHEN starts_with(measure.code, ${quote(`score.${subject}/`)}) THEN amount ELSE 0 END)::BIGINT AS points,
  sum(CASE WHEN starts_with(measure.code, 'score.capped/') THEN amount ELSE 0 END)::BIGINT AS capped,
  sum(CASE WHEN starts_with(measure.code, 'score.veto/') THEN amount ELSE 0 END)::BIGINT AS vetoes
FROM entry JOIN measure ON entry.measure = measure.id
WHERE ${within(at.span, at.asOf)} AND ${id} BETWEEN ${low} AND ${high} AND ${EVIDENCE(subject)}
GROUP BY ALL ORDER BY 1, month`
}
