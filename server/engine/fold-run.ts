import type { Entry, FlatState, Fold, FoldEvent, Refusal } from '../../data/language/project.ts'
import { toRefusal, withDetail } from '../../data/language/reason.ts'
import { type Day, formatInstant, toDay } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { REASONS } from './reasons.ts'
import type { Place } from './tree.ts'

/** An event of a key with what orders it among the others. */
export interface KeyEvent {
  readonly seq: number
  readonly rank: number
  readonly event: FoldEvent
}

/** Where an event stands in the order (time, causal rank, id). */
export interface Standing {
  readonly ts: number
  readonly rank: number
  readonly id: string
}

/** As much of a fold as running it takes: keyed folds have no organisation to hang from and pass no days. */
export type Runnable = Pick<Fold, 'step' | 'advance'> & { readonly key: string; readonly orgField: string }

/** What a key's events come to. */
export interface Outcome {
  readonly state: FlatState
  readonly entries: readonly Entry[]
  /** Where the key hung from when on, for the fold of organisations. */
  readonly places: readonly Place[]
  /** Why events did not apply in their place, by seq. */
  readonly refused: ReadonlyMap<number, Refusal>
}

/** The order of a key's events: time, then causes before effects, then id. */
function inOrder(a: KeyEvent, b: KeyEvent): number {
  return compare(placeOf(a), placeOf(b))
}

/** Where an event stands among those of its key. */
export function placeOf({ event, rank }: Pick<KeyEvent, 'event' | 'rank'>): Standing {
  return { ts: event.ts, rank, id: event.id }
}

function compare(a: Standing, b: Standing): number {
  return a.ts - b.ts || a.rank - b.rank || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0)
}

/** Whether an event comes after all others of its key. */
export function isAfter(place: Standing, last: Standing | null): boolean {
  return last === null || compare(place, last) > 0
}

/** Where the last of a key's events stands; null where it has none. */
export function lastOf(events: readonly KeyEvent[]): Standing | null {
  return events.reduce<Standing | null>((last, each) => {
    const place = placeOf(each)
    return isAfter(place, last) ? place : last
  }, null)
}

/** Folds a key from its first state: all its events in order, and the days that passed up to the opened one. */
export function runFold(fold: Runnable, events: readonly KeyEvent[], from: { state: FlatState; opened: Day }): Outcome {
  const { opened } = from
  let { state } = from
  let day = Number.NEGATIVE_INFINITY
  const entries: Entry[] = []
  const places: Place[] = []
  const refused = new Map<number, Refusal>()
  for (const { seq, event } of [...events].sort(inOrder)) {
    const step = fold.step(state, event)
    if (!step.ok) {
      refused.set(seq, step.refusal)
      continue
    }
    const today = toDay(event.ts)
    if (fold.advance && day !== Number.NEGATIVE_INFINITY) entries.push(...fold.advance(state, day, today))
    entries.push(...step.entries)
    place(places, event.ts, { fold, before: state, after: step.state })
    state = step.state
    day = today
  }
  if (fold.advance && day !== Number.NEGATIVE_INFINITY) entries.push(...fold.advance(state, day, opened))
  return { state, entries, places, refused }
}

function place(places: Place[], ts: number, step: { fold: Runnable; before: FlatState; after: FlatState }): void {
  if (step.fold.key !== 'org') return
  const parent = Number(step.after[step.fold.orgField])
  if (parent === Number(step.before[step.fold.orgField])) return
  if (places.at(-1)?.ts === ts) places.pop()
  places.push({ ts, parent })
}

/** The entries that turn what was posted into what should have been: the differences, nothing where they agree. */
export function differenceOf(before: readonly Entry[], after: readonly Entry[]): Entry[] {
  const sums = new Map<string, { entry: Entry; amount: number }>()
  const add = (entry: Entry, sign: 1 | -1) => {
    const key = `${entry.ts}/${entry.org}/${entry.measure}/${entry.member ?? ''}`
    const found = sums.get(key)
    if (found) found.amount += sign * entry.amount
    else sums.set(key, { entry, amount: sign * entry.amount })
  }
  for (const entry of after) add(entry, 1)
  for (const entry of before) add(entry, -1)
  return [...sums.values()].filter((s) => s.amount !== 0).map((s) => ({ ...s.entry, amount: s.amount }))
}

/** An acknowledged event that would no longer apply: it is never silently undone, somebody must correct it first. */
export function conflictOf(events: readonly KeyEvent[], at: { before: Outcome; after: Outcome }): Refusal | undefined {
  const undone = events.find((e) => at.after.refused.has(e.seq) && !at.before.refused.has(e.seq))
  if (!undone) return undefined
  const label = EVENTS.find((e) => e.kind === undone.event.kind)?.label ?? {
    zh: undone.event.kind,
    en: undone.event.kind,
  }
  const when = formatInstant(undone.event.ts)
  return toRefusal(
    'time',
    withDetail(REASONS.conflict, { zh: `「${label.zh}」（${when}）`, en: `${label.en} (${when})` }),
  )
}

/** The parent that a list of places means at an instant; -1 before the first. */
function parentAt(places: readonly Place[], ts: number): number {
  let parent = -1
  for (const p of places) {
    if (p.ts > ts) break
    parent = p.parent
  }
  return parent
}

/**
 * New places of an organisation, over all instants at which a place was ever noted: the ledger's rows are never
 * taken away, so an instant that lost its meaning is noted again with what holds there now.
 */
export function mergePlaces(noted: readonly Place[], next: readonly Place[]): { places: Place[]; changed: Place[] } {
  const instants = [...new Set([...noted, ...next].map((p) => p.ts))].sort((a, b) => a - b)
  const places = instants.map((ts) => ({ ts, parent: parentAt(next, ts) }))
  const changed = places.filter((p) => noted.find((n) => n.ts === p.ts)?.parent !== p.parent)
  return { places, changed }
}
