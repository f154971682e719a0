import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { checkText } from './check-text.ts'
import { Database } from './database.ts'
import { toFault } from './fault.ts'
import type { FromSandbox, Place, Question, ToSandbox } from './messages.ts'
import { FIRST, FIRST_MS, mayRaisePriority, QUIET, setPriorities, share } from './priority.ts'
import { toJson } from './values.ts'

/**
 * The sandbox's process: it opens tables, checks texts, runs one that passes, and ends.
 *
 * Argument: the number of the user and group to become, or ''. Whoever started it limits its memory, files and time,
 * and kills it. Lines of JSON come in on standard input and go out on standard output.
 */
const [user = ''] = process.argv.slice(2)
const PROGRESS_MS = 250
/** Rows of a line. */
const PIECE = 256

/** Not asked by anybody: what it needs is loaded before somebody waits for it. */
const WARMING = `WITH given AS (SELECT i AS org, i % 7 AS kind, i::DOUBLE / 3 AS value FROM range(5000) AS r(i))
SELECT a.kind, strftime(epoch_ms(max(a.org)) + INTERVAL 8 HOUR, '%Y-%m') AS month, sum(a.org) AS amount,
  median(b.value) AS middle, count(*) FILTER (WHERE b.kind > 3) AS some, row_number() OVER (ORDER BY a.kind) AS place
FROM given a JOIN given b USING (org) WHERE starts_with(a.org::VARCHAR, '1') GROUP BY a.kind ORDER BY a.kind`

const isQuiet = mayRaisePriority()
if (isQuiet) setPriorities(QUIET)
const database = await Database.open()
await warm()
/** What may be named, once tables are there, and where a result goes, if not out. */
let placed: Pick<Place, 'names' | 'file'> = { names: [], file: null }

/** Lines that are told next, all at once: each time is a turn of its own for whoever reads them. */
let held: string[] = []

/** Answers how long the line is. */
function hold(message: FromSandbox): number {
  const line = `${JSON.stringify(message)}\n`
  held.push(line)
  return line.length
}

async function flush(): Promise<void> {
  const lines = held.join('')
  held = []
  if (!process.stdout.write(lines)) await once(process.stdout, 'drain')
}

async function tell(message: FromSandbox): Promise<void> {
  hold(message)
  await flush()
}

// Whoever started it is gone, or wants no answer any more: at once, whatever the engine does.
process.stdin.once('end', () => process.kill(process.pid, 'SIGKILL'))

let lastPercent = 0
for await (const line of createInterface({ input: process.stdin })) {
  const message: ToSandbox = JSON.parse(line)
  if (message.kind === 'start') await start(message.place)
  else if (message.kind === 'place') await place(message)
  else if (await answer(message)) break
}
// It has been answered.
process.exit(0)

async function start(first: Place | null): Promise<void> {
  if (first) await place(first, true)
  if (isQuiet) setPriorities(FIRST)
  if (user !== '') becomeNobody(Number(user))
  await tell({ kind: 'ready' })
}

async function place(given: Place, isTried = false): Promise<void> {
  await database.place(given, isTried)
  placed = given
}

async function warm(): Promise<void> {
  await checkText(WARMING, { tables: [], serialise: (text) => database.serialise(text) })
  const result = await database.connection.stream(WARMING)
  JSON.stringify((await result.fetchChunk())?.convertRows(toJson))
}

/** For good: this process has no way back to whoever started it. */
function becomeNobody(id: number): void {
  process.setgroups?.([])
  process.setgid?.(id)
  process.setuid?.(id)
}

/** Whether it passed, and was run. */
async function answer(question: Question): Promise<boolean> {
  const began = performance.now()
  if (isQuiet) setTimeout(share, FIRST_MS).unref()
  const fault = await checkText(question.sql, { tables: placed.names, serialise: (text) => database.serialise(text) })
  if (fault) await tell({ kind: 'refused', fault })
  else await run(question, () => Math.round(performance.now() - began))
  return fault === null
}

async function run(question: Question, ms: () => number): Promise<void> {
  const progress = setInterval(tellProgress, PROGRESS_MS)
  try {
    await database.show(question.views)
    const { file } = placed
    if (file === null) await tellRows(question, ms)
    else {
      const rows = await database.write(question.sql, { ...question, file })
      await tell({ kind: 'end', rows, truncated: rows > question.rows, ms: ms() })
    }
  } catch (error) {
    await tell({ kind: 'fault', fault: toFault(error instanceof Error ? error.message : '', question.sql) })
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

/** Tells columns and rows as they come, as many as are allowed; the last of them together with the end. */
async function tellRows({ sql, rows: most, bytes: mostBytes }: Question, ms: () => number): Promise<void> {
  const result = await database.connection.stream(sql)
  const types = result.columnTypes()
  hold({ kind: 'columns', columns: result.columnNames().map((name, i) => ({ name, type: String(types[i]) })) })
  let rows = 0
  let bytes = 0
  for (;;) {
    const chunk = await result.fetchChunk()
    if (!chunk || chunk.rowCount === 0) break
    if (rows > 0) await flush()
    const found = chunk.convertRows(toJson)
    for (let from = 0; from < found.length; ) {
      if (rows >= most || bytes > mostBytes) return tell({ kind: 'end', rows, truncated: true, ms: ms() })
      const piece = found.slice(from, from + Math.min(PIECE, most - rows))
      bytes += hold({ kind: 'rows', rows: piece })
      rows += piece.length
      from += piece.length
    }
  }
  await tell({ kind: 'end', rows, truncated: false, ms: ms() })
}
