import { EVENTS, KIND_INDEX } from '../../data/scenes/index.ts'
import type { Field } from './registry.ts'
import { sqlName } from './schema.ts'
import { type AsOf, codesSql, placedSql, quote, subtreeSql, windowsSql } from './sql.ts'

/** The last seq received by an instant; null before the first. */
export function versionSql(moment: number): string {
  return `SELECT max(seq), (SELECT min(received) FROM event) FROM event WHERE received <= ${moment}`
}

/** The tree below a scope as it hung then, each with its parent and depth (0: the scope), and its latest state. */
export function treeSql(scope: string, at: { asOf: AsOf; depth: number; fields: readonly Field[] }): string {
  const { asOf, depth, fields } = at
  const columns = fields.map(({ name }) => sqlName(name))
  return `${subtreeSql(scope, asOf)}, levels AS (
  SELECT org, -1 AS parent, 0 AS depth FROM (${codesSql()}) WHERE code = ${quote(scope)}
  UNION ALL
  SELECT placed.org, placed.parent, depth + 1 FROM placed JOIN levels ON placed.parent = levels.org WHERE depth < ${depth}
), known AS (
  SELECT org, ${columns.map((name) => `arg_max(${name}, seq) AS ${name}`).join(', ')} FROM org WHERE seq <= ${asOf.version} GROUP BY org
)
SELECT levels.org, any_value(levels.parent), min(levels.depth), ${columns.map((name) => `any_value(${name})`).join(', ')}
FROM levels LEFT JOIN known ON known.org = levels.org GROUP BY levels.org ORDER BY levels.org`
}

/** A range of the ledger: what arrived after `from` and by the version of `asOf`. */
export interface Range {
  readonly from: number
  readonly asOf: AsOf
}

/** Every organisation with the unit it lies in, from the units themselves (`org`, `unit`) down; after `subtreeSql`. */
export function underSql(units: string): string {
  return `under AS (
  ${units}
  UNION
  SELECT placed.org, under.unit FROM placed JOIN under ON placed.parent = under.org
)`
}

/** Sums of some measures of each unit of the scope's first `depth` levels with everything below it. */
export function unitSumsSql(
  scope: string,
  at: Range & { readonly depth: number; readonly measures: readonly number[] },
): string {
  return `${subtreeSql(scope, at.asOf)}, levels AS (
  SELECT placed.org, placed.org AS unit, 1 AS depth FROM placed
  WHERE parent = (SELECT org FROM (${codesSql()}) WHERE code = ${quote(scope)})
  UNION ALL
  SELECT placed.org, placed.org, depth + 1 FROM placed JOIN levels ON placed.parent = levels.unit WHERE depth < ${at.depth}
), ${underSql('SELECT DISTINCT org, unit FROM levels')}
SELECT unit, measure, sum(amount)::BIGINT AS stock${windowsSql(at.asOf.at)}
FROM entry JOIN under ON entry.org = under.org
WHERE entry.seq > ${at.from} AND entry.seq <= ${at.asOf.version} AND entry.ts <= ${at.asOf.at}
  AND measure IN (${at.measures.join(', ')}) GROUP BY unit, measure`
}

/** Sums of every measure of several organisations at once, each with all below it. */
export function manySumsSql(orgs: readonly number[], asOf: AsOf): string {
  return `WITH RECURSIVE placed AS (
  ${placedSql(asOf)}
), ${underSql(`SELECT org, org AS unit FROM (VALUES ${orgs.map((org) => `(${org})`).join(', ')}) AS units(org)`)}
SELECT unit, measure, sum(amount)::BIGINT AS stock${windowsSql(asOf.at)}
FROM entry JOIN under ON entry.org = under.org
WHERE entry.seq <= ${asOf.version} AND entry.ts <= ${asOf.at} GROUP BY unit, measure`
}

const PUBLIC_KINDS = EVENTS.filter((e) => e.ribbon).map((e) => KIND_INDEX.get(e.kind))

/** The latest public events of the scope, newest first: by when they came, or by when they happened. */
export function ribbonSql(scope: string, at: { asOf: AsOf; lines: number; by?: 'seq' | 'ts' }): string {
  return `${subtreeSql(scope, at.asOf)}
SELECT seq, ts, org, kind FROM event
WHERE seq <= ${at.asOf.version} AND ts <= ${at.asOf.at} AND kind IN (${PUBLIC_KINDS.join(', ')}) AND org IN (SELECT org FROM subtree)
ORDER BY ${at.by === 'ts' ? 'ts DESC, ' : ''}seq DESC LIMIT ${at.lines}`
}

/** Whether anything between two versions changes the day or the tree: then sums cannot be carried on. */
export function breakSql(from: number, to: number): string {
  const between = `seq > ${from} AND seq <= ${to}`
  return `SELECT (SELECT count(*) FROM day_opened WHERE ${between}) + (SELECT count(*) FROM org_parent WHERE ${between})`
}
