import { dayStart } from '../../data/language/time.ts'
import { RULE_SETS } from '../../data/rules/index.ts'
import { EVENTS, MEASURES, METRICS, ROOT } from '../../data/scenes/index.ts'
import { monthOf } from '../../data/scenes/organisation/months.ts'
import {
  AGE_BANDS,
  EDUCATIONS,
  ETHNICITIES,
  GENDERS,
  JOINING_BANDS,
  OCCUPATIONS,
  ORG_KINDS,
  SECTORS,
  STATUSES,
} from '../../data/scenes/organisation/vocabulary.ts'
import { KIND_DAY_OPENED } from '../engine/schema.ts'
import { type AsOf, placedSql, quote } from '../engine/sql.ts'
import { tableDoc } from './tables.ts'
import { viewName } from './views.ts'

type Cell = string | number | null

/** A word of a vocabulary by its place. */
const wordSql = (vocabulary: Readonly<Record<string, unknown>>, place: string) =>
  `[${Object.keys(vocabulary).map(quote).join(', ')}][${place} + 1]`

/** What the snapshot's tables are derived by, over the copied ones; the rows of a dictionary stand in its query. */
export function derivedSql(asOf: AsOf): Readonly<Record<string, string>> {
  return {
    organisation: organisationSql(asOf),
    supervision: SUPERVISION,
    measure: rowsSql(
      'measure',
      MEASURES.map(({ code, label, unit }, id) => [id, code, label.zh, unit, label.en]),
    ),
    metric: rowsSql(
      'metric',
      METRICS.map(({ id, label, of, known, unit, definition, source }) => [
        ...[id, label.zh, JSON.stringify({ of, known }), label.en, unit],
        ...[definition.zh, definition.en, source, viewName(id)],
      ]),
    ),
    kind: rowsSql('kind', [
      ...EVENTS.map(({ kind, label }, id) => [id, kind, label.zh, label.en]),
      [KIND_DAY_OPENED, 'day.opened', '新的一天', 'A new day'],
    ]),
    rule: rowsSql(
      'rule',
      RULE_SETS.flatMap(({ id, label, versions }) =>
        versions.map(({ version, validFrom, validTo, article, checked, parameters }) => [
          ...[id, version, label.zh, label.en, validFrom, validTo, article, checked, JSON.stringify(parameters)],
        ]),
      ),
    ),
  }
}

/** Rows as a query with the columns and types of a table. */
function rowsSql(name: string, rows: readonly (readonly Cell[])[]): string {
  const { columns } = tableDoc(name)
  const literal = (cell: Cell) => (cell === null ? 'NULL' : typeof cell === 'number' ? String(cell) : quote(cell))
  const values = rows.map((row) => `(${row.map(literal).join(', ')})`).join(', ')
  const casts = columns.map((column, i) => `c${i}::${column.type} AS "${column.name}"`).join(', ')
  return `SELECT ${casts} FROM (VALUES ${values}) AS given(${columns.map((_, i) => `c${i}`).join(', ')})`
}

/** Organisations in preorder: by the way of dense ids that leads to each from the top. */
function organisationSql(asOf: AsOf): string {
  return `WITH RECURSIVE placed AS (
  ${placedSql(asOf)}
), known AS (
  SELECT org, ${['code', 'is_name', 'is_short', 'is_kind', 'is_sector', 'is_dissolved'].map((c) => `arg_max(${c}, seq) AS ${c}`).join(', ')}
  FROM org GROUP BY org
), rooted AS (
  SELECT * FROM known
  UNION ALL
  SELECT 0, ${quote(ROOT.code)}, ${quote(ROOT.state.name)}, ${quote(ROOT.state.short)}, ${ROOT.state.kind}, -1, 0
  WHERE NOT EXISTS (SELECT 1 FROM known WHERE org = 0)
), walk AS (
  SELECT 0 AS org, -1 AS parent, 0 AS depth, [0] AS way
  UNION ALL
  SELECT placed.org, placed.parent, depth + 1, list_append(way, placed.org)
  FROM placed JOIN walk ON placed.parent = walk.org WHERE NOT list_contains(way, placed.org)
), sized AS (
  SELECT top AS org, count(*) AS size FROM (SELECT unnest(way) AS top FROM walk) GROUP BY top
), numbered AS (
  SELECT walk.org, walk.parent, depth, way, row_number() OVER (ORDER BY way) - 1 AS lo, size
  FROM walk JOIN sized ON sized.org = walk.org
), ways AS (
  SELECT step.org, string_agg(code, '/' ORDER BY place) AS path
  FROM (SELECT org, unnest(way) AS above, generate_subscripts(way, 1) AS place FROM walk) AS step
  JOIN rooted ON rooted.org = step.above GROUP BY step.org
)
SELECT numbered.org::UINTEGER AS org, rooted.code, rooted.is_name AS name, rooted.is_short AS short,
  ${wordSql(ORG_KINDS, 'rooted.is_kind')} AS kind,
  CASE WHEN rooted.is_sector >= 0 THEN ${wordSql(SECTORS, 'rooted.is_sector')} END AS sector,
  above.code AS parent, depth::INTEGER AS depth, lo::UINTEGER AS lo, (lo + size - 1)::UINTEGER AS hi, path,
  rooted.is_dissolved = 1 AS dissolved
FROM numbered JOIN rooted ON rooted.org = numbered.org JOIN ways ON ways.org = numbered.org
LEFT JOIN rooted AS above ON above.org = numbered.parent
ORDER BY lo`
}

/** Items by the order in which they first appeared; their keys may hold a pseudonym and stay out. */
const SUPERVISION = `WITH latest AS (
  SELECT key, min(seq) AS first, arg_max(state, seq)::JSON AS state FROM item GROUP BY key
), said AS (
  SELECT key, first, ${['org', 'opened', 'due', 'closed', 'overdue', 'escalated'].map((field) => `(state->>'${field}')::BIGINT AS ${field}`).join(', ')},
    ${['role', 'rule', 'cause', 'stage'].map((field) => `nullif(state->>'${field}', '') AS ${field}`).join(', ')}
  FROM latest
)
SELECT row_number() OVER (ORDER BY first, key)::UINTEGER AS item, org::UINTEGER AS org, role, rule, cause, stage,
  opened, due, nullif(closed, 0) AS closed, overdue = 1 AS overdue, escalated = 1 AS escalated
FROM said WHERE org >= 0 AND stage IS NOT NULL ORDER BY item`

/** The people of the organisations `own` on a day: bands instead of the month of birth. */
export function memberSql(day: number): string {
  const age = `floor((${monthOf(day)} - is_birth) / 12)`
  const bands = Object.entries(AGE_BANDS).toReversed()
  const band = bands.map(([id, { from }]) => `WHEN ${age} >= ${from} THEN ${quote(id)}`).join(' ')
  return `SELECT member, is_org::UINTEGER AS org, ${wordSql(STATUSES, '(is_status - 1)')} AS status,
  ${wordSql(GENDERS, 'is_gender')} AS gender, CASE ${band} ELSE ${quote(bands.at(-1)?.[0] ?? '')} END AS age,
  ${wordSql(EDUCATIONS, 'is_education')} AS education, ${wordSql(OCCUPATIONS, 'is_occupation')} AS occupation,
  ${wordSql(ETHNICITIES, 'is_ethnicity')} AS ethnicity, ${wordSql(JOINING_BANDS, 'is_joined')} AS joined
FROM member WHERE is_org IN (SELECT org FROM own) ORDER BY member`
}

/** The last instant of a day: what happened by then counts. */
export function endOf(day: number): number {
  return dayStart(day + 1) - 1
}
