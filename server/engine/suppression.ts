import { LEAST_SHOWN } from '../../data/rules/scores/suppress.ts'
import { COUNTS_PEOPLE, PEOPLE_OF, RELATIONS, type Relation } from './people-columns.ts'

/** The tree with its sums, as far as it is looked at. */
export interface Sums {
  /** Whether anybody at all is counted in a column, anywhere. */
  isInUse(column: number): boolean
  parentOf(org: number): number
  childrenOf(org: number): readonly number[]
  cell(org: number, column: number): number
}

/** Columns that are decided together, since a part that is left out may need another part of the same sum left out. */
interface Group {
  readonly columns: readonly number[]
  readonly relations: readonly Relation[]
}

/**
 * Which counts of people are not for everybody: 1 to 4, and what would give one of them away.
 *
 * A count is given away by a sum of which all else is shown: along the tree (an organisation and those directly below
 * it) and along an identity (a whole and its parts). In every such line that shows its sum at least two counts are
 * left out, `LEAST_SHOWN` or more together; the whole is never left out for the sake of its parts. What an
 * organisation counts itself, beside those below it, is a count like any other where it counts anybody itself: then 0
 * to `LEAST_SHOWN` of it look alike too. An organisation that counts nobody itself shows that it does not; the first one
 * counted there does show, which hiding two of its branches for ever would be the only remedy for.
 *
 * The answer depends on the tree and its sums only, never on who asks for what: what one view leaves out no other
 * shows. Nor does its change tell: 0 to `LEAST_SHOWN` look alike, so that nobody sees the moment in which a count leaves
 * 0 or falls below 5; the moment in which one is left out says 5 at least. Only where nobody is counted anywhere is 0
 * shown. `kept`: what was left out before within the day stays so, so that a count that grows does not say what it was.
 */
export class Suppression {
  private readonly sums: Sums
  private readonly kept: Map<number, Set<number>>
  private lines = new Map<string, ReadonlyMap<number, ReadonlySet<number>>>()

  constructor(sums: Sums, kept = new Map<number, Set<number>>()) {
    this.sums = sums
    this.kept = kept
  }

  /** Forgets what was derived from the sums: call it when they have changed. */
  renew(): void {
    this.lines = new Map()
  }

  /** Whether a metric is not for everybody at an organisation. */
  hides(org: number, metric: string): boolean {
    return (PEOPLE_OF.get(metric) ?? []).some((column) => this.hidesColumn(org, column))
  }

  isInUse(column: number): boolean {
    return this.sums.isInUse(column)
  }

  /** Whether a count is of few people, or looks like one that is. */
  isTelling(column: number, n: number): boolean {
    return n === 0 ? this.isInUse(column) : Math.abs(n) <= LEAST_SHOWN
  }

  hidesColumn(org: number, column: number): boolean {
    if (COUNTS_PEOPLE[column] !== true) return false
    return (
      this.line(org, GROUP_OF.get(column) ?? alone(column))
        .get(org)
        ?.has(column) === true
    )
  }

  /** What is left out, of the columns of a group, at an organisation and those beside it. */
  private line(org: number, group: Group): ReadonlyMap<number, ReadonlySet<number>> {
    const parent = this.sums.parentOf(org)
    const key = `${parent} ${group.columns[0]} ${parent < 0 ? org : ''}`
    const known = this.lines.get(key)
    if (known) return known
    const rows = parent < 0 ? [org] : this.sums.childrenOf(parent)
    const hidden = new Map(rows.map((org) => [org, this.small(org, group)]))
    const isOwnInUse = parent >= 0 && group.columns.some((column) => this.restOf(parent, rows, column) !== 0)
    for (let before = -1, now = 0; now !== before; ) {
      before = now
      for (const org of rows) for (const relation of group.relations) this.closeRow({ org, relation, hidden })
      if (parent >= 0)
        for (const column of group.columns) this.closeColumn({ parent, rows, column, hidden, isOwnInUse })
      now = [...hidden.values()].reduce((n, columns) => n + columns.size, 0)
    }
    for (const [org, columns] of hidden) if (columns.size > 0) this.keep(org, columns)
    this.lines.set(key, hidden)
    return hidden
  }

  /** What an organisation counts itself, beside those below it. */
  private restOf(parent: number, rows: readonly number[], column: number): number {
    return rows.reduce((n, org) => n - this.sums.cell(org, column), this.sums.cell(parent, column))
  }

  private small(org: number, { columns }: Group): Set<number> {
    const kept = this.kept.get(org)
    return new Set(
      columns.filter((column) => kept?.has(column) === true || this.isTelling(column, this.sums.cell(org, column))),
    )
  }

  private keep(org: number, columns: ReadonlySet<number>): void {
    const kept = this.kept.get(org) ?? new Set()
    for (const column of columns) kept.add(column)
    this.kept.set(org, kept)
  }

  /** Leaves out as many parts of one organisation's sum as it takes. */
  private closeRow(at: { org: number; relation: Relation; hidden: Map<number, Set<number>> }): void {
    const { org, relation, hidden } = at
    const own = hidden.get(org)
    if (!own) return
    const { whole, parts } = relation
    // A whole of the same group is itself a part of something here, and already decided on with the others.
    const isWholeHidden = whole !== null && (own.has(whole) || this.hidesColumn(org, whole))
    for (;;) {
      const out = parts.filter((column) => own.has(column)).map((column) => this.sums.cell(org, column))
      if (isSafe(out, { isSumHidden: isWholeHidden, isSigned: whole === null })) return
      const next = cheapest(
        parts.filter((column) => !own.has(column)).map((column) => [column, this.sums.cell(org, column)]),
      )
      if (next === undefined) return
      own.add(next)
    }
  }

  /** Leaves out as many organisations below a parent as it takes. */
  private closeColumn(at: {
    parent: number
    rows: readonly number[]
    column: number
    hidden: Map<number, Set<number>>
    isOwnInUse: boolean
  }): void {
    const { parent, rows, column, hidden, isOwnInUse } = at
    const valueOf = (org: number) => this.sums.cell(org, column)
    const rest = this.restOf(parent, rows, column)
    const isRestTelling = isOwnInUse && COUNTS_PEOPLE[column] === true && this.isTelling(column, rest)
    const isSumHidden = this.hidesColumn(parent, column)
    for (;;) {
      const below = rows.filter((org) => hidden.get(org)?.has(column) === true).map(valueOf)
      if (below.length === 0 && !isSumHidden && !isRestTelling) return
      // What looks alike hides as much, whatever it is.
      const out = rest === 0 || isRestTelling ? below : [...below, rest]
      if (out.length > 0 && isSafe(out, { isSumHidden, isSigned: out.some((n) => n < 0) })) return
      const next = cheapest(
        rows.filter((org) => hidden.get(org)?.has(column) !== true).map((org) => [org, valueOf(org)]),
      )
      if (next === undefined) return
      hidden.get(next)?.add(column)
    }
  }
}

/** Whether a count is of so few people that it tells of them. */
export function isFew(n: number): boolean {
  return n !== 0 && Math.abs(n) < LEAST_SHOWN
}

/** Whether what is left out of a sum does not follow from the rest. */
function isSafe(out: readonly number[], at: { isSumHidden: boolean; isSigned: boolean }): boolean {
  if (at.isSumHidden) return out.length > 0
  if (out.length === 0) return true
  return out.length > 1 && (at.isSigned || out.reduce((sum, n) => sum + n, 0) >= LEAST_SHOWN)
}

/** The smallest count that is not zero: an empty one hides nothing, so it is given up last. */
function cheapest(counts: readonly (readonly [key: number, n: number])[]): number | undefined {
  const cost = (n: number) => (n === 0 ? Number.POSITIVE_INFINITY : Math.abs(n))
  let [best, least] = [undefined as number | undefined, Number.POSITIVE_INFINITY]
  for (const [key, n] of counts) if (best === undefined || cost(n) < least) [best, least] = [key, cost(n)]
  return best
}

const alone = (column: number): Group => ({ columns: [column], relations: [] })

/** The parts of one sum are decided together; so are all columns of relations that lead in a circle. */
const GROUP_OF: ReadonlyMap<number, Group> = groupsOf(RELATIONS)

function groupsOf(relations: readonly Relation[]): Map<number, Group> {
  const sets = new Map<number, Set<number>>()
  const join = (columns: readonly number[]) => {
    const merged = new Set(columns.flatMap((column) => [...(sets.get(column) ?? [column])]))
    for (const column of merged) sets.set(column, merged)
  }
  for (const { parts } of relations) join(parts)
  // Where a whole depends on its own parts, they are one group.
  for (let joined = true; joined; ) {
    joined = false
    for (const { whole, parts } of relations) {
      const [part] = parts
      if (whole === null || part === undefined || sets.get(whole) === sets.get(part)) continue
      if (!dependsOn({ from: whole, on: part, relations, sets })) continue
      join([whole, part])
      joined = true
    }
  }
  const groups = new Map<Set<number>, Group>()
  for (const set of sets.values()) {
    const own = relations.filter(({ parts }) => parts.some((part) => set.has(part)))
    groups.set(set, { columns: [...set].sort((a, b) => a - b), relations: own })
  }
  return new Map(
    [...sets].flatMap(([column, set]) => {
      const group = groups.get(set)
      return group ? [[column, group] as const] : []
    }),
  )
}

/** Whether a column's group waits, over wholes of wholes, for the group of another. */
function dependsOn(at: {
  from: number
  on: number
  relations: readonly Relation[]
  sets: ReadonlyMap<number, Set<number>>
}): boolean {
  const { from, on, relations, sets } = at
  const target = sets.get(on)
  const seen = new Set<Set<number>>()
  const open = [sets.get(from)]
  for (let set = open.pop(); set; set = open.pop()) {
    if (set === target) return true
    if (seen.has(set)) continue
    seen.add(set)
    for (const { whole, parts } of relations)
      if (whole !== null && parts.some((part) => set?.has(part))) open.push(sets.get(whole))
  }
  return false
}
