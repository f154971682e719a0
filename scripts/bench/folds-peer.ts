import { readFileSync } from 'node:fs'
import { type DuckDBAppender, type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import type { Entry, FlatState, Step } from '../../data/language/project.ts'
import { parseInstant } from '../../data/language/time.ts'
import { EVENTS, FOLD_OF, KIND_INDEX, MEASURE_INDEX, PROJECTOR_OF, touchedBy } from '../../data/scenes/index.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import { appendEntry, appendEvent, commit, PER_COMMIT, TABLES } from './peer-rows.ts'

export interface FoldsOrder {
  /** Events in order of time: those before the clock runs, and those that are measured. */
  readonly warm: string
  readonly file: string
  /** The second begins from nothing again, instead of going on from the first. */
  readonly isAnew: boolean
  readonly database: string
}

export interface FoldsResult {
  readonly ms: number
  readonly entries: number
}

interface Sent {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

/** As much of any fold as this takes. */
interface Stepping<Event> {
  readonly initial: FlatState
  step(state: FlatState, event: Event): Step<FlatState>
}

/**
 * The shortest script that works the rows out of the events by the same folds: parse, fold over plain maps, append row
 * by row. It checks nothing, keeps nothing for a late event or a correction, sums nothing up, and no day passes: a few
 * rows fewer than the ledger has.
 */
class Folding {
  private readonly orgs = new Map<string, number>([[ROOT.code, ROOT.id]])
  private readonly members = new Map<string, number>([['', 0]])
  private readonly states = new Map<string, FlatState>([[`org/${ROOT.id}`, ROOT.state]])
  private seq = 0
  entries = 0

  async write(text: string, connection: DuckDBConnection): Promise<void> {
    const received = Date.now()
    const event = await connection.createAppender('event')
    const entry = await connection.createAppender('entry')
    await connection.run('BEGIN')
    for (const line of text.trimEnd().split('\n')) {
      const sent = JSON.parse(line) as Sent // nothing is checked here
      const { id, type, subject, data } = sent
      const ts = parseInstant(sent.time) ?? 0
      const kind = KIND_INDEX.get(type) ?? 0
      const own = typeof data.member === 'string' ? data.member : ''
      const org = idOf(this.orgs, subject)
      const member = idOf(this.members, own)
      const seq = ++this.seq
      appendEvent(event, seq, [ts, received, kind, 0, org, member])
      for (const { measure, amount } of PROJECTOR_OF.get(type)?.post(data) ?? [])
        this.post([{ ts, org, measure, amount }], { to: entry, member })
      const orgs = this.orgsOf(kind, data)
      const fold = FOLD_OF.get(type)
      if (fold) {
        const key = fold.key === 'org' ? org : member
        const plain = { kind: type, id, ts, org, data, orgs }
        this.post(this.step(`${fold.key}/${key}`, { fold, event: plain }), { to: entry, member })
      }
      for (const touch of touchedBy({ kind: type, subject, member: own, ts, data })) {
        const { key } = touch
        const pseudonym = touch.member ?? own
        const of = idOf(this.members, pseudonym)
        const keyed = { kind: type, id, ts, org, data, orgs, key, subject, member: of, pseudonym }
        this.post(this.step(`${touch.fold.id}/${key}`, { fold: touch.fold, event: keyed }), { to: entry, member: of })
      }
      if (seq % PER_COMMIT === 0) await commit(connection, [event, entry])
    }
    event.closeSync()
    entry.closeSync()
    await connection.run('COMMIT')
  }

  private post(entries: readonly Entry[], { to, member }: { to: DuckDBAppender; member: number }): void {
    this.entries += entries.length
    for (const e of entries)
      appendEntry(to, this.seq, [e.ts, e.org, e.member ?? member, MEASURE_INDEX.get(e.measure) ?? 0, e.amount])
  }

  private orgsOf(kind: number, data: Sent['data']): Readonly<Record<string, number>> {
    const orgs: Record<string, number> = {}
    for (const field of EVENTS[kind]?.orgs ?? []) {
      const code = data[field]
      orgs[field] = typeof code === 'string' ? idOf(this.orgs, code) : -1
    }
    return orgs
  }

  private step<Event>(name: string, { fold, event }: { fold: Stepping<Event>; event: Event }): readonly Entry[] {
    const step = fold.step(this.states.get(name) ?? fold.initial, event)
    if (!step.ok) return []
    this.states.set(name, step.state)
    return step.entries
  }
}

function idOf(ids: Map<string, number>, code: string): number {
  const known = ids.get(code)
  if (known !== undefined) return known
  ids.set(code, ids.size)
  return ids.size - 1
}

async function peer(order: FoldsOrder): Promise<FoldsResult> {
  const instance = await DuckDBInstance.create(order.database)
  const connection = await instance.connect()
  await connection.run(TABLES)
  const text = readFileSync(order.file, 'utf8')
  const warm = new Folding()
  await warm.write(readFileSync(order.warm, 'utf8'), connection)
  const folding = order.isAnew ? new Folding() : warm
  const before = folding.entries
  const started = performance.now()
  await folding.write(text, connection)
  const ms = performance.now() - started
  connection.closeSync()
  return { ms, entries: folding.entries - before }
}

const order = JSON.parse(process.argv[2] ?? '{}') as FoldsOrder // from the bench that started this
console.log(JSON.stringify(await peer(order)))
