import type { Database, RootDatabase } from 'lmdb'
import type { RefusedRecord } from './batch.ts'

type Kept = RefusedRecord & { readonly received: number }

const MOST = 100_000

/** Refused records in the order in which they were refused: the latest of them. */
export class RejectStore {
  private readonly store: Database<Kept, number>
  private seq: number

  constructor(env: RootDatabase<Buffer, string>) {
    this.store = env.openDB({ name: 'rejects', encoding: 'msgpack' })
    this.seq = [...this.store.getKeys({ reverse: true, limit: 1 })][0] ?? 0
  }

  /** Puts what a batch refused into the transaction of the running event turn. */
  put(refused: readonly RefusedRecord[], received: number): void {
    for (const record of refused) void this.store.put(++this.seq, { ...record, received })
    if (refused.length === 0) return
    for (const key of this.store.getKeys({ end: this.seq - MOST, limit: 1_000 })) void this.store.remove(key)
  }

  latest(limit: number): { total: number; rows: Kept[] } {
    const rows = [...this.store.getRange({ reverse: true, limit })].map((r) => r.value)
    return { total: countOf(this.store), rows }
  }

  /** The oldest that were received before an instant, at most so many. */
  before(instant: number, limit: number): (Kept & { key: number })[] {
    const oldest = [...this.store.getRange({ limit })].map(({ key, value }) => ({ key, ...value }))
    const end = oldest.findIndex(({ received }) => received >= instant)
    return end < 0 ? oldest : oldest.slice(0, end)
  }

  async remove(keys: readonly number[]): Promise<void> {
    await Promise.all(keys.map((key) => this.store.remove(key)))
  }
}

function countOf(db: { getStats(): object }): number {
  return Number((db.getStats() as { entryCount?: number }).entryCount ?? 0) // lmdb types no field of it
}
