import type { EventKind } from './event.ts'
import type { Day, EpochMs } from './time.ts'

/** What a stateless projector posts: at the event's own organisation and time. */
export interface Posting {
  readonly measure: string
  readonly amount: number
}

/** A pure function of one event alone. A correction posts the negatives of what it posted. */
export interface Projector<Data = Readonly<Record<string, unknown>>> {
  readonly kind: string
  // A method, so that a projector of one payload fits a list of projectors (the kind picks the payload).
  post(data: Data): readonly Posting[]
}

/** Declares what an event posts whatever the state. Amounts are whole numbers. */
export function project<Data>(event: EventKind<Data>, post: (data: Data) => readonly Posting[]): Projector<Data> {
  return { kind: event.kind, post }
}

/** A row of the ledger before it has a `seq`: organisations by dense id, measures by code. */
export interface Entry {
  readonly ts: EpochMs
  readonly org: number
  readonly measure: string
  readonly amount: number
  /** Dense id of the person it belongs to; absent: the event's own. */
  readonly member?: number
}

/** A key's state: whole numbers and texts only, so that registry and ledger can hold it in columns. */
export type FlatState = Readonly<Record<string, number | string>>

/** An event as a fold sees it: references resolved to dense ids (`-1` for null). */
export interface FoldEvent {
  readonly kind: string
  readonly id: string
  readonly ts: EpochMs
  readonly org: number
  readonly data: Readonly<Record<string, unknown>>
  readonly orgs: Readonly<Record<string, number>>
}

/** Why an event cannot apply in the state in which it would fall. Chinese: a person of the domain reads it. */
export interface Refusal {
  readonly field: string
  readonly reason: string
  /** The same in English. */
  readonly reasonEn: string
  /** What programs know it by. */
  readonly code: string
  /** It would apply after something that may still arrive: it is held instead, until its key moves on. */
  readonly early?: true
}

/** The outcome of one step: a new state with its entries, or a refusal that leaves everything as it was. */
export type Step<State> =
  | { readonly ok: true; readonly state: State; readonly entries: readonly Entry[] }
  | { readonly ok: false; readonly refusal: Refusal }

/** What a check may ask of the other keys of the registry, as they are now. */
export interface World {
  /** Members whose organisation it is now. */
  readonly memberCount: (org: number) => number
  /** Organisations directly below it that are not dissolved. */
  readonly childCount: (org: number) => number
  /** Whether `org` is, or ever was from `ts` on, below `above` (or is it). */
  readonly isBelow: (org: number, above: number, ts: EpochMs) => boolean
  /** The current state of an organisation. */
  readonly org: (org: number) => FlatState | undefined
  /** The current state of a member, by dense id. */
  readonly member: (member: number) => FlatState | undefined
}

/**
 * The state machine of one key (a member, an organisation): entries follow from its events in the order
 * (time, causal rank, id).
 *
 * The engine posts *after − before* of the key, so a late or corrected event comes out exact. An event that
 * does not apply in its place is refused when it arrives, and so is one in whose wake an event that was accepted
 * before would no longer apply: what was acknowledged is undone by a correction only.
 * Invariant: `advance` over (a, c] equals `advance` over (a, b] followed by (b, c].
 */
export interface Fold<State extends FlatState = FlatState> {
  readonly key: 'member' | 'org'
  readonly kinds: readonly string[]
  readonly initial: State
  /** Which state field holds the dense id of an organisation (−1: none). */
  readonly orgField: string
  // Methods, so that folds of different states fit one list (the key picks the state).
  step(state: State, event: FoldEvent): Step<State>
  /** Entries that follow from the passing of days in (after, upTo], e.g. a birthday that crosses an age band. */
  advance?(state: State, after: Day, upTo: Day): readonly Entry[]
  /** Whether `advance` can post anything on this day for any key: lets the clock pass over other days. */
  readonly advancesOn?: (day: Day) => boolean
  /** Refuses what would break the whole although the key itself allows it (cycles, an organisation left with members). */
  readonly check?: (event: FoldEvent, world: World) => Refusal | undefined
}

/** Declares a fold. */
export function defineFold<State extends FlatState>(fold: Fold<State> & { orgField: keyof State }): Fold<State> {
  return fold
}

/** The entries that turn one set of counted measures into another, at one organisation and instant each. */
export function difference(options: {
  ts: EpochMs
  before: { org: number; measures: readonly string[] }
  after: { org: number; measures: readonly string[] }
}): Entry[] {
  const { ts, before, after } = options
  const same = before.org === after.org
  const entries: Entry[] = []
  for (const measure of before.measures)
    if (!same || !after.measures.includes(measure)) entries.push({ ts, org: before.org, measure, amount: -1 })
  for (const measure of after.measures)
    if (!same || !before.measures.includes(measure)) entries.push({ ts, org: after.org, measure, amount: 1 })
  return entries
}
