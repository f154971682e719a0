import type { Database, RootDatabase } from 'lmdb'

/** Ids of one source that rise with the seqs of one block: kept as one record instead of one each. */
interface Run {
  readonly last: string
  readonly firstSeq: number
  /** How far after the first each seq is: other sources' events lie between. */
  readonly offsets: readonly number[]
}

/** The ids of a batch: all of them for look-ups, and how they will be written. */
export class DraftIds {
  readonly seqs = new Map<string, number>()
  /** By source: ids above all that the source had, in order. */
  readonly runs = new Map<string, { keys: string[]; seqs: number[] }>()
  readonly single: string[] = []
}

/** Shorter runs are written id by id. */
const SHORTEST_RUN = 16

/**
 * `(source, id) → seq`, for ever. A key is `source\nid`; newlines occur in neither part.
 *
 * Invariants: a run's keys rise with its seqs, lie in one block, and are greater than any key of the source before
 * it, so that runs of a source never overlap; a key above the source's greatest is new without a look-up.
 * `keyAt` gives the key of a written event.
 */
export class Ids {
  private readonly single: Database<number, string>
  private readonly runs: Database<Run, string>
  private readonly greatest = new Map<string, string>()
  private readonly keyAt: (seq: number) => string

  constructor(env: RootDatabase<Buffer, string>, keyAt: (seq: number) => string) {
    this.single = env.openDB({ name: 'ids', encoding: 'ordered-binary' })
    this.runs = env.openDB({ name: 'runs', encoding: 'msgpack' })
    this.keyAt = keyAt
  }

  /** The seq of a key that is written, or undefined; `pending` finds it among what is not. */
  find(key: string, at: { source: string; pending: (key: string) => number | undefined }): number | undefined {
    if (key > this.greatestOf(at.source)) return undefined
    return at.pending(key) ?? this.single.get(key) ?? this.findInRun(key, at.source)
  }

  private findInRun(key: string, source: string): number | undefined {
    const [found] = [...this.runs.getRange({ start: key, end: `${source}\n`, reverse: true, limit: 1 })]
    if (!found || key > found.value.last) return undefined
    if (key === found.key) return found.value.firstSeq
    const { firstSeq, offsets } = found.value
    let low = 0
    let high = offsets.length - 1
    while (low <= high) {
      const middle = (low + high) >> 1
      const seq = firstSeq + (offsets[middle] ?? 0)
      const there = this.keyAt(seq)
      if (there === key) return seq
      if (there < key) low = middle + 1
      else high = middle - 1
    }
    return undefined
  }

  private greatestOf(source: string): string {
    const known = this.greatest.get(source)
    if (known !== undefined) return known
    // A fresh object each time: lmdb notes in it that only keys are wanted.
    const range = () => ({ start: `${source}\n\uffff`, end: `${source}\n`, reverse: true, limit: 1 })
    const single = [...this.single.getKeys(range())][0] ?? ''
    const run = [...this.runs.getRange(range())][0]?.value.last ?? ''
    const greatest = [single, run].sort().at(-1) ?? ''
    this.greatest.set(source, greatest)
    return greatest
  }

  /** Notes an accepted event's id in its batch. */
  accept(draft: DraftIds, at: { key: string; source: string; seq: number }): void {
    const { key, source, seq } = at
    draft.seqs.set(key, seq)
    if (key <= this.greatestOf(source)) {
      draft.single.push(key)
      return
    }
    this.greatest.set(source, key)
    const run = draft.runs.get(source)
    if (run) {
      run.keys.push(key)
      run.seqs.push(seq)
    } else draft.runs.set(source, { keys: [key], seqs: [seq] })
  }

  /** Queues a batch's ids, in the event turn of the batch. */
  write(draft: DraftIds): void {
    for (const key of draft.single) void this.single.put(key, draft.seqs.get(key) ?? 0)
    for (const { keys, seqs } of draft.runs.values()) {
      const [first = ''] = keys
      const [firstSeq = 0] = seqs
      if (keys.length < SHORTEST_RUN) for (const [i, key] of keys.entries()) void this.single.put(key, seqs[i] ?? 0)
      else void this.runs.put(first, { last: keys.at(-1) ?? '', firstSeq, offsets: seqs.map((seq) => seq - firstSeq) })
    }
  }
}
