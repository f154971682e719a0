import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { DeskLog, DeskRecord, DeskSave, DeskSaved } from '../../data/contract/desk.ts'
import { Problem } from '../../data/contract/problem.ts'
import { type Actor, ownerOf } from '../../data/contract/roles.ts'

const FOLDER = 'desk'
/** So many saved queries may one person keep. */
const SAVED_EACH = 200
const SHOWN = 200
/** What ran when a server ended is among its latest. */
const LATEST = 20_000

type Shown = DeskLog['queries'][number]
/** `owner`: the person, for whom every session has the same history; `actor`: the session, as in the audit log. */
type Logged = Shown & { readonly owner: string }
type Kept = Omit<DeskSaved, 'isOwn'> & { readonly owner: string }
type Key = [time: number, id: string]

/** Every query that was asked, and those that people keep: an LMDB folder of its own beside the journal. */
export class QueryStore {
  private readonly env: RootDatabase
  private readonly log: Database<Logged, Key>
  private readonly kept: Database<Kept, string>
  private readonly newId: () => string
  private readonly now: () => number

  constructor(options: { data: string; newId: () => string; now: () => number }) {
    this.env = open({ path: join(options.data, FOLDER), maxDbs: 2 })
    this.log = this.env.openDB<Logged, Key>({ name: 'log' })
    this.kept = this.env.openDB<Kept, string>({ name: 'saved' })
    this.newId = options.newId
    this.now = options.now
    this.endInterrupted()
  }

  /** What an earlier server left running runs no more: its processes ended with it. */
  private endInterrupted(): void {
    const left = this.log.getRange({ reverse: true, limit: LATEST }).filter(({ value }) => value.state === 'running')
    this.env.transactionSync(() => {
      for (const { key, value } of [...left]) void this.log.put(key, { ...value, state: 'interrupted' })
    })
  }

  /** Writes down a query, before it runs and again when it has ended. */
  async note(record: Logged): Promise<void> {
    await this.log.put([record.time, record.id], record)
  }

  /** Somebody's own queries, newest first. */
  history(actor: Actor): DeskRecord[] {
    const owner = ownerOf(actor)
    const own = this.log.getRange({ reverse: true }).filter(({ value }) => value.owner === owner)
    return [...own.slice(0, SHOWN)].map(({ value: { actor: _, role: _role, owner: _owner, ...record } }) => record)
  }

  /** Everybody's, newest first. */
  all(): DeskLog {
    const latest = this.log.getRange({ reverse: true, limit: SHOWN })
    return { total: this.log.getCount(), queries: [...latest].map(({ value: { owner: _, ...shown } }) => shown) }
  }

  /** Deletes what was asked before an instant: how many, and a hash over them. */
  async purge(before: number): Promise<{ count: number; hash: string | null }> {
    const old = [...this.log.getRange({ end: [before, ''] })]
    const hash = createHash('sha256')
    for (const { key, value } of old) {
      hash.update(`${JSON.stringify(value)}\n`)
      void this.log.remove(key)
    }
    await this.log.flushed
    return { count: old.length, hash: old.length === 0 ? null : hash.digest('hex') }
  }

  /** Own ones, and those shared in one's scope; latest first. */
  saved(actor: Actor): DeskSaved[] {
    return [...this.kept.getRange()]
      .map(({ value }) => value)
      .filter(({ owner, shared, scope }) => owner === ownerOf(actor) || (shared && scope === actor.scope))
      .sort((a, b) => b.changed - a.changed)
      .map(({ owner, ...kept }) => ({ ...kept, isOwn: owner === ownerOf(actor) }))
  }

  /** Keeps a query, or changes an own one. Fails: `not-found`, `refused` beyond the number that one may keep. */
  async save(actor: Actor, { id, ...wish }: DeskSave): Promise<DeskSaved> {
    if (id !== undefined) this.own(actor, id)
    else if (this.saved(actor).filter(({ isOwn }) => isOwn).length >= SAVED_EACH)
      throw new Problem('refused', `最多保存 ${SAVED_EACH} 条查询，请先删去不用的`)
    const kept = { ...wish, id: id ?? this.newId(), scope: actor.scope, changed: this.now() }
    await this.kept.put(kept.id, { ...kept, owner: ownerOf(actor) })
    return { ...kept, isOwn: true }
  }

  /** Fails: `not-found` for what is not there or not one's own. */
  async remove(actor: Actor, id: string): Promise<void> {
    this.own(actor, id)
    await this.kept.remove(id)
  }

  async close(): Promise<void> {
    await this.env.close()
  }

  private own(actor: Actor, id: string): void {
    if (this.kept.get(id)?.owner !== ownerOf(actor)) throw new Problem('not-found', '没有这条保存的查询')
  }
}
