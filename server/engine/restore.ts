import type { FlatState } from '../../data/language/project.ts'
import type { Day } from '../../data/language/time.ts'
import { EVENTS, KIND_INDEX } from '../../data/scenes/index.ts'
import { linesOf } from './blocks.ts'
import type { Core } from './core.ts'
import { toIncoming } from './incoming.ts'
import { applyAny } from './intake.ts'
import type { Field } from './registry.ts'
import { ACCEPTED } from './resolve.ts'
import { sqlName } from './schema.ts'

/** Says how far a long start is. */
export type Progress = (done: number, label: string) => void

/** Reads tree, sums and organisations back by SQL: enough for the first correct frame. */
export async function restoreCube(core: Core): Promise<void> {
  const { ledger, registry, tree, cube } = core
  if (ledger.seq === 0) return
  const { orgs } = registry
  const columns = orgs.fields.map((f) => `arg_max(${sqlName(f.name)}, (seq))`).join(', ')
  for (const row of await ledger.read(
    `SELECT org, any_value(code), max(last_ts), ${columns} FROM org GROUP BY org ORDER BY org`,
  )) {
    const org = Number(row[0])
    while (tree.size <= org) tree.add()
    if (org > 0) registry.addOrg(String(row[1]), org)
    cube.reserve(org)
    orgs.set(org, stateFrom(orgs.fields, row.slice(3)))
    orgs.noteTs(org, Number(row[2]))
  }
  const places = await ledger.read(
    'SELECT org, ts, arg_max(parent, seq) FROM org_parent GROUP BY org, ts ORDER BY org, ts',
  )
  const byOrg = new Map<number, { ts: number; parent: number }[]>()
  for (const [org, ts, parent] of places) {
    const list = byOrg.get(Number(org)) ?? []
    list.push({ ts: Number(ts), parent: Number(parent) })
    byOrg.set(Number(org), list)
  }
  for (const [org, list] of byOrg) tree.setPlaces(org, list)
  const opened = (await ledger.read('SELECT max(day) FROM day_opened'))[0]?.[0]
  if (opened !== null && opened !== undefined) await restoreSums(core, Number(opened))
  await restoreSources(core)
}

function stateFrom(fields: readonly Field[], values: readonly unknown[]): FlatState {
  return Object.fromEntries(fields.map((f, i) => [f.name, f.text ? String(values[i]) : Number(values[i])]))
}

async function restoreSums(core: Core, day: Day): Promise<void> {
  core.day = day
  core.cube.open(day)
  const { cube } = core
  // The engine opens a day before anything of it is received: no entry lies after the last one.
  await core.subtotals.read(cube, day)
  cube.rollUp()
}

async function restoreSources(core: Core): Promise<void> {
  const sources = await core.ledger.read(
    'SELECT source.id, source.code, max(received), max(event.ts) FROM source JOIN event ON event.source = source.id GROUP BY ALL ORDER BY source.id',
  )
  for (const [id, code, received, told] of sources)
    core.restoreSource(Number(id), { code: String(code), received: Number(received), told: Number(told) })
  const kinds = EVENTS.filter((e) => e.ribbon).map((e) => KIND_INDEX.get(e.kind))
  const latest = await core.ledger.read(
    `SELECT seq, ts, org, kind FROM event WHERE kind IN (${kinds.join(', ')}) ORDER BY seq DESC LIMIT 200`,
  )
  for (const [seq, ts, org, kind] of latest.reverse())
    core.ribbon.push({ seq: Number(seq), ts: Number(ts), org: Number(org), kind: Number(kind) })
}

/** Reads the members' states back: every row ever written, in order, so that the latest stays. */
export async function restoreMembers(core: Core, progress: Progress): Promise<void> {
  const { ledger, registry } = core
  const { members } = registry
  const total = Number((await ledger.read('SELECT count(*) FROM member'))[0]?.[0] ?? 0)
  const columns = members.fields.map((f) => sqlName(f.name)).join(', ')
  let done = 0
  await ledger.scan(`SELECT member::INTEGER, last_ts::DOUBLE, ${columns} FROM member`, (found, rows) => {
    const [ids, times, ...fields] = found
    for (let row = 0; row < rows; row++) {
      const member = ids?.[row] ?? 0
      registry.loadMember(member, fields, row)
      members.noteTs(member, times?.[row] ?? 0)
    }
    done += rows
    if (Math.floor(done / STEP) > Math.floor((done - rows) / STEP)) progress(done / total, '读回党员名册')
  })
}

const STEP = 50_000

/** Replays what the journal has beyond the ledger; resolves when the ledger has it too. */
export async function replayTail(core: Core, progress: Progress): Promise<{ events: number; refused: number }> {
  const from = core.ledger.seq
  const all = core.journal.seq - from
  let refused = 0
  for (const block of core.journal.blocksAfter(from)) {
    linesOf(block).forEach((line, i) => {
      const seq = block.firstSeq + i
      if (seq <= from) return
      const e = toIncoming(line)
      if ('day' in e) {
        core.openDay(e.day, block.received)
        return
      }
      const verdict = applyAny(e, { core, draft: undefined, scope: 0, received: block.received })
      if (verdict === ACCEPTED) return
      // Under other rules than those it was accepted by, an event may no longer apply: it keeps its seq and posts nothing.
      core.skip(e, block.received)
      refused++
    })
    core.ledger.mark(core.seq)
    core.ledger.due(core.seq)
    core.keyed.spill(block.count * 4)
    if (core.ledger.backlog > 400_000) {
      await core.ledger.write()
      await core.subtotals.keep(core.day)
      progress((core.seq - from) / all, '重放日志')
    }
  }
  if (core.seq !== core.journal.seq)
    throw new Error(`replay ended at seq ${core.seq}, the journal at ${core.journal.seq}`)
  await core.ledger.write()
  return { events: all, refused }
}
