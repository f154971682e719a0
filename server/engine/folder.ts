import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import type { Batch } from './batch.ts'

/** A batch without events: lets out what waited for a time. */
export const EMPTY_BATCH: Omit<Batch, 'received'> = {
  scope: 'root',
  places: new Uint32Array(),
  lines: new Uint8Array(),
  sources: [],
  ids: [],
  kinds: new Uint16Array(),
  ts: new Float64Array(),
  sourceOf: new Uint16Array(),
  subjects: [],
  subjectOf: new Uint32Array(),
  members: [],
  data: [],
  postEnd: new Uint32Array(),
  postMeasure: new Uint16Array(),
  postAmount: new Float64Array(),
  names: [],
  refused: [],
}

/** Another process has the folder. */
class FolderBusy extends Error {}

/** Takes the folder for this process: DuckDB's own file lock names the other one. */
export async function lockFolder(folder: string): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(join(folder, 'lock.duckdb'), { threads: '1', memory_limit: '64MB' })
  } catch (error) {
    const pid = /PID (\d+)/.exec(String(error))?.[1]
    throw new FolderBusy(
      `数据文件夹 ${folder} 正由另一个进程使用${pid ? `（PID ${pid}）` : ''}，请先停止它。The data folder is in use${pid ? ` by process ${pid}` : ''}.`,
      { cause: error },
    )
  }
}
