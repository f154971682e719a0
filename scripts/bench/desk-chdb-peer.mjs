/** Asks chDB one text after another: what `desk-chdb.ts` starts, with the folder where chDB is and its views. */
import { mkdtempSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const FORMAT = 'SETTINGS output_format_json_quote_64bit_integers = 0'

process.once('message', (/** @type {{ folder: string, statements: string[] }} */ order) => {
  const session = open(order)
  process.on('message', (/** @type {string} */ sql) => process.send?.(answer(session, sql)))
  process.send?.('ready')
})

/** @param {{ folder: string, statements: string[] }} order */
function open({ folder, statements }) {
  const { Session } = createRequire(import.meta.url)(folder)
  const data = mkdtempSync(join(tmpdir(), 'yuntu-chdb-'))
  process.on('exit', () => rmSync(data, { recursive: true, force: true }))
  const session = new Session(data)
  for (const statement of statements) {
    try {
      session.query(statement)
    } catch {
      // A view that it does not understand is missed by those queries that want it.
    }
  }
  return session
}

/** @param {{ query(sql: string, format: string): string }} session @param {string} sql */
function answer(session, sql) {
  try {
    const began = performance.now()
    const text = session.query(`${sql} ${FORMAT}`, 'JSONCompact')
    const ms = performance.now() - began
    return { ms, rows: JSON.parse(text).data }
  } catch (error) {
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}
