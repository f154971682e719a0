import { defineKeyedFold, type KeyedEvent } from '../../language/keyed.ts'
import type { Entry, Step } from '../../language/project.ts'
import { type BranchType, branchTypeOf, SCORED_KINDS, type ScoreSet, yearOf } from '../../rules/scores/score-set.ts'
import { bucketOf, type Tally } from '../../rules/scores/tally.ts'
import { branchBucket } from './measures.ts'
import { count, isShown, kindsOf } from './movements.ts'

/**
 * A branch: what it is (`isBranch`, `sector`, while not dissolved), and the tally of the running year. `isScored`:
 * whether anything was shown in that year yet.
 */
export type BranchScore = Tally & {
  readonly isBranch: number
  readonly sector: string
  readonly year: number
  readonly total: number
  readonly isScored: number
}

const LIFE = ['org.founded', 'org.changed', 'org.dissolved'] as const
const IS_LIFE: ReadonlySet<string> = new Set(LIFE)
const NONE: BranchScore = { isBranch: 0, sector: '', year: 0, total: 0, isScored: 0 }

/**
 * 支部堡垒分: one key for each organisation, since its type is told once, at its founding. A new year begins with its
 * first evidence from nothing; what was counted of the old one stays in that year.
 */
export function branchScoreFold(sets: readonly ScoreSet[], setOf: (year: number) => ScoreSet | undefined) {
  return defineKeyedFold<BranchScore>({
    id: 'branch-score',
    label: { zh: '支部堡垒分', en: 'Branch’s score' },
    kinds: [...LIFE, ...kindsOf(sets)],
    keys(event) {
      if (!isLife(event)) {
        const set = setOf(yearOf(event.ts))
        return set && isShown(set, event) ? [{ key: event.subject }] : []
      }
      const { kind, sector } = event.data
      const isAbout = event.kind === 'org.dissolved' || kind !== undefined || sector !== undefined
      return isAbout && kind !== 'area' ? [{ key: event.subject }] : []
    },
    initial: NONE,
    step(state, event): Step<BranchScore> {
      if (isLife(event)) return lived(state, event)
      const year = yearOf(event.ts)
      const set = setOf(year)
      const type = typeOf(state)
      if (!set || type === undefined) return { ok: true, state, entries: [] }
      const { isBranch, sector } = state
      const begun = state.year === year ? state : { isBranch, sector, year, total: 0, isScored: 0 }
      const counted = count(set, begun, {
        evidence: event,
        type,
        org: event.org,
        total: begun.isScored === 1 ? begun.total : undefined,
      })
      if (!counted.isCounted) return { ok: true, state, entries: [] }
      if (!counted.tally && begun.isScored === 1) return { ok: true, state: begun, entries: counted.entries }
      const draft = counted.tally ?? { ...begun }
      draft.total = counted.total
      draft.isScored = 1
      const next = draft as BranchScore // what is not set here it had from `begun`
      const at = { before: placeOf(begun), after: placeOf(next), event }
      return { ok: true, state: next, entries: [...counted.entries, ...moved(at)] }
    },
  })
}

const isLife = ({ kind }: { kind: string }) => IS_LIFE.has(kind)

function typeOf(state: BranchScore): BranchType | undefined {
  return state.isBranch === 1 ? branchTypeOf(state.sector) : undefined
}

/** It was founded, became something else, or ended: its score moves to another type, or is counted no more. */
function lived(state: BranchScore, event: KeyedEvent): Step<BranchScore> {
  const { kind, sector } = event.data
  const next: BranchScore = {
    ...state,
    isBranch:
      event.kind === 'org.dissolved'
        ? 0
        : kind === undefined
          ? state.isBranch
          : SCORED_KINDS.includes(String(kind))
            ? 1
            : 0,
    sector: sector === undefined ? state.sector : String(sector),
  }
  // What it becomes in a later year leaves that year's classes as they are.
  if (state.year !== yearOf(event.ts)) return { ok: true, state: next, entries: [] }
  return { ok: true, state: next, entries: moved({ before: placeOf(state), after: placeOf(next), event }) }
}

/** The measure that counts it; none while nothing was shown, or it is no branch with a type. */
function placeOf(state: BranchScore): string | undefined {
  const type = typeOf(state)
  if (type === undefined || state.isScored === 0) return undefined
  return branchBucket.code(`${type}-${bucketOf(state.total)}`)
}

function moved(at: { before: string | undefined; after: string | undefined; event: KeyedEvent }): Entry[] {
  const { before, after, event } = at
  if (before === after) return []
  const base = branchBucket.base.code
  const post = (measure: string, amount: number): Entry => ({ ts: event.ts, org: event.org, measure, amount })
  return [
    ...(before === undefined ? [post(base, 1)] : [post(before, -1)]),
    ...(after === undefined ? [post(base, -1)] : [post(after, 1)]),
  ]
}
