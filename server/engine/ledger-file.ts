import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'

/** What a ledger was built from; anything else is foreign and set aside. */
export interface LedgerIdentity {
  readonly journal: string
  readonly epoch: string
}

/** A database with the connection that writes, the one that reads and the one that copies. */
export interface Connections {
  readonly instance: DuckDBInstance
  readonly writer: DuckDBConnection
  readonly reader: DuckDBConnection
  readonly copier: DuckDBConnection
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
  const copier = await instance.connect()
  await writer.run(`SET enable_progress_bar=false`)
  return { instance, writer, reader, copier }
}

/** Closes all of it; what was committed is on disk. */
export function closeAll(parts: Connections): void {
  parts.copier.closeSync()
  parts.reader.closeSync()
  parts.writer.closeSync()
  parts.instance.closeSync()
}

/** How far a ledger is, or why it cannot be used, for people. Fails where it cannot be read. */
export async function foundIn(
  reader: DuckDBConnection,
  expected: { identity: LedgerIdentity; journalSeq: number },
): Promise<{ seq: number; entries: number } | string> {
  const found = await reader.runAndReadAll(
    `SELECT seq, entries, journal, epoch, (SELECT count(*) FROM entry), (SELECT coalesce(max(seq), 0) FROM entry), (SELECT upto FROM reach) FROM meta`,
  )
  const row = found.getRows()[0]
  if (!row) return '没有元数据'
  const [seq, entries, journal, epoch, counted, top, reach] = row
  if (journal !== expected.identity.journal) return '属于另一份日志'
  if (epoch !== expected.identity.epoch) return `口径已变更（${String(epoch)} → ${expected.identity.epoch}）`
  if (Number(seq) > expected.journalSeq) return '比日志还新'
  if (Number(counted) !== Number(entries) || Number(top) > Number(seq))
    return `分录不全：应有 ${String(entries)} 条，实有 ${String(counted)} 条`
  if (Number(reach) > Number(seq)) return '小计比分录还新'
  return { seq: Number(seq), entries: Number(entries) }
}
