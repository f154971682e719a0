import type { Database, RootDatabase } from 'lmdb'

/** What one batch adds to the look-ups. */
export interface Notes {
  /** Dense ids of new pseudonyms. */
  readonly codes: Map<string, number>
  /** Seqs to add to the history of a key. */
  readonly history: Map<string, number[]>
}

/** Notes of many batches in memory, up to and with the batch that began at `lastSeq`. */
interface Generation extends Notes {
  size: number
  lastSeq: number
}

/** A generation on its way into the trees: what is left of it, in order of keys. */
interface Merging extends Generation {
  readonly codeKeys: string[]
  readonly historyKeys: string[]
}

const NONE: readonly number[] = []
const FULL = 100_000
/** For every note that comes, so many go into the trees: a merge is done before the next generation is full. */
const PACE = 4
const LATELY = 20_000

/**
 * `pseudonym → dense id` and `key → seqs`, for ever.
 *
 * Both are in no order of time, and a tree to which every batch adds everywhere is written anew with every batch. So a
 * batch's notes are one record, kept in memory too, and go into the trees many batches at once, in order of keys, a
 * slice with each later batch. A record leaves when all of its generation is in the trees; a crash before that
 * merges the same again, which changes nothing. Call `write` in the event turn of the batch.
 */
export class Lookups {
  private readonly codes: Database<number, string>
  private readonly histories: Database<number, string>
  private readonly recent: Database<{ codes: [string, number][]; history: [string, number[]][] }, number>
  private readonly full: number
  /** Codes asked for of late: an event asks for each of its people once for every fold, and a code never changes. */
  private readonly lately = new Map<string, number>()
  private young: Generation = empty()
  private merging: Merging | undefined

  /** `full`: how many notes make a generation. */
  constructor(env: RootDatabase<Buffer, string>, full = FULL) {
    this.full = full
    this.codes = env.openDB({ name: 'codes', encoding: 'ordered-binary' })
    this.histories = env.openDB({ name: 'histories', encoding: 'ordered-binary', dupSort: true })
    this.recent = env.openDB({ name: 'recent', encoding: 'msgpack' })
    for (const { key, value } of this.recent.getRange())
      add(this.young, key, { codes: new Map(value.codes), history: new Map(value.history) })
  }

  codeOf(pseudonym: string): number | undefined {
    const known = this.lately.get(pseudonym)
    if (known !== undefined) return known
    const code = this.young.codes.get(pseudonym) ?? this.merging?.codes.get(pseudonym) ?? this.codes.get(pseudonym)
    if (code === undefined) return undefined
    if (this.lately.size >= LATELY) this.lately.clear()
    this.lately.set(pseudonym, code)
    return code
  }

  /** The seqs of a key in order; `late` are those of a batch that is not written yet. */
  history(key: string, late: readonly number[] = NONE): readonly number[] {
    const merging = this.merging?.history.get(key) ?? NONE
    const young = this.young.history.get(key) ?? NONE
    // One look at the tree is enough for most: a key that is asked for the first time has no history.
    const old = this.histories.get(key) === undefined ? NONE : this.histories.getValues(key)
    // What is being merged may be in the tree already, and what was corrected is noted again.
    return [...new Set([...old, ...merging, ...young, ...late])].sort((a, b) => a - b)
  }

  /** The seqs of all keys that begin with a text. */
  historyUnder(prefix: string): number[] {
    const seqs = [...this.histories.getRange({ start: prefix, end: `${prefix}\uffff` })].map(({ value }) => value)
    for (const generation of [this.merging, this.young])
      for (const [key, late] of generation?.history ?? []) if (key.startsWith(prefix)) seqs.push(...late)
    return [...new Set(seqs)].sort((a, b) => a - b)
  }

  /** Queues a batch's notes. */
  write(firstSeq: number, notes: Notes): void {
    const count = add(this.young, firstSeq, notes)
    if (count > 0) void this.recent.put(firstSeq, { codes: [...notes.codes], history: [...notes.history] })
    if (!this.merging && this.young.size >= this.full) {
      this.merging = inOrder(this.young)
      this.young = empty()
    }
    if (this.merging && !isDone(this.merging)) this.merge(this.merging, Math.max(count, 1) * PACE)
  }

  private merge(from: Merging, limit: number): void {
    let left = limit
    for (; left > 0 && from.codeKeys.length > 0; left--) {
      const code = from.codeKeys.pop() ?? ''
      void this.codes.put(code, from.codes.get(code) ?? 0)
    }
    for (; left > 0 && from.historyKeys.length > 0; left--) {
      const key = from.historyKeys.pop() ?? ''
      for (const seq of from.history.get(key) ?? []) void this.histories.put(key, seq)
    }
    if (!isDone(from)) return
    for (const firstSeq of this.recent.getKeys({ end: from.lastSeq })) void this.recent.remove(firstSeq)
    // Until this is committed the trees do not show what was put; a failed commit ends the process elsewhere.
    this.recent.remove(from.lastSeq).then(
      () => {
        this.merging = undefined
      },
      () => {},
    )
  }
}

/** All of it is on its way into the trees. */
const isDone = (merging: Merging) => merging.codeKeys.length === 0 && merging.historyKeys.length === 0

function empty(): Generation {
  return { codes: new Map(), history: new Map(), size: 0, lastSeq: 0 }
}

function add(to: Generation, firstSeq: number, notes: Notes): number {
  for (const [code, id] of notes.codes) to.codes.set(code, id)
  for (const [key, seqs] of notes.history) {
    const known = to.history.get(key)
    if (known) known.push(...seqs)
    else to.history.set(key, seqs)
  }
  const count = notes.codes.size + notes.history.size
  to.size += count
  to.lastSeq = firstSeq
  return count
}

/** The last of each list is the least: taken from the end. */
function inOrder(generation: Generation): Merging {
  const { codes, history } = generation
  const keysOf = (map: ReadonlyMap<string, unknown>) => [...map.keys()].sort().reverse()
  return { ...generation, codeKeys: keysOf(codes), historyKeys: keysOf(history) }
}
