import { WINDOWS } from '../../data/language/time.ts'
import { EVENTS, MEASURES, METRICS } from '../../data/scenes/index.ts'
import { type Field, fieldsOf, foldOf } from './registry.ts'

/** The day-opening event of the clock has a number of its own, after all kinds that can be sent. */
export const KIND_DAY_OPENED = EVENTS.length

export const MEMBER_FIELDS: readonly Field[] = fieldsOf(foldOf('member'))
const ORG_FIELDS: readonly Field[] = fieldsOf(foldOf('org'))
const columnsSql = (fields: readonly Field[]) =>
  fields.map((f) => `, ${sqlName(f.name)} ${f.text ? 'VARCHAR' : 'INTEGER'} NOT NULL`).join('')

/** `birthMonth` → `birth_month`, with a prefix that keeps clear of reserved words. */
export function sqlName(field: string): string {
  return `is_${field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`)}`
}

/** All tables of a ledger. No keys, no indexes: they make appending several times slower. */
export const SCHEMA = `
CREATE TABLE meta(seq UINTEGER NOT NULL, entries UINTEGER NOT NULL, journal VARCHAR NOT NULL, epoch VARCHAR NOT NULL);
CREATE TABLE entry(seq UINTEGER NOT NULL, ts BIGINT NOT NULL, org UINTEGER NOT NULL, member UINTEGER NOT NULL, measure USMALLINT NOT NULL, amount BIGINT NOT NULL);
CREATE TABLE event(seq UINTEGER NOT NULL, ts BIGINT NOT NULL, received BIGINT NOT NULL, kind USMALLINT NOT NULL, source USMALLINT NOT NULL, org UINTEGER NOT NULL, member UINTEGER NOT NULL, corrects UINTEGER NOT NULL);
CREATE TABLE org(seq UINTEGER NOT NULL, org UINTEGER NOT NULL, code VARCHAR NOT NULL, last_ts BIGINT NOT NULL${columnsSql(ORG_FIELDS)});
CREATE TABLE org_parent(seq UINTEGER NOT NULL, ts BIGINT NOT NULL, org UINTEGER NOT NULL, parent INTEGER NOT NULL);
CREATE TABLE member(seq UINTEGER NOT NULL, member UINTEGER NOT NULL, last_ts BIGINT NOT NULL${columnsSql(MEMBER_FIELDS)});
CREATE TABLE item(seq UINTEGER NOT NULL, fold VARCHAR NOT NULL, key VARCHAR NOT NULL, owner INTEGER NOT NULL, last_ts BIGINT NOT NULL, due BIGINT NOT NULL, rule VARCHAR NOT NULL, source VARCHAR NOT NULL, state VARCHAR NOT NULL);
CREATE TABLE measure(id USMALLINT NOT NULL, code VARCHAR NOT NULL, label VARCHAR NOT NULL, unit VARCHAR NOT NULL);
CREATE TABLE metric(id VARCHAR NOT NULL, label VARCHAR NOT NULL, formula VARCHAR NOT NULL);
CREATE TABLE kind(id USMALLINT NOT NULL, code VARCHAR NOT NULL, label VARCHAR NOT NULL);
CREATE TABLE source(id USMALLINT NOT NULL, code VARCHAR NOT NULL);
CREATE TABLE day_opened(seq UINTEGER NOT NULL, day INTEGER NOT NULL);
CREATE TABLE subtotal(org UINTEGER NOT NULL, measure USMALLINT NOT NULL${WINDOWS.map((w) => `, ${w} BIGINT NOT NULL`).join('')}, last_ts BIGINT NOT NULL);
CREATE TABLE reach(upto UINTEGER NOT NULL, entries UINTEGER NOT NULL, day INTEGER NOT NULL);
INSERT INTO reach VALUES (0, 0, -1);
`

/** What a new ledger knows from the start, by table: names of measures and kinds, and the formulas it was written with. */
export const DICTIONARIES: Readonly<Record<string, readonly (readonly (string | number)[])[]>> = {
  measure: MEASURES.map(({ code, label, unit }, id) => [id, code, label.zh, unit]),
  metric: METRICS.map(({ id, label, of, known }) => [id, label.zh, JSON.stringify({ of, known })]),
  kind: [...EVENTS.map(({ kind, label }, id) => [id, kind, label.zh]), [KIND_DAY_OPENED, 'day.opened', '新的一天']],
}
