import type { DuckDBConnection } from '@duckdb/node-api'
import { duckdb } from './duckdb.ts'
import type { RunOrder } from './messages.ts'

/** As many as a small machine has cores: two queries may run at once. */
export const QUERY_THREADS = 2

const quoteName = (name: string) => `"${name.replaceAll('"', '""')}"`
const quote = (text: string) => `'${text.replaceAll("'", "''")}'`

/**
 * The engine in the sandbox's own process: in memory, with nothing to reach but what `show` puts there.
 *
 * Order: `open`, then `serialise` as often as needed, then `show` once, and from there on only the analyst's text.
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

  /** The third ring: the tables and the views that a checked text names, and then nothing else any more. */
  async show({ readable, memoryMb, file }: RunOrder): Promise<void> {
    const { connection } = this
    const files = Object.values(readable.tables).flatMap((table) => table.files)
    await connection.run(`SET memory_limit = '${memoryMb}MB'`)
    for (const [name, table] of Object.entries(readable.tables))
      await connection.run(`CREATE VIEW ${quoteName(name)} AS ${selectOf(table)}`)
    for (const view of readable.views) await connection.run(`CREATE VIEW ${quoteName(view.name)} AS ${view.sql}`)
    const allowed = [...files, ...(file === null ? [] : [file])]
    await connection.run(`SET allowed_paths = [${allowed.map(quote).join(', ')}]`)
    await connection.run('SET enable_external_access = false')
    await connection.run('SET lock_configuration = true')
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

function selectOf({ files, columns }: RunOrder['readable']['tables'][string]): string {
  if (files.length === 0)
    return `SELECT ${columns.map(({ name, type }) => `NULL::${type} AS ${quoteName(name)}`).join(', ')} WHERE false`
  const names = columns.map(({ name }) => quoteName(name)).join(', ')
  return `SELECT ${names} FROM read_parquet([${files.map(quote).join(', ')}])`
}
