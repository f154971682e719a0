import type { Database, RootDatabase } from 'lmdb'
import { keyOf } from './incoming.ts'

/** Ids of one source that rise with the seqs of one block: kept as one record instead of one each. */
interface Run {
  readonly last: string
  readonly firstSeq: number
  /** How far after the first each seq is: other sources' events lie between. */
  readonly offsets: readonly number[]
}

/** Ids of one source, above all that the source had, in order; and their seqs. */
interface Rising {
  readonly ids: string[]
  readonly seqs: number[]
}

/** The ids of a batch: all of them for look-ups, and how they will be written. */
export class DraftIds {
  private readonly runs = new Map<string, Rising>()
  private readonly single = new Map<string, number>()

  find(source: string, id: string): number | undefined {
    const run = this.runs.get(source)
    const place = run ? placeIn(run.ids.length, (i) => compare(run.ids[i] ?? '', id)) : -1
    return run && place >= 0 ? run.seqs[place] : this.single.get(keyOf(source, id))
  }

  addRising(source: string, id: string, seq: number): void {
    let run = this.runs.get(source)
    if (!run) {
      run = { ids: [], seqs: [] }
      this.runs.set(source, run)
    }
    run.ids.push(id)
    run.seqs.push(seq)
  }

  addSingle(source: string, id: string, seq: number): void {
    this.single.set(keyOf(source, id), seq)
  }

  *singles(): Iterable<readonly [key: string, seq: number]> {
    yield* this.single
    for (const [source, { ids, seqs }] of this.runs)
      if (ids.length < SHORTEST_RUN) for (const [i, id] of ids.entries()) yield [keyOf(source, id), seqs[i] ?? 0]
  }

  *longRuns(): Iterable<readonly [source: string, run: Rising]> {
    for (const run of this.runs) if (run[1].ids.length >= SHORTEST_RUN) yield run
  }
}

/** Shorter runs are written id by id. */
const SHORTEST_RUN = 16

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)

/** The place among `count` in order at which `at` says 0, or -1. */
function placeIn(count: number, at: (i: number) => number): number {
  let low = 0
  let high = count - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const order = at(middle)
    if (order === 0) return middle
    if (order < 0) low = middle + 1
    else high = middle - 1
  }
  return -1
}

/**
 * `(source, id) → seq`, for ever. A key is `source\nid`; newlines occur in neither part.
 *
 * Invariants: a run's keys rise with its seqs, lie in one block, and are greater than any key of the source before
 * it, so that runs of a source never overlap; an id above the source's greatest is new without a look-up.
 * `keyAt` gives the key of a written event, `pending` the seq of one that is not written yet.
 */
export class Ids {
  private readonly single: Database<number, string>
  private readonly runs: Database<Run, string>
  private readonly greatest = new Map<string, string>()
  private readonly keyAt: (seq: number) => string
  private readonly pending: (source: string, id: string) => number | undefined

  constructor(
    env: RootDatabase<Buffer, string>,
    at: { keyAt: (seq: number) => string; pending: (source: string, id: string) => number | undefined },
  ) {
    this.single = env.openDB({ name: 'ids', encoding: 'ordered-binary' })
    this.runs = env.openDB({ name: 'runs', encoding: 'msgpack' })
    this.keyAt = at.keyAt
    this.pending = at.pending
  }

  /** The seq of an event, or undefined. */
  find(source: string, id: string): number | undefined {
    if (id > this.greatestOf(source)) return undefined
    const pending = this.pending(source, id)
    if (pending !== undefined) return pending
    const key = keyOf(source, id)
    return this.single.get(key) ?? this.findInRun(key, source)
  }

  private findInRun(key: string, source: string): number | undefined {
    const [found] = [...this.runs.getRange({ start: key, end: `${source}\n`, reverse: true, limit: 1 })]
    if (!found || key > found.value.last) return undefined
    if (key === found.key) return found.value.firstSeq
    const { firstSeq, offsets } = found.value
    const place = placeIn(offsets.length, (i) => compare(this.keyAt(firstSeq + (offsets[i] ?? 0)), key))
    return place < 0 ? undefined : firstSeq + (offsets[place] ?? 0)
  }

  /** The greatest id that a source ever had; '' before its first. */
  private greatestOf(source: string): string {
    const known = this.greatest.get(source)
    if (known !== undefined) return known
    // A fresh object each time: lmdb notes in it that only keys are wanted.
    const range = () => ({ start: `${source}\n\uffff`, end: `${source}\n`, reverse: true, limit: 1 })
    const single = [...this.single.getKeys(range())][0] ?? ''
    const run = [...this.runs.getRange(range())][0]?.value.last ?? ''
    const greatest = ([single, run].sort().at(-1) ?? '').slice(source.length + 1)
    this.greatest.set(source, greatest)
    return greatest
  }

  /** Notes an accepted event's id in its batch. */
  accept(draft: DraftIds, source: string, id: string, seq: number): void {
    if (id <= this.greatestOf(source)) {
      draft.addSingle(source, id, seq)
      return
    }
    this.greatest.set(source, id)
    draft.addRising(source, id, seq)
  }

  /** Queues a batch's ids, in the event turn of the batch. */
  write(draft: DraftIds): void {
    for (const [key, seq] of draft.singles()) void this.single.put(key, seq)
    for (const [source, { ids, seqs }] of draft.longRuns()) {
      const [firstSeq = 0] = seqs
      const last = keyOf(source, ids.at(-1) ?? '')
      void this.runs.put(keyOf(source, ids[0] ?? ''), { last, firstSeq, offsets: seqs.map((seq) => seq - firstSeq) })
    }
  }
}
