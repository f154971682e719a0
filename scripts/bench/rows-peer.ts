import { readFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { appendEntry, appendEvent, commit, type EntryRow, type EventRow, PER_COMMIT, TABLES } from './peer-rows.ts'

export interface RowsOrder {
  /** Lines before the clock runs, and those that are measured. */
  readonly warm: string
  readonly file: string
  readonly database: string
}

export interface RowsResult {
  readonly ms: number
}

/** A line: the event as it was sent, with the rows that it comes to. */
interface Line {
  readonly row: EventRow
  readonly entries: readonly EntryRow[]
}

/** The shortest script that writes the same rows: parse, append row by row, commit per 5,000; nothing is worked out. */
async function write(text: string, connection: DuckDBConnection): Promise<void> {
  const event = await connection.createAppender('event')
  const entry = await connection.createAppender('entry')
  await connection.run('BEGIN')
  let seq = 0
  for (const each of text.split('\n')) {
    const line = JSON.parse(each) as Line // nothing is checked here
    appendEvent(event, ++seq, line.row)
    for (const row of line.entries) appendEntry(entry, seq, row)
    if (seq % PER_COMMIT === 0) await commit(connection, [event, entry])
  }
  event.closeSync()
  entry.closeSync()
  await connection.run('COMMIT')
}

async function peer(order: RowsOrder): Promise<RowsResult> {
  const instance = await DuckDBInstance.create(order.database)
  const connection = await instance.connect()
  await connection.run(TABLES)
  const text = readFileSync(order.file, 'utf8')
  await write(readFileSync(order.warm, 'utf8'), connection)
  const started = performance.now()
  await write(text, connection)
  const ms = performance.now() - started
  connection.closeSync()
  return { ms }
}

const order = JSON.parse(process.argv[2] ?? '{}') as RowsOrder // from the bench that started this
console.log(JSON.stringify(await peer(order)))
