import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { setPriority } from 'node:os'
import { createInterface } from 'node:readline'
import { checkText } from './check-text.ts'
import { Database } from './database.ts'
import { toFault } from './fault.ts'
import type { FromSandbox, RunOrder, ToSandbox } from './messages.ts'
import { toJson } from './values.ts'

/**
 * The sandbox's process: it checks texts, runs one of those that pass, and ends.
 *
 * Argument: the number of the user and group to become, or ''. Whoever started it limits its memory, files and time,
 * and kills it. Lines of JSON come in on standard input and go out on standard output.
 */
const [user = ''] = process.argv.slice(2)
const PROGRESS_MS = 250
const QUIET = 10
const CAP_SYS_NICE = 23n
/** Rows of a line. */
const PIECE = 256

/** Not asked by anybody: what it needs is loaded before somebody waits for it. */
const WARMING = `WITH given AS (SELECT i AS org, i % 7 AS kind, i::DOUBLE / 3 AS value FROM range(5000) AS r(i))
SELECT a.kind, strftime(epoch_ms(max(a.org)) + INTERVAL 8 HOUR, '%Y-%m') AS month, sum(a.org) AS amount,
  median(b.value) AS middle, count(*) FILTER (WHERE b.kind > 3) AS some, row_number() OVER (ORDER BY a.kind) AS place
FROM given a JOIN given b USING (org) WHERE starts_with(a.org::VARCHAR, '1') GROUP BY a.kind ORDER BY a.kind`

// Nobody waits for what it loads.
const isQuiet = mayRaisePriority()
if (isQuiet) setPriority(QUIET)
const database = await Database.open()
await warm()
// Each thread has its own; those that it began with have it from there.
if (isQuiet) for (const thread of readdirSync('/proc/self/task')) setPriority(Number(thread), 0)
if (user !== '') becomeNobody(Number(user))

async function tell(message: FromSandbox): Promise<number> {
  const line = `${JSON.stringify(message)}\n`
  if (!process.stdout.write(line)) await once(process.stdout, 'drain')
  return line.length
}

// Whoever started it is gone, or wants no answer any more: at once, whatever the engine does.
process.stdin.once('end', () => process.kill(process.pid, 'SIGKILL'))

let checked = ''
let lastPercent = 0
await tell({ kind: 'ready' })
for await (const line of createInterface({ input: process.stdin })) {
  const message: ToSandbox = JSON.parse(line)
  if (message.kind === 'check') await check(message)
  else {
    await run(message)
    break
  }
}
// It has been answered.
process.exit(0)

async function warm(): Promise<void> {
  await checkText(WARMING, { tables: [], serialise: (text) => database.serialise(text) })
  const result = await database.connection.stream(WARMING)
  JSON.stringify((await result.fetchChunk())?.convertRows(toJson))
}

/** Whether a lower priority can be taken back: a root in a container may not. Linux only. */
function mayRaisePriority(): boolean {
  if (process.platform !== 'linux') return false
  const [, held = '0'] = /^CapEff:\s*(\w+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return ((BigInt(`0x${held}`) >> CAP_SYS_NICE) & 1n) === 1n
}

/** For good: this process has no way back to whoever started it. */
function becomeNobody(id: number): void {
  process.setgroups?.([])
  process.setgid?.(id)
  process.setuid?.(id)
}

async function check({ sql, tables }: Extract<ToSandbox, { kind: 'check' }>): Promise<void> {
  const fault = await checkText(sql, { tables, serialise: (text) => database.serialise(text) })
  checked = fault ? '' : sql
  await tell(fault ? { kind: 'fault', fault } : { kind: 'passed' })
}

async function run(order: RunOrder): Promise<void> {
  if (checked === '') return
  const began = performance.now()
  const ms = () => Math.round(performance.now() - began)
  await database.show(order)
  const progress = setInterval(tellProgress, PROGRESS_MS)
  try {
    if (order.file === null) await tellRows(order, ms)
    else {
      const rows = await database.write(checked, { ...order, file: order.file })
      await tell({ kind: 'end', rows, truncated: rows > order.rows, ms: ms() })
    }
  } catch (error) {
    await tell({ kind: 'fault', fault: toFault(error instanceof Error ? error.message : '', checked) })
  } finally {
    clearInterval(progress)
  }
}

function tellProgress(): void {
  const percent = Math.floor(database.connection.progress.percentage)
  if (percent <= lastPercent || percent > 100) return
  lastPercent = percent
  void tell({ kind: 'progress', percent })
}

/** Tells columns and rows as they come, as many as are allowed. */
async function tellRows({ rows: most, bytes: mostBytes }: RunOrder, ms: () => number): Promise<void> {
  const result = await database.connection.stream(checked)
  const types = result.columnTypes()
  const columns = result.columnNames().map((name, i) => ({ name, type: String(types[i]) }))
  await tell({ kind: 'columns', columns })
  let rows = 0
  let bytes = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    const found = chunk.convertRows(toJson)
    for (let from = 0; from < found.length; ) {
      if (rows >= most || bytes > mostBytes) {
        await tell({ kind: 'end', rows, truncated: true, ms: ms() })
        return
      }
      const piece = found.slice(from, from + Math.min(PIECE, most - rows))
      bytes += await tell({ kind: 'rows', rows: piece })
      rows += piece.length
      from += piece.length
    }
  }
  await tell({ kind: 'end', rows, truncated: false, ms: ms() })
}
