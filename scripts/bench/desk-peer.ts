import { DuckDBInstance } from '@duckdb/node-api'
import { toJson } from '../../server/sandbox/values.ts'
import { openArtefact } from '../../server/snapshot/artefact.ts'
import { readSql } from '../../server/snapshot/database.ts'

/** What a peer is told first, and then one text after another. */
export interface DeskPeerOrder {
  readonly artefact: string
  readonly threads: number
}

export interface DeskPeerAnswer {
  readonly ms: number
  readonly rows: readonly (readonly unknown[])[]
}

/** The shortest script that asks the same: one connection, every table a view over the same files, opened beforehand. */
async function open({ artefact, threads }: DeskPeerOrder) {
  const instance = await DuckDBInstance.create(':memory:', { threads: String(threads) })
  const connection = await instance.connect()
  await connection.run(`SET TimeZone = 'Asia/Shanghai'`)
  const { tables, views } = openArtefact(artefact)
  for (const [name, { files }] of Object.entries(tables))
    await connection.run(`CREATE VIEW ${name} AS SELECT * FROM ${readSql(files)}`)
  for (const { name, sql } of views) await connection.run(`CREATE VIEW ${name} AS ${sql}`)
  return async (sql: string): Promise<DeskPeerAnswer> => {
    const began = performance.now()
    const result = await connection.runAndReadAll(sql)
    const rows = result.getRows()
    const ms = performance.now() - began
    return { ms, rows: rows.length === 0 ? [] : result.convertRows(toJson) }
  }
}

process.once('message', async (order: DeskPeerOrder) => {
  const ask = await open(order)
  process.on('message', (sql: string) => void ask(sql).then((answer) => process.send?.(answer)))
  process.send?.('ready')
})
