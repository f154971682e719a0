import { metricById } from '../../data/scenes/index.ts'
import { type AsOf, metricSql } from '../../server/engine/sql.ts'
import { DISTRICT } from './live-ledger.ts'

/** A question as an analyst asks it; every result is in one order, so that two engines can be compared. */
export interface BenchQuery {
  readonly name: string
  readonly sql: string
}

const MONTH = "strftime(epoch_ms(e.ts) + INTERVAL 8 HOUR, '%Y-%m')"

/** What the desk's guide, its snippets and the cards of numbers ask: of metrics, of organisations, of ten million entries. */
export function deskQueries(asOf: AsOf): readonly BenchQuery[] {
  const card = (id: string, scope: string) => {
    const metric = metricById(id)
    if (!metric) throw new Error(`there is no metric ${id}`)
    return metricSql(metric, { scope, ...asOf })
  }
  return [
    {
      name: 'members by district',
      sql: `SELECT m.code, m.name, m.value AS members FROM metric_members m JOIN organisation o USING (org)
WHERE m.depth = 1 ORDER BY o.lo`,
    },
    {
      name: 'a metric beside the sum of its entries',
      sql: `SELECT sum(e.amount) AS entries, any_value(m.value) AS metric
FROM entry e JOIN measure k ON k.id = e.measure CROSS JOIN metric_members m
WHERE k.code = 'member.stock' AND m.depth = 0`,
    },
    {
      name: 'meetings by month',
      sql: `SELECT ${MONTH} AS month, sum(e.amount) FILTER (WHERE k.code = 'meeting.held') AS held,
  sum(e.amount) FILTER (WHERE k.code = 'meeting.attended') AS attended
FROM entry e JOIN measure k ON k.id = e.measure
WHERE k.code IN ('meeting.held', 'meeting.attended') GROUP BY month ORDER BY month`,
    },
    {
      name: 'attendance over branches',
      sql: `SELECT count(*) AS branches, count(m.value) AS reported, quantile_cont(m.value, 0.25) AS lower,
  quantile_cont(m.value, 0.5) AS middle, quantile_cont(m.value, 0.75) AS upper
FROM metric_attendance_rate_year m JOIN organisation o USING (org) WHERE o.kind = 'branch' AND NOT o.dissolved`,
    },
    {
      name: 'organisations by sector and kind',
      sql: `SELECT coalesce(o.sector, '—') AS sector, o.kind AS kind, count(*) AS organisations FROM organisation o
WHERE NOT o.dissolved GROUP BY sector, kind ORDER BY sector, kind`,
    },
    {
      name: 'members below one district',
      sql: `SELECT o.code, o.name, o.kind, m.value AS members FROM organisation top
JOIN organisation o ON o.lo BETWEEN top.lo AND top.hi JOIN metric_members m ON m.org = o.org
WHERE top.code = '${DISTRICT.code}' ORDER BY o.lo`,
    },
    {
      name: 'items under supervision',
      sql: `SELECT coalesce(s.rule, s.cause) AS reason, s.stage AS stage, count(*) AS items,
  count(*) FILTER (WHERE s.overdue) AS overdue
FROM supervision s GROUP BY reason, stage ORDER BY reason, stage`,
    },
    {
      name: 'sources and their last word',
      sql: `SELECT s.code AS source, count(*) AS events, max(e.received) AS latest
FROM event e JOIN source s ON s.id = e.source GROUP BY s.code ORDER BY s.code`,
    },
    {
      name: 'identities that do not hold',
      sql: `SELECT i.label AS label, count(*) AS organisations, count(*) FILTER (WHERE i.residual <> 0) AS residuals
FROM identity i GROUP BY i.label ORDER BY i.label`,
    },
    {
      name: 'branches by size',
      sql: `SELECT CASE WHEN m.value < 3 THEN '1-2' WHEN m.value <= 10 THEN '3-10' WHEN m.value <= 50 THEN '11-50'
  ELSE '51+' END AS members, count(*) AS branches
FROM metric_members m JOIN organisation o USING (org)
WHERE o.kind = 'branch' AND NOT o.dissolved AND m.value > 0 GROUP BY 1 ORDER BY min(m.value)`,
    },
    {
      name: 'two metrics side by side',
      sql: `SELECT a.code, a.name, a.value AS members, b.value AS orgs FROM metric_members a JOIN metric_orgs b USING (org)
WHERE a.depth = 1 ORDER BY a.code`,
    },
    {
      name: 'dues by district and month',
      sql: `SELECT d.code AS code, ${MONTH} AS month, sum(e.amount) AS fen
FROM entry e JOIN measure k ON k.id = e.measure JOIN organisation o ON o.org = e.org
JOIN organisation d ON o.lo BETWEEN d.lo AND d.hi
WHERE d.depth = 1 AND k.code = 'dues.paid.fen' GROUP BY d.code, month ORDER BY d.code, month`,
    },
    { name: 'card: members of the whole', sql: card('members', 'root') },
    { name: 'card: attendance of a district', sql: card('attendance-rate-year', DISTRICT.code) },
    {
      name: 'meetings by hour of the day',
      sql: `SELECT (e.ts + 28800000) // 3600000 % 24 AS hour, sum(e.amount) AS held
FROM entry e JOIN measure k ON k.id = e.measure WHERE k.code = 'meeting.held' GROUP BY hour ORDER BY hour`,
    },
    {
      name: 'committees with most meetings',
      sql: `SELECT m.code, m.name, m.value FROM metric_meetings_year m JOIN organisation o USING (org)
WHERE o.kind = 'committee' ORDER BY m.value DESC, m.code LIMIT 20`,
    },
    {
      name: 'entries by measure',
      sql: `SELECT k.code, k.label, count(*) AS entries, sum(e.amount) AS amount
FROM entry e JOIN measure k ON k.id = e.measure GROUP BY k.code, k.label ORDER BY k.code`,
    },
    {
      name: 'branches quiet for a while',
      sql: `SELECT o.code, o.name, max(e.ts) AS latest FROM organisation o LEFT JOIN entry e ON e.org = o.org
WHERE o.kind = 'branch' AND NOT o.dissolved GROUP BY o.code, o.name ORDER BY latest, o.code LIMIT 100`,
    },
    {
      name: 'members cumulated by month',
      sql: `SELECT month, sum(amount) OVER (ORDER BY month) AS members FROM (
  SELECT ${MONTH} AS month, sum(e.amount) AS amount FROM entry e JOIN measure k ON k.id = e.measure
  WHERE k.code = 'member.stock' GROUP BY month) ORDER BY month`,
    },
    {
      name: 'points by item',
      sql: `SELECT s.way AS way, s.item AS item, count(*) AS movements, sum(s.amount) AS points
FROM score_movement s GROUP BY way, item ORDER BY way, item`,
    },
  ]
}
