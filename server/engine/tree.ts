/** From `ts` on the organisation hangs below `parent` (-1: nowhere). */
export interface Place {
  readonly ts: number
  readonly parent: number
}

/**
 * Who hangs below whom: the present parent of every organisation, and all places it ever had.
 *
 * Organisations are dense ids in order of arrival; 0 is the root. `revision` grows with every change, so that
 * what is derived from the tree knows when to derive again.
 */
export class Tree {
  private readonly parents: number[] = [-1]
  private readonly places: (readonly Place[])[] = [[]]
  private below: number[][] | undefined
  revision = 0

  get size(): number {
    return this.parents.length
  }

  /** Adds a node without a place; its dense id is the number of nodes before. */
  add(): number {
    this.parents.push(-1)
    this.places.push([])
    this.below?.push([])
    this.revision++
    return this.parents.length - 1
  }

  parentOf(org: number): number {
    return this.parents[org] ?? -1
  }

  placesOf(org: number): readonly Place[] {
    return this.places[org] ?? []
  }

  /** Sets all places of an organisation, in order of time; the last one is the present. */
  setPlaces(org: number, places: readonly Place[]): void {
    const before = this.parentOf(org)
    const parent = places.at(-1)?.parent ?? -1
    this.places[org] = places
    this.parents[org] = parent
    this.revision++
    if (!this.below || before === parent) return
    if (before >= 0) this.below[before] = (this.below[before] ?? []).filter((child) => child !== org)
    // In the order of the ids, as if it were made anew.
    if (parent >= 0) this.below[parent] = [...(this.below[parent] ?? []), org].sort((a, b) => a - b)
  }

  childrenOf(org: number): readonly number[] {
    if (!this.below) {
      this.below = this.parents.map(() => [])
      this.parents.forEach((parent, child) => {
        if (parent >= 0) this.below?.[parent]?.push(child)
      })
    }
    return this.below[org] ?? []
  }

  /** Whether `org` hangs below `above` now, or is it. */
  isBelow(org: number, above: number): boolean {
    for (let o = org; o >= 0; o = this.parents[o] ?? -1) if (o === above) return true
    return false
  }

  /** Whether `org` hung below `above` at any time from `ts` on, following every parent of that time. */
  wasBelow(org: number, above: number, ts: number): boolean {
    const seen = new Set<number>()
    const open = [org]
    for (let o = open.pop(); o !== undefined; o = open.pop()) {
      if (o === above) return true
      if (o < 0 || seen.has(o)) continue
      seen.add(o)
      const places = this.placesOf(o)
      places.forEach((place, i) => {
        if ((places[i + 1]?.ts ?? Number.POSITIVE_INFINITY) > ts) open.push(place.parent)
      })
    }
    return false
  }

  /** The organisation and everything below it down to `depth`, parents before children. */
  subtree(org: number, depth: number): number[] {
    const found = [org]
    let level = [org]
    for (let d = 0; d < depth && level.length > 0; d++) {
      level = level.flatMap((o) => this.childrenOf(o))
      found.push(...level)
    }
    return found
  }

  /** Everything that hangs below something, children before parents; also below what has no place itself. */
  childrenFirst(): number[] {
    const tops = this.parents.flatMap((parent, org) => (parent < 0 ? [org] : []))
    return tops.flatMap((top) => this.subtree(top, Number.POSITIVE_INFINITY).slice(1)).reverse()
  }

  /** From the root (or the first node without a place) down to the organisation. */
  pathTo(org: number): number[] {
    const path: number[] = []
    for (let o = org; o >= 0; o = this.parents[o] ?? -1) path.unshift(o)
    return path
  }
}
