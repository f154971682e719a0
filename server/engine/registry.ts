import type { FlatState, Fold } from '../../data/language/project.ts'
import { FOLDS } from '../../data/scenes/index.ts'

/** The fold of a key. */
export function foldOf(key: 'member' | 'org'): Fold {
  const fold = FOLDS.find((f) => f.key === key)
  if (!fold) throw new Error(`no scene declares a fold for ${key}`)
  return fold
}

type IntColumn = Int32Array<ArrayBuffer>

/** The state fields of a fold, in a fixed order, and which of them are texts. */
export interface Field {
  readonly name: string
  readonly text: boolean
}

export function fieldsOf(fold: Fold): readonly Field[] {
  return Object.entries(fold.initial).map(([name, value]) => ({ name, text: typeof value === 'string' }))
}

/**
 * Current states of one kind of key by dense id, in columns: whole numbers in `Int32Array`s, texts in lists.
 *
 * `lastTs` is when the latest event of the key happened: a later one takes the fast path of a fold.
 */
export class States {
  readonly fields: readonly Field[]
  private readonly initial: FlatState
  private readonly ints = new Map<string, IntColumn>()
  private readonly texts = new Map<string, string[]>()
  private times = new Float64Array(1024).fill(Number.NEGATIVE_INFINITY)
  size = 0

  constructor(fold: Fold) {
    this.initial = fold.initial
    this.fields = fieldsOf(fold)
    for (const { name, text } of this.fields) {
      if (text) this.texts.set(name, [])
      else this.ints.set(name, new Int32Array(1024).fill(Number(fold.initial[name])))
    }
  }

  /** Makes room up to and with `id`; new keys are in the initial state. */
  reserve(id: number): void {
    this.size = Math.max(this.size, id + 1)
    if (id < this.times.length) return
    const length = Math.max(id + 1, this.times.length * 2)
    const times = new Float64Array(length).fill(Number.NEGATIVE_INFINITY)
    times.set(this.times)
    this.times = times
    for (const [name, old] of this.ints) {
      const next = new Int32Array(length).fill(Number(this.initial[name]))
      next.set(old)
      this.ints.set(name, next)
    }
  }

  get(id: number): FlatState {
    if (id >= this.size) return this.initial
    const state: Record<string, number | string> = {}
    for (const { name, text } of this.fields) {
      state[name] = text ? (this.texts.get(name)?.[id] ?? String(this.initial[name])) : (this.ints.get(name)?.[id] ?? 0)
    }
    return state
  }

  int(id: number, field: string): number {
    return this.ints.get(field)?.[id] ?? -1
  }

  text(id: number, field: string): string {
    return this.texts.get(field)?.[id] ?? ''
  }

  set(id: number, state: FlatState): void {
    this.reserve(id)
    for (const { name, text } of this.fields) {
      const value = state[name]
      if (text) {
        const column = this.texts.get(name)
        if (column) column[id] = String(value)
      } else {
        const column = this.ints.get(name)
        if (column) column[id] = Number(value)
      }
    }
  }

  /** Sets a key of whole numbers from row `row` of a scan: a column for each field, in their order. */
  load(id: number, columns: readonly ArrayLike<number>[], row: number): void {
    this.reserve(id)
    this.fields.forEach(({ name }, i) => {
      const column = this.ints.get(name)
      if (column) column[id] = columns[i]?.[row] ?? 0
    })
  }

  lastTs(id: number): number {
    return this.times[id] ?? Number.NEGATIVE_INFINITY
  }

  noteTs(id: number, ts: number): void {
    if (ts > this.lastTs(id)) this.times[id] = ts
  }
}

const MEMBER_ORG = foldOf('member').orgField

/** Organisations by code, members by dense id: what projectors need to know, rebuildable from the journal. */
export class Registry {
  readonly orgs = new States(foldOf('org'))
  readonly members = new States(foldOf('member'))
  private readonly codes: string[] = []
  private readonly byCode = new Map<string, number>()
  /** How many members belong to each organisation now. */
  private readonly memberCounts: number[] = []

  orgOf(code: string): number | undefined {
    return this.byCode.get(code)
  }

  codeOf(org: number): string {
    return this.codes[org] ?? ''
  }

  addOrg(code: string, org: number): void {
    this.codes[org] = code
    this.byCode.set(code, org)
    this.orgs.reserve(org)
  }

  /** Replaces a member's state and keeps the counts of members. */
  setMember(member: number, state: FlatState): void {
    const before = this.orgOfMember(member)
    this.members.set(member, state)
    this.moveMember(before, this.orgOfMember(member))
  }

  /** The same from a row of a scan. */
  loadMember(member: number, columns: readonly ArrayLike<number>[], row: number): void {
    const before = this.orgOfMember(member)
    this.members.load(member, columns, row)
    this.moveMember(before, this.orgOfMember(member))
  }

  private orgOfMember(member: number): number {
    return member < this.members.size ? this.members.int(member, MEMBER_ORG) : -1
  }

  private moveMember(before: number, after: number): void {
    if (before === after) return
    if (before >= 0) this.memberCounts[before] = (this.memberCounts[before] ?? 1) - 1
    if (after >= 0) this.memberCounts[after] = (this.memberCounts[after] ?? 0) + 1
  }

  memberCount(org: number): number {
    return this.memberCounts[org] ?? 0
  }
}
