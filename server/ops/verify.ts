import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { CLOCK_SOURCE } from '../../data/contract/envelope.ts'
import { formatDay } from '../../data/language/time.ts'
import { DamagedJournal, linesOf } from '../engine/blocks.ts'
import { Core } from '../engine/core.ts'
import { meaningHash } from '../engine/epoch.ts'
import { lockFolder } from '../engine/folder.ts'
import { toIncoming } from '../engine/incoming.ts'
import { Journal } from '../engine/journal.ts'
import { Ledger } from '../engine/ledger.ts'
import { PackedStates } from '../engine/packed-states.ts'
import { compareAll } from '../engine/reconcile.ts'
import { replayTail, restoreCube, restoreMembers } from '../engine/restore.ts'

/** One line of the table: what was checked, how many, how many differ, and the first differences in words. */
export interface VerifyRow {
  readonly check: string
  readonly items: number
  readonly differences: number
  readonly examples: readonly string[]
}

export interface VerifyReport {
  readonly ok: boolean
  readonly epoch: string
  readonly version: number
  readonly rows: readonly VerifyRow[]
}

const TABLES = ['entry', 'event', 'org', 'org_parent', 'member', 'source', 'day_opened'] as const
const EXAMPLES = 5

/**
 * Checks a stopped folder (or a backup): journal against its checksums and index, ledger against the journal,
 * every cell of the cube against the ledger, identities. Nothing in the folder is changed.
 *
 * Fails: `FolderBusy` while a server runs on it.
 */
export async function verifyFolder(folder: string, options: { meaning?: string } = {}): Promise<VerifyReport> {
  if (!existsSync(join(folder, 'journal')))
    throw new Error(`${folder} 不是数据文件夹：没有 journal（not a data folder）`)
  const lock = await lockFolder(folder)
  const journal = openJournal(folder)
  if (typeof journal === 'string') {
    lock.closeSync()
    return { ok: false, epoch: '?', version: 0, rows: [row('日志校验 journal', 0, [journal])] }
  }
  const work = mkdtempSync(join(tmpdir(), 'yuntu-verify-'))
  const epoch = `${options.meaning ?? meaningHash()}-${journal.restores}`
  const rows: VerifyRow[] = []
  try {
    rows.push(checkJournal(journal))
    if (rows[0]?.differences === 0) rows.push(...(await checkLedger({ folder, work, journal, epoch })))
    return { ok: rows.every((r) => r.differences === 0), epoch, version: journal.seq, rows }
  } finally {
    await journal.close()
    lock.closeSync()
    rmSync(work, { recursive: true, force: true })
  }
}

/** The journal, or why its newest block cannot be read. */
function openJournal(folder: string): Journal | string {
  try {
    return Journal.open(folder)
  } catch (error) {
    if (error instanceof DamagedJournal) return error.message
    throw error
  }
}

function row(check: string, items: number, differences: readonly string[]): VerifyRow {
  return { check, items, differences: differences.length, examples: differences.slice(0, EXAMPLES) }
}

/** Every block's checksum, no gap between blocks, and every event found under its own id. */
function checkJournal(journal: Journal): VerifyRow {
  const differences: string[] = []
  let items = 0
  try {
    for (const block of journal.blocksAfter(0)) {
      const lines = linesOf(block)
      if (lines.length !== block.count)
        differences.push(`块 ${block.firstSeq}: 应有 ${block.count} 条，实有 ${lines.length} 条`)
      lines.forEach((line, i) => {
        items++
        const e = toIncoming(line)
        const [source, id] = 'day' in e ? [CLOCK_SOURCE, formatDay(e.day)] : [e.source, e.id]
        const seq = journal.seqOf(source, id)
        if (seq !== block.firstSeq + i) differences.push(`序号 ${block.firstSeq + i}: 索引指向 ${seq ?? '无'}`)
      })
    }
  } catch (error) {
    differences.push(error instanceof Error ? error.message : String(error))
  }
  if (differences.length === 0 && items !== journal.seq)
    differences.push(`日志应有 ${journal.seq} 条，实有 ${items} 条`)
  return row('日志校验 journal', items, differences)
}

async function checkLedger(at: {
  folder: string
  work: string
  journal: Journal
  epoch: string
}): Promise<VerifyRow[]> {
  const { folder, work, journal, epoch } = at
  const identity = { journal: journal.id, epoch }
  const rebuilt = await Ledger.open({ folder: work, identity, journalSeq: journal.seq })
  const states = PackedStates.open(join(work, 'states'), { stamp: null, isWhole: true })
  const fresh = new Core(journal, rebuilt.ledger, { states })
  const replay = await replayTail(fresh, () => {})
  const rows: VerifyRow[] = []
  try {
    rows.push(
      row('重放 replay', replay.events, replay.refused > 0 ? [`${replay.refused} 条事件按现行口径不再入账`] : []),
    )
    const copy = join(work, 'copy')
    const found = await openCopy({ folder, copy, identity, journalSeq: journal.seq })
    if (typeof found === 'string') rows.push(row('台账 ledger', 0, [found]))
    else {
      rows.push(...(await compareTables(fresh, { copy: join(copy, 'ledger.duckdb'), seq: found.seq })))
      rows.push(...(await compareCubes(fresh, { journal, ledger: await reopen(copy, identity, journal) })))
    }
    return rows
  } finally {
    await rebuilt.ledger.close()
  }
}

type Identity = { journal: string; epoch: string }

/** A copy of the folder's ledger: reading may replay its write-ahead log, and the folder must stay as it is. */
async function openCopy(at: {
  folder: string
  copy: string
  identity: Identity
  journalSeq: number
}): Promise<{ seq: number } | string> {
  mkdirSync(at.copy)
  if (!existsSync(join(at.folder, 'ledger.duckdb'))) return '没有台账（下次启动时由日志重建）'
  for (const file of ['ledger.duckdb', 'ledger.duckdb.wal'])
    if (existsSync(join(at.folder, file))) copyFileSync(join(at.folder, file), join(at.copy, file))
  const { ledger, setAside } = await Ledger.open({ folder: at.copy, identity: at.identity, journalSeq: at.journalSeq })
  const { seq } = ledger
  await ledger.close()
  return setAside ?? { seq }
}

async function reopen(copy: string, identity: Identity, journal: Journal): Promise<Ledger> {
  return (await Ledger.open({ folder: copy, identity, journalSeq: journal.seq })).ledger
}

/** Row for row, both ways: what the journal gives and the ledger lacks, and what the ledger has and the journal does not give. */
async function compareTables(fresh: Core, at: { copy: string; seq: number }): Promise<VerifyRow[]> {
  const { ledger } = fresh
  await ledger.read(`ATTACH '${at.copy.replaceAll("'", "''")}' AS kept`)
  const rows: VerifyRow[] = []
  for (const table of TABLES) {
    const upTo = table === 'source' ? '' : ` WHERE seq <= ${at.seq}`
    const mine = `SELECT * FROM main.${table}${upTo}`
    const kept = `SELECT * FROM kept.${table}`
    const items = Number((await ledger.read(`SELECT count(*) FROM (${kept})`))[0]?.[0] ?? 0)
    const count = async (a: string, b: string) =>
      Number((await ledger.read(`SELECT count(*) FROM (${a} EXCEPT ALL ${b})`))[0]?.[0] ?? 0)
    const missing = table === 'source' ? 0 : await count(mine, kept)
    const extra = await count(kept, mine)
    const differences = [
      ...Array.from({ length: missing }, () => `台账缺一行 ${table}`),
      ...Array.from({ length: extra }, () => `台账多一行 ${table}`),
    ]
    rows.push(row(`台账 = 日志 ${table}`, items, differences))
  }
  await ledger.read('DETACH kept')
  return rows
}

/** Every cell three ways: replayed from the journal, read back from the kept ledger, and one grouped query. */
async function compareCubes(fresh: Core, at: { journal: Journal; ledger: Ledger }): Promise<VerifyRow[]> {
  const kept = new Core(at.journal, at.ledger)
  await restoreCube(kept)
  await restoreMembers(kept, () => {})
  await replayTail(kept, () => {})
  try {
    const sql = await compareAll(kept)
    const differences: string[] = []
    for (let org = 0; org < fresh.tree.size; org++) {
      const a = fresh.cube.row(org)
      const b = kept.cube.row(org)
      a.forEach((n, column) => {
        if (n !== b[column])
          differences.push(`${fresh.registry.codeOf(org)} 第 ${column} 列：重放 ${n}，读回 ${b[column]}`)
      })
    }
    const identities = sql.differences.filter((d) => d.includes('residual'))
    return [
      row(
        '立方 = 台账 SQL',
        sql.checked,
        sql.differences.filter((d) => !d.includes('residual')),
      ),
      row('读回 = 重放', fresh.tree.size, differences),
      row('恒等式 identities', fresh.tree.size, identities),
    ]
  } finally {
    await at.ledger.close()
  }
}
