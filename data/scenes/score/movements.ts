import type { Entry } from '../../language/project.ts'
import { type Evidence, periodOf, type ScoreSet } from '../../rules/scores/score-set.ts'
import {
  add,
  counted,
  countVeto,
  type Draft,
  fieldOf,
  signOf,
  standingOf,
  type Tally,
} from '../../rules/scores/tally.ts'
import { type Adjustment, cappedOf, pointsOf, vetoOf } from './measures.ts'

/** Which items of a set an event shows, for a type of branch where the set has types. */
export interface Shown {
  readonly evidence: Evidence
  readonly type?: string
}

type Veto = ScoreSet['vetoes'][number]
/** An item with what its counting needs: its group's field and sign, and the measures it moves. */
interface Item {
  readonly item: ScoreSet['items'][number]
  readonly field: string
  readonly sign: 1 | -1
  readonly points: string
  readonly capped: string
}
interface OfKind {
  readonly items: readonly Item[]
  readonly vetoes: readonly Veto[]
}
const NOTHING: OfKind = { items: [], vetoes: [] }
const known = new WeakMap<ScoreSet, ReadonlyMap<string, OfKind>>()

/** What a kind of event may show, looked for once a set: most events ask. */
function ofKind(set: ScoreSet, kind: string): OfKind {
  let kinds = known.get(set)
  if (!kinds) {
    kinds = new Map(
      kindsOf([set]).map((each) => {
        const isOf = (item: Veto) => item.kinds.includes(each)
        const items = set.items.filter(isOf).map((item) => ({
          item,
          field: fieldOf(item.group),
          sign: signOf(set, item),
          points: pointsOf(set.subject, item.code),
          capped: cappedOf(item.code),
        }))
        return [each, { items, vetoes: set.vetoes.filter(isOf) }]
      }),
    )
    known.set(set, kinds)
  }
  return kinds.get(kind) ?? NOTHING
}

/** What an event shows, with the units of each, whatever the type of branch. */
interface Units {
  readonly evidence: Evidence
  readonly items: readonly (readonly [item: Item, units: number])[]
  readonly vetoes: readonly (readonly [veto: Veto, units: number])[]
}
const latest = new WeakMap<ScoreSet, Units>()

/** Looked for once an event: everybody it names asks again. */
function unitsOf(set: ScoreSet, evidence: Evidence): Units {
  const known = latest.get(set)
  const { kind, ts, data } = evidence
  if (known && known.evidence.data === data && known.evidence.kind === kind && known.evidence.ts === ts) return known
  const { items, vetoes } = ofKind(set, kind)
  const units = {
    evidence: { kind, ts, data },
    items: items.map((of): [Item, number] => [of, of.item.units(evidence)]).filter(([, units]) => units > 0),
    vetoes: vetoes.map((of): [Veto, number] => [of, of.units(evidence)]).filter(([, units]) => units > 0),
  }
  latest.set(set, units)
  return units
}

const isOfType = ({ types }: Veto, type: string | undefined) => !types || types.some((each) => each === type)

/** Whether an event shows anything of a set, whatever the type of branch: asked of every event, so it keeps nothing. */
export function isShown(set: ScoreSet, evidence: Evidence): boolean {
  const { items, vetoes } = ofKind(set, evidence.kind)
  for (const { item } of items) if (item.units(evidence) > 0) return true
  for (const veto of vetoes) if (veto.units(evidence) > 0) return true
  return false
}

/** Every kind that shows something in some version. */
export function kindsOf(sets: readonly ScoreSet[]): readonly string[] {
  return [...new Set(sets.flatMap((set) => [...set.items, ...set.vetoes].flatMap((item) => item.kinds)))]
}

/**
 * What an event made of a tally; `entries` say so at its organisation. `tally` is the caller's own; undefined where it is
 * as it was, since all that was shown is beyond a cap.
 */
export interface Movement {
  readonly tally: Draft | undefined
  readonly entries: readonly Entry[]
  readonly isCounted: boolean
  readonly total: number
}

/**
 * Counts an event. `total`: what the tally comes to before it, where it counted anything yet.
 *
 * Invariant: the amounts of all `score.<subject>/…` of a tally sum to its total.
 */
export function count(
  set: ScoreSet,
  tally: Tally,
  at: Shown & { readonly org: number; readonly total: number | undefined },
): Movement {
  const { org } = at
  const { ts } = at.evidence
  const entries: Entry[] = []
  const { items, vetoes } = unitsOf(set, at.evidence)
  let next: Draft | undefined
  let isCounted = false
  for (const [of, units] of items) {
    const { item } = of
    if (!isOfType(item, at.type)) continue
    isCounted = true
    const by = counted(next ?? tally, item, { period: periodOf(ts, item.cap.per), units })
    if (by.capped !== 0) entries.push({ ts, org, measure: of.capped, amount: by.capped })
    if (by.points === 0) continue
    next ??= { ...tally }
    add(next, of, by)
    entries.push({ ts, org, measure: of.points, amount: of.sign * by.points })
  }
  for (const [veto, units] of vetoes) {
    if (!isOfType(veto, at.type)) continue
    isCounted = true
    next ??= { ...tally }
    countVeto(next, units)
    entries.push({ ts, org, measure: vetoOf(veto.code), amount: units })
  }
  // Most of what comes is beyond a cap.
  if (!next && at.total !== undefined) return { tally: next, entries, isCounted, total: at.total }
  const after = standingOf(set, next ?? tally)
  if (next) {
    const before = standingOf(set, tally)
    const adjusted: readonly (readonly [Adjustment, number])[] = [
      ['over-group', after.overGroup - before.overGroup],
      ['over-total', after.overTotal - before.overTotal],
      ['cleared', after.cleared - before.cleared],
    ]
    for (const [code, amount] of adjusted)
      if (amount !== 0) entries.push({ ts, org, measure: pointsOf(set.subject, `${set.prefix}-${code}`), amount })
  }
  return { tally: next, entries, isCounted, total: after.total }
}
