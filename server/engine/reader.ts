import type { DuckDBConnection, DuckDBValue } from '@duckdb/node-api'
import { numbersOf } from './rows.ts'

/** A connection that reads: one query after another, each within one transaction. */
export class Reader {
  private readonly connection: DuckDBConnection
  private last: Promise<unknown> = Promise.resolve()

  constructor(connection: DuckDBConnection) {
    this.connection = connection
  }

  /** Rows; whole numbers come back as numbers. */
  async read(sql: string, values: DuckDBValue[] = []): Promise<DuckDBValue[][]> {
    const rows = await this.atOneMoment(async () => (await this.connection.runAndReadAll(sql, values)).getRows())
    for (const row of rows) for (const [i, v] of row.entries()) if (typeof v === 'bigint') row[i] = Number(v)
    return rows
  }

  /**
   * Reads a large answer of INTEGER and DOUBLE columns, a chunk at a time in the order of the rows, without an object
   * for each value. `take` gets the columns of a chunk; they are gone when it returns.
   */
  async scan(sql: string, take: (columns: readonly ArrayLike<number>[], rows: number) => void): Promise<void> {
    await this.atOneMoment(async () => {
      const result = await this.connection.stream(sql)
      for (let chunk = await result.fetchChunk(); chunk && chunk.rowCount > 0; chunk = await result.fetchChunk()) {
        const vectors: unknown[] = Array.from({ length: chunk.columnCount }, (_, i) => chunk?.getColumnVector(i))
        take(vectors.map(numbersOf), chunk.rowCount)
      }
    })
  }

  /** Resolves when what was asked so far is answered. */
  async idle(): Promise<void> {
    await this.last
  }

  /**
   * Plans and runs a query within one transaction, after the one before.
   *
   * DuckDB plans a statement with parameters first and runs it later, and fits the plan to the values that a column
   * has by then. What is committed in between would be beyond the plan: it fails, or counts rows in the wrong group.
   */
  private atOneMoment<T>(query: () => Promise<T>): Promise<T> {
    const run = this.last.then(async () => {
      await this.connection.run('BEGIN')
      try {
        const answer = await query()
        await this.connection.run('COMMIT')
        return answer
      } catch (error) {
        await this.connection.run('ROLLBACK')
        throw error
      }
    })
    this.last = run.catch(() => {})
    return run
  }
}
