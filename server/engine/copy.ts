import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Problem } from '../../data/contract/problem.ts'
import { orgOf, type Reading } from './answers.ts'
import type { Core } from './core.ts'
import type { CopyQuery, Versions } from './port.ts'
import { quote } from './sql.ts'

/** Entries of one piece: it takes some tens of milliseconds. */
const PIECE = 250_000
/** Versions are counted in stretches, so that a piece ends where an event does. */
const STRETCH = 256
/** While events come in, it rests so many times as long as it worked: ingest comes first. */
const REST = 12
const LONGEST_REST_MS = 3_000
/** So many ended days are told: a month's end is among them, even where nobody looked for a while. */
const CLOSINGS = 40

/** The latest version on disk, and those with which the last days closed. */
export async function answerVersions({ core, durable, epoch }: Reading): Promise<Versions> {
  const version = core.seq
  await durable(version)
  await core.ledger.through(version)
  const rows = await core.ledger.read(
    `SELECT day, min(seq) FROM day_opened WHERE seq <= ${version} GROUP BY day ORDER BY day DESC LIMIT ${CLOSINGS + 1}`,
  )
  const closings = rows.slice(1).map(([day], i) => ({ day: Number(day), version: Number(rows[i]?.[1]) - 1 }))
  return { version, epoch, journal: core.journal.id, closings: closings.reverse() }
}

/**
 * Copies rows of the ledger into Parquet files of a folder, as they lie, piece by piece: of a stretch of versions without
 * whose they are, or of an organisation and those below with their people.
 *
 * Fails: `version-unknown`; `refused` where the ledger is not the one that is meant, or is being closed.
 */
export async function copyLedger(query: CopyQuery, reading: Reading): Promise<void> {
  const { core, durable, epoch } = reading
  const { folder, version, after, people } = query
  if (query.epoch !== epoch || query.journal !== core.journal.id)
    throw new Problem('refused', '口径已变更或数据已恢复，这个快照的台账已不在')
  if (version > core.seq) throw new Problem('version-unknown', String(version))
  await durable(version)
  await core.ledger.through(version)
  const copy = paced(core, folder)
  const orgs = people === null ? null : core.tree.subtree(orgOf(core, people), Number.POSITIVE_INFINITY)
  const [columns, only] = orgs === null ? ['EXCLUDE (member)', ''] : ['', ` AND org IN (${orgs.join(', ')})`]
  for (const [from, to] of await piecesOf({ after, version }, core))
    for (const table of ['entry', 'event'])
      await copy(`${table}-${to}`, `SELECT * ${columns} FROM ${table} WHERE seq > ${from} AND seq <= ${to}${only}`)
  for (const [table, sql] of Object.entries(
    orgs === null ? smallTables(version) : { member: membersSql(orgs, version) },
  ))
    await copy(table, sql)
}

/** Small tables whole, as they were at a version; of things only what is supervised. */
function smallTables(version: number): Readonly<Record<string, string>> {
  const known = `WHERE seq <= ${version}`
  return {
    org: `SELECT * FROM org ${known}`,
    org_parent: `SELECT * FROM org_parent ${known}`,
    day_opened: `SELECT * FROM day_opened ${known}`,
    // Numbered in the order in which they were first heard.
    source: `SELECT * FROM source WHERE id <= (SELECT max(source) FROM event ${known})`,
    item: `SELECT seq, key, owner, state FROM item ${known} AND fold = 'supervision'`,
  }
}

/** Who belonged to organisations at a version, as they were. */
function membersSql(orgs: readonly number[], version: number): string {
  return `SELECT * FROM (
  SELECT * FROM member WHERE seq <= ${version} QUALIFY row_number() OVER (PARTITION BY member ORDER BY seq DESC) = 1
) WHERE is_org IN (${orgs.join(', ')})`
}

/** Cuts a stretch of versions into pieces of about as many entries; each begins after its first number. */
async function piecesOf(
  { after, version }: { after: number; version: number },
  core: Core,
): Promise<readonly (readonly [from: number, to: number])[]> {
  const stretches = await core.ledger.copier.read(`SELECT seq // ${STRETCH} AS stretch, count(*) FROM entry
WHERE seq > ${after} AND seq <= ${version} GROUP BY stretch ORDER BY stretch`)
  const pieces: (readonly [number, number])[] = []
  let from = after
  let entries = 0
  for (const [stretch, count] of stretches) {
    entries += Number(count)
    const end = (Number(stretch) + 1) * STRETCH - 1
    if (entries < PIECE || end >= version) continue
    pieces.push([from, end])
    from = end
    entries = 0
  }
  // Never none: the files say at least which columns there are.
  if (from < version || pieces.length === 0) pieces.push([from, version])
  return pieces
}

/** Copies one query at a time, and leaves the machine to the events that come in meanwhile. */
function paced(core: Core, folder: string) {
  let seq = core.seq
  return async (name: string, sql: string): Promise<void> => {
    if (core.ledger.isClosing) throw new Problem('refused', '系统正在停止')
    const started = performance.now()
    await core.ledger.copier.read(`COPY (${sql}) TO ${quote(join(folder, `${name}.parquet`))} (FORMAT parquet)`)
    if (core.seq !== seq) await sleep(Math.min((performance.now() - started) * REST, LONGEST_REST_MS))
    seq = core.seq
  }
}
