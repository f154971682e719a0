import type { DuckDBConnection } from '@duckdb/node-api'
import { duckdb } from './duckdb.ts'
import type { Place, Question } from './messages.ts'

/** As many as a small machine has cores: two queries may run at once. */
export const QUERY_THREADS = 2

/** Of each table: as many as fill the memory of two threads. */
const TRIED_ROWS = 250_000

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * The engine in the sandbox's own process: in memory, with nothing to reach but what `place` puts there.
 *
 * Order: `open`, `place` once, then `serialise` as often as needed, then `show`, and from there on only the analyst's text.
 */
export class Database {
  readonly connection: DuckDBConnection

  private constructor(connection: DuckDBConnection) {
    this.connection = connection
  }

  /** Opens it and has it do each kind of its work once, so that nothing is loaded later. */
  static async open(): Promise<Database> {
    const instance = await duckdb.DuckDBInstance.create(':memory:', {
      threads: String(QUERY_THREADS),
      autoinstall_known_extensions: 'false',
      autoload_known_extensions: 'false',
      allow_community_extensions: 'false',
      allow_unsigned_extensions: 'false',
    })
    const connection = await instance.connect()
    const database = new Database(connection)
    for (const setting of [
      `SET TimeZone = 'Asia/Shanghai'`,
      'SET errors_as_json = true',
      `SET temp_directory = ''`,
      'SET parquet_metadata_cache = true',
      'SET enable_progress_bar = true',
      'SET enable_progress_bar_print = false',
    ])
      await connection.run(setting)
    await database.serialise('SELECT 1')
    return database
  }

  /** What a text is to the engine's parser, as JSON; nothing of it is run. */
  async serialise(sql: string): Promise<string> {
    const reader = await this.connection.runAndReadAll(
      'SELECT json_serialize_sql($1::VARCHAR, skip_empty := false, skip_null := false)',
      [sql],
    )
    return String(reader.getRows()[0]?.[0] ?? '')
  }

  /** The text that the parsed form of a checked text stands for: what may be put into another statement. */
  async rewritten(sql: string): Promise<string> {
    const reader = await this.connection.runAndReadAll('SELECT json_deserialize_sql($1::JSON)', [
      await this.serialise(sql),
    ])
    return String(reader.getRows()[0]?.[0] ?? '')
  }

  /** The third ring: these tables, and then nothing else any more. `isTried`: some of each is read, where nobody waits. */
  async place({ tables, memoryMb, file }: Place, isTried: boolean): Promise<void> {
    const { connection } = this
    await connection.run(`SET memory_limit = '${memoryMb}MB'`)
    for (const [name, table] of Object.entries(tables))
      await connection.run(`CREATE VIEW ${quoteName(name)} AS ${selectOf(table)}`)
    if (isTried) await this.tryTables(Object.keys(tables))
    const allowed = [...Object.values(tables).flatMap((table) => table.files), ...(file === null ? [] : [file])]
    await connection.run(`SET allowed_paths = [${allowed.map(quote).join(', ')}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
  }

  /**
   * Has memory and readers there before a query comes. What it learns of the files is not kept: where the planner knows every
   * file of a table it puts its joins in an order that reads all of them.
   */
  private async tryTables(names: readonly string[]): Promise<void> {
    await this.connection.run('SET parquet_metadata_cache = false')
    for (const name of names)
      await this.connection.run(
        `SELECT count(*), max(COLUMNS(*)) FROM (SELECT * FROM ${quoteName(name)} LIMIT ${TRIED_ROWS})`,
      )
    await this.connection.run('SET parquet_metadata_cache = true')
  }

  /** Views over what was placed: those that a checked text names. */
  async show(views: Question['views']): Promise<void> {
    for (const { name, sql } of views) await this.connection.run(`CREATE VIEW ${quoteName(name)} AS ${sql}`)
  }

  /** Writes a checked query's rows, one more than `rows` at most; answers how many. */
  async write(sql: string, to: { file: string; rows: number; watermark: string | null }): Promise<number> {
    const query = (await this.rewritten(sql)).replace(/;\s*$/, '')
    const words = to.watermark === null ? '' : `, KV_METADATA { watermark: ${quote(to.watermark)} }`
    const reader = await this.connection.runAndReadAll(
      `COPY (SELECT * FROM (${query}\n) LIMIT ${to.rows + 1}) TO ${quote(to.file)} (FORMAT parquet, USE_TMP_FILE false${words})`,
    )
    return Number(reader.getRows()[0]?.[0] ?? 0)
  }
}

function selectOf({ files, columns }: Place['tables'][string]): string {
  if (files.length === 0)
    return `SELECT ${columns.map(({ name, type }) => `NULL::${type} AS ${quoteName(name)}`).join(', ')} WHERE false`
  const names = columns.map(({ name }) => quoteName(name)).join(', ')
  return `SELECT ${names} FROM read_parquet([${files.map(quote).join(', ')}])`
}
