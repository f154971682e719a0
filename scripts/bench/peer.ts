import { readFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { commit, PER_COMMIT, TABLES } from './peer-rows.ts'

export interface PeerOrder {
  readonly warm: string
  readonly file: string
  readonly database: string
  readonly way: 'appender' | 'read_json'
}

export interface PeerResult {
  readonly ms: number
  readonly cpuSeconds: number
  readonly events: number
  readonly entries: number
}

const FORMS = ['theme-day', 'congress', 'lecture', 'committee', 'group']

interface Meeting {
  readonly subject: string
  readonly time: string
  readonly data: {
    readonly form: string
    readonly attended: number
    readonly expected: number
    readonly minutes: number
  }
}

/** The shortest way to the same rows: parse and append; no checks, no dedupe, no cube. A process of its own. */
async function byAppender(text: string, connection: DuckDBConnection): Promise<void> {
  const lines = text.split('\n')
  const event = await connection.createAppender('event')
  const entry = await connection.createAppender('entry')
  const orgs = new Map<string, number>()
  const received = BigInt(Date.now())
  await connection.run('BEGIN')
  for (let seq = 1; seq < lines.length; seq++) {
    const meeting = JSON.parse(lines[seq - 1] ?? '') as Meeting // nothing is checked here
    const { form, attended, expected, minutes } = meeting.data
    const ts = BigInt(Date.parse(meeting.time))
    let org = orgs.get(meeting.subject)
    if (org === undefined) {
      org = orgs.size
      orgs.set(meeting.subject, org)
    }
    event.appendUInteger(seq)
    event.appendBigInt(ts)
    event.appendBigInt(received)
    event.appendUSmallInt(1)
    event.appendUSmallInt(1)
    event.appendUInteger(org)
    event.appendUInteger(0)
    event.appendUInteger(0)
    event.endRow()
    const append = (measure: number, amount: number) => {
      entry.appendUInteger(seq)
      entry.appendBigInt(ts)
      entry.appendUInteger(org)
      entry.appendUInteger(0)
      entry.appendUSmallInt(measure)
      entry.appendInteger(amount)
      entry.endRow()
    }
    append(0, 1)
    append(10 + FORMS.indexOf(form), 1)
    append(1, expected)
    append(2, minutes)
    if (attended > 0) append(3, attended)
    if (seq % PER_COMMIT === 0) await commit(connection, [event, entry])
  }
  event.closeSync()
  entry.closeSync()
  await connection.run('COMMIT')
}

/** DuckDB's own reader into the same tables. */
async function byReadJson(file: string, connection: DuckDBConnection): Promise<void> {
  const columns = `{subject: 'VARCHAR', time: 'TIMESTAMPTZ', data: 'STRUCT(form VARCHAR, attended BIGINT, expected BIGINT, minutes BIGINT)'}`
  await connection.run('BEGIN')
  await connection.run(`CREATE TEMP TABLE raw AS SELECT row_number() OVER () AS seq, epoch_ms(time) AS ts, hash(subject) % 1000 AS org, data
    FROM read_json('${file}', format = 'newline_delimited', columns = ${columns})`)
  await connection.run(`INSERT INTO event SELECT seq, ts, epoch_ms(now()), 1, 1, org, 0, 0 FROM raw`)
  for (const amount of ['1', 'length(data.form)', 'data.expected', 'data.minutes', 'data.attended'])
    await connection.run(`INSERT INTO entry SELECT seq, ts, org, 0, 1, ${amount} FROM raw`)
  await connection.run('COMMIT')
}

async function peer(order: PeerOrder): Promise<PeerResult> {
  const instance = await DuckDBInstance.create(order.database)
  const connection = await instance.connect()
  await connection.run(TABLES)
  const text = readFileSync(order.file, 'utf8')
  if (order.way === 'appender') await byAppender(readFileSync(order.warm, 'utf8'), connection)
  const cpu = process.cpuUsage()
  const started = performance.now()
  if (order.way === 'appender') await byAppender(text, connection)
  else await byReadJson(order.file, connection)
  const ms = performance.now() - started
  const { user, system } = process.cpuUsage(cpu)
  const counted = await connection.runAndReadAll('SELECT (SELECT count(*) FROM event), (SELECT count(*) FROM entry)')
  const [events, entries] = counted.getRows()[0] ?? []
  connection.closeSync()
  return { ms, cpuSeconds: (user + system) / 1e6, events: Number(events), entries: Number(entries) }
}

const order = JSON.parse(process.argv[2] ?? '{}') as PeerOrder // from the bench that started this
console.log(JSON.stringify(await peer(order)))
