import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** A database with the connection that writes and the one that reads. */
export interface Connections {
  readonly instance: DuckDBInstance
  readonly writer: DuckDBConnection
  readonly reader: DuckDBConnection
}

/** Opens a file, a new one where there is none. */
export async function connect(path: string, memoryLimit = '512MB'): Promise<Connections> {
  const instance = await DuckDBInstance.create(path, {
    threads: '2',
    checkpoint_threshold: '1GB',
    memory_limit: memoryLimit,
  })
  const writer = await instance.connect()
  const reader = await instance.connect()
  await writer.run(`SET enable_progress_bar=false`)
  return { instance, writer, reader }
}

/** Closes all of it; what was committed is on disk. */
export function closeAll(parts: Connections): void {
  parts.reader.closeSync()
  parts.writer.closeSync()
  parts.instance.closeSync()
}
