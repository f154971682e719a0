import { open, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { quote } from '../engine/sql.ts'
import { type FileFacts, hashOf } from './manifest.ts'

const OPTIONS = 'FORMAT parquet, COMPRESSION zstd'

/** A database in memory that reads and writes Parquet files; what does not fit goes to `spill`. */
export class Database {
  private readonly instance: DuckDBInstance
  private readonly connection: DuckDBConnection

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection) {
    this.instance = instance
    this.connection = connection
  }

  static async open(spill: string): Promise<Database> {
    const instance = await DuckDBInstance.create(':memory:', {
      threads: '2',
      memory_limit: '1GB',
      temp_directory: spill,
      preserve_insertion_order: 'false',
    })
    const connection = await instance.connect()
    await connection.run('SET enable_progress_bar=false')
    return new Database(instance, connection)
  }

  async run(sql: string): Promise<void> {
    await this.connection.run(sql)
  }

  /** Rows; whole numbers come back as numbers. */
  async rows(sql: string): Promise<unknown[][]> {
    const rows = (await this.connection.runAndReadAll(sql)).getRows()
    return rows.map((row) => row.map((value) => (typeof value === 'bigint' ? Number(value) : value)))
  }

  /** A name for files of the same columns. */
  async view(name: string, files: readonly string[]): Promise<void> {
    await this.run(`CREATE VIEW ${name} AS SELECT * FROM ${readSql(files)}`)
  }

  /** Writes a query's rows as a file; it gets its name when it is whole and on disk. */
  async write(sql: string, at: { folder: string; path: string }): Promise<FileFacts> {
    const full = join(at.folder, at.path)
    const unfinished = join(full, '..', `.${basename(full)}`)
    const [row] = await this.rows(`COPY (${sql}) TO ${quote(unfinished)} (${OPTIONS})`)
    const file = await open(unfinished, 'r+')
    await file.sync()
    await file.close()
    const { size } = await stat(unfinished)
    const sha256 = await hashOf(unfinished)
    await rename(unfinished, full)
    return { path: at.path, rows: Number(row?.[0] ?? 0), bytes: size, sha256 }
  }

  close(): void {
    this.connection.closeSync()
    this.instance.closeSync()
  }
}

/** Files as a table of SQL. */
export function readSql(files: readonly string[]): string {
  return `read_parquet([${files.map(quote).join(', ')}])`
}
