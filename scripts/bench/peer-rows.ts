import type { DuckDBAppender, DuckDBConnection } from '@duckdb/node-api'

/** The ledger's large tables, as a peer makes them. */
export const TABLES = `
CREATE TABLE entry(seq UINTEGER NOT NULL, ts BIGINT NOT NULL, org UINTEGER NOT NULL, member UINTEGER NOT NULL, measure USMALLINT NOT NULL, amount BIGINT NOT NULL);
CREATE TABLE event(seq UINTEGER NOT NULL, ts BIGINT NOT NULL, received BIGINT NOT NULL, kind USMALLINT NOT NULL, source USMALLINT NOT NULL, org UINTEGER NOT NULL, member UINTEGER NOT NULL, corrects UINTEGER NOT NULL);`

export const PER_COMMIT = 5_000

/** Rows of the two tables, without their seq. */
export type EventRow = readonly [
  ts: number,
  received: number,
  kind: number,
  source: number,
  org: number,
  member: number,
]
export type EntryRow = readonly [ts: number, org: number, member: number, measure: number, amount: number]

export function appendEvent(to: DuckDBAppender, seq: number, row: EventRow): void {
  to.appendUInteger(seq)
  to.appendBigInt(BigInt(row[0]))
  to.appendBigInt(BigInt(row[1]))
  to.appendUSmallInt(row[2])
  to.appendUSmallInt(row[3])
  to.appendUInteger(row[4])
  to.appendUInteger(row[5])
  to.appendUInteger(0)
  to.endRow()
}

export function appendEntry(to: DuckDBAppender, seq: number, row: EntryRow): void {
  to.appendUInteger(seq)
  to.appendBigInt(BigInt(row[0]))
  to.appendUInteger(row[1])
  to.appendUInteger(row[2])
  to.appendUSmallInt(row[3])
  to.appendBigInt(BigInt(row[4]))
  to.endRow()
}

/** What was appended so far is committed; the next transaction begins. */
export async function commit(connection: DuckDBConnection, appenders: readonly DuckDBAppender[]): Promise<void> {
  for (const appender of appenders) appender.flushSync()
  await connection.run('COMMIT')
  await connection.run('BEGIN')
}
