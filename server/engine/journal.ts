import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { type Database, open, type RootDatabase } from 'lmdb'
import type { RefusedRecord } from './batch.ts'
import { type Block, DamagedJournal, decodeBlock, encodeBlock, OpenBlock } from './blocks.ts'
import { DraftIds, Ids } from './ids.ts'
import { keyOf } from './incoming.ts'
import { Lookups, type Notes } from './lookups.ts'
import type { Opening } from './port.ts'
import { RejectStore } from './reject-store.ts'

/** An event that waits for something that has not arrived: its line, and what it waits for. */
export interface HeldRecord {
  readonly line: string
  readonly waits: string
  readonly scope: string
  readonly received: number
  /** Since when it waits for this; absent: since it was received. */
  readonly since?: number
}

/** Everything that one batch changes; it is committed as one transaction or not at all. */
export interface Draft extends Notes {
  /** The line of an event of this batch, while it has no block yet. */
  line: (seq: number) => string | undefined
  readonly firstSeq: number
  readonly received: number
  readonly ids: DraftIds
  readonly held: Map<string, HeldRecord | null>
  readonly names: Map<string, string>
  readonly refused: RefusedRecord[]
}

/** The folder was written in another form, which this program would misread. */
class ForeignJournal extends Error {
  constructor() {
    super('日志由本程序的另一版本写成，不能直接打开（the journal was written in another form by another version）')
  }
}

/** Counts up when the records of an older folder can no longer be read as they are. */
const FORMAT = 2
const KEPT_BLOCKS = 32

/**
 * The truth: an LMDB environment with blocks of events, `(source, id) → seq`, codes, people, held and refused records.
 *
 * `commit` queues all puts of a batch in one event turn, hence one transaction, and resolves when it is flushed
 * to disk; commits resolve in order. Reads see what is committed or still queued (a small overlay), so that a
 * batch may follow another at once. LMDB's own `transaction()` is not used: it keeps its puts when it throws.
 */
export class Journal {
  readonly id: string
  readonly refused: RejectStore
  private readonly env: RootDatabase<Buffer, string>
  private readonly blocks: Database<Buffer, number>
  private readonly ids: Ids
  private readonly lookups: Lookups
  private readonly heldStore: Database<HeldRecord, string>
  private readonly people: Database<string, string>
  private readonly meta: Database<string | number, string>
  private readonly opens: Database<string, [metric: string, role: string]>
  private readonly pending: Draft[] = []
  /** The batch that is being made: what it notes is in no look-up yet. */
  private open: Draft | undefined
  private flush: Promise<void> = Promise.resolve()
  private readonly lately: OpenBlock[] = []
  seq: number
  flushedSeq: number

  private constructor(folder: string) {
    this.env = open({ path: join(folder, 'journal'), encoding: 'binary', maxDbs: 16, mapSize: 2 ** 38 })
    this.blocks = this.env.openDB({ name: 'blocks', encoding: 'binary', compression: true })
    this.ids = new Ids(this.env, {
      keyAt: (seq) => this.keyAt(seq),
      pending: (source, id) => this.pendingSeqOf(source, id),
    })
    this.lookups = new Lookups(this.env)
    this.heldStore = this.env.openDB({ name: 'held', encoding: 'msgpack' })
    this.refused = new RejectStore(this.env)
    this.people = this.env.openDB({ name: 'people', encoding: 'string' })
    this.meta = this.env.openDB({ name: 'meta', encoding: 'msgpack' })
    this.opens = this.env.openDB({ name: 'opens', encoding: 'string' })
    const id = this.meta.get('id')
    this.id = typeof id === 'string' ? id : randomUUID()
    if (id === undefined) {
      this.meta.putSync('id', this.id)
      this.meta.putSync('format', FORMAT)
    } else if (this.meta.get('format') !== FORMAT) throw new ForeignJournal()
    const last = [...this.blocks.getRange({ reverse: true, limit: 1 })][0]
    this.seq = last ? last.key + decodeBlock(last.key, last.value).count - 1 : 0
    this.flushedSeq = this.seq
  }

  static open(folder: string): Journal {
    return new Journal(folder)
  }

  /** How often a backup was restored into this folder: part of the epoch. */
  get restores(): number {
    return Number(this.meta.get('restores') ?? 0)
  }

  /** The seq of `(source, id)`, or undefined. Ids above the source's greatest are known to be new without a look-up. */
  seqOf(source: string, id: string): number | undefined {
    return this.ids.find(source, id)
  }

  private pendingSeqOf(source: string, id: string): number | undefined {
    for (let i = this.pending.length - 1; i >= 0; i--) {
      const seq = this.pending[i]?.ids.find(source, id)
      if (seq !== undefined) return seq
    }
    return undefined
  }

  /** Notes the id of an accepted event in its batch. */
  noteId(draft: Draft, { source, id }: { source: string; id: string }, seq: number): void {
    this.ids.accept(draft.ids, source, id, seq)
  }

  /** The block that holds an event. Look-ups come in runs, and blocks never change: the latest few are kept. */
  private blockOf(seq: number): OpenBlock {
    const { lately } = this
    const known = lately.find((block) => block.has(seq))
    if (known) return known
    const block = new OpenBlock(this.blockAt(seq))
    if (!block.has(seq)) throw new DamagedJournal(seq)
    lately.unshift(block)
    lately.length = Math.min(lately.length, KEPT_BLOCKS)
    return block
  }

  /** The key of a written event. */
  private keyAt(seq: number): string {
    const json: unknown = JSON.parse(this.blockOf(seq).line(seq))
    if (typeof json !== 'object' || json === null || !('id' in json) || !('source' in json))
      throw new DamagedJournal(seq)
    return keyOf(String(json.source), String(json.id))
  }

  /** The dense id of a member's pseudonym, or undefined. */
  codeOf(pseudonym: string): number | undefined {
    return this.open?.codes.get(pseudonym) ?? this.lookups.codeOf(pseudonym)
  }

  /** The name of a pseudonym in the people store, or undefined. */
  nameOf(pseudonym: string): string | undefined {
    const draft = this.pending.findLast((each) => each.names.has(pseudonym))
    return draft?.names.get(pseudonym) ?? this.people.get(pseudonym)
  }

  /** The seqs of a key's events (`m:<member>`, `o:<org>`, `c:<seq>` for corrections of one), in order of arrival. */
  history(key: string): readonly number[] {
    return this.lookups.history(key, this.open?.history.get(key))
  }

  /** The same for all keys that begin with a text, of batches that are committed. */
  historyUnder(prefix: string): number[] {
    return this.lookups.historyUnder(prefix)
  }

  /** The line of one event with its time of receipt. */
  lineAt(seq: number): { line: string; received: number } {
    for (const draft of this.pending) {
      const line = seq >= draft.firstSeq ? draft.line(seq) : undefined
      if (line !== undefined) return { line, received: draft.received }
    }
    const block = this.blockOf(seq)
    return { line: block.line(seq), received: block.received }
  }

  private blockAt(seq: number): Block {
    const found = [...this.blocks.getRange({ start: seq, reverse: true, limit: 1 })][0]
    if (!found) throw new DamagedJournal(seq)
    return decodeBlock(found.key, found.value)
  }

  /** The blocks that hold events after `seq`, in order; throws `DamagedJournal` on a gap or a bad checksum. */
  *blocksAfter(seq: number): Generator<Block> {
    let next = seq + 1
    let start = next
    if (seq > 0) start = this.blockAt(seq).firstSeq
    for (const { key, value } of this.blocks.getRange({ start })) {
      // Copied: the memory map moves on while a generator is suspended.
      const block = decodeBlock(key, Buffer.from(value))
      if (block.firstSeq + block.count <= next) continue
      if (block.firstSeq > next) throw new DamagedJournal(next)
      next = block.firstSeq + block.count
      yield block
    }
  }

  *held(): Generator<{ key: string; value: HeldRecord }> {
    yield* this.heldStore.getRange()
  }

  heldRecord(key: string): HeldRecord | undefined {
    for (let i = this.pending.length - 1; i >= 0; i--) {
      const record = this.pending[i]?.held.get(key)
      if (record !== undefined) return record ?? undefined
    }
    return this.heldStore.get(key)
  }

  /** Begins a batch; what is put into the draft is seen by every look-up at once. */
  begin(received: number): Draft {
    const draft: Draft = {
      line: () => undefined,
      firstSeq: this.seq + 1,
      received,
      ids: new DraftIds(),
      codes: new Map(),
      history: new Map(),
      held: new Map(),
      names: new Map(),
      refused: [],
    }
    this.pending.push(draft)
    this.open = draft
    return draft
  }

  /**
   * Queues a batch with the lines of its accepted events; resolves when it is on disk. Call it in the event turn
   * of `begin`. A failed commit rejects, and nothing after it may be trusted.
   */
  commit(draft: Draft, accepted: { lines: Uint8Array; count: number }): Promise<void> {
    if (accepted.count > 0) {
      void this.blocks.put(draft.firstSeq, encodeBlock({ ...draft, ...accepted }))
      this.seq = draft.firstSeq + accepted.count - 1
    }
    this.ids.write(draft.ids)
    this.lookups.write(draft.firstSeq, draft)
    this.open = undefined
    for (const [key, record] of draft.held) void (record ? this.heldStore.put(key, record) : this.heldStore.remove(key))
    for (const [member, name] of draft.names) void this.people.put(member, name)
    this.refused.put(draft.refused, draft.received)
    // This put shares the turn's transaction with all the others: its promise is that of the whole.
    const done = this.meta.put('received', draft.received).then((ok) => {
      if (!ok) throw new Error('journal commit failed')
    })
    const seq = this.seq
    const before = this.flush
    this.flush = Promise.all([before, done]).then(() => {
      this.pending.shift()
      this.flushedSeq = seq
    })
    return this.flush
  }

  /** Resolves when everything committed so far is on disk. */
  flushed(): Promise<void> {
    return this.flush
  }

  /** Notes when a role last opened a metric; written once a day, with whatever is committed next. */
  noteOpened({ metric, role, day }: Opening): void {
    if (this.opens.get([metric, role]) !== day) void this.opens.put([metric, role], day)
  }

  openings(): Opening[] {
    return [...this.opens.getRange()].map(({ key: [metric, role], value }) => ({ metric, role, day: value }))
  }

  /** Pseudonyms of the people store in their order, after one of them. */
  peopleAfter(pseudonym: string, limit: number): string[] {
    return [...this.people.getKeys({ start: pseudonym, limit: limit + 1 })]
      .filter((each) => each !== pseudonym)
      .slice(0, limit)
  }

  async removeNames(pseudonyms: readonly string[]): Promise<void> {
    await Promise.all(pseudonyms.map((each) => this.people.remove(each)))
  }

  async close(): Promise<void> {
    await this.flush
    await this.env.close()
  }
}
