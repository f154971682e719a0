import type { Label } from './label.ts'
import {
  difference,
  type Entry,
  type FlatState,
  type FoldEvent,
  type Refusal,
  type Step,
  type World,
} from './project.ts'
import { type Reason, toRefusal } from './reason.ts'
import type { EpochMs } from './time.ts'

/** What the keys of an event follow from: nothing but the event itself. */
export interface KeyInput {
  readonly kind: string
  readonly subject: string
  /** The pseudonym of `data.member`, '' for none. */
  readonly member: string
  readonly ts: EpochMs
  readonly data: Readonly<Record<string, unknown>>
}

/** One key an event touches; entries of its steps belong to `member` (a pseudonym), where one is given. */
export interface Key {
  readonly key: string
  readonly member?: string | undefined
}

/** An event as one of its keys sees it. */
export interface KeyedEvent extends FoldEvent {
  readonly key: string
  readonly subject: string
  /** Dense id of the key's member, else of the event's; 0 for none. */
  readonly member: number
  /** The pseudonym of the same person, '' for none. */
  readonly pseudonym: string
}

/** What the operator may set of dates; absent: as the rule in force says. */
export interface DueSettings {
  /** Days after which an item of supervision that nobody took up goes to the level above. */
  readonly escalateDays?: number
}

/** When a key falls due in its state, and by which rule of `data/rules/`. */
export interface Due {
  readonly at: EpochMs
  readonly rule: string
}

/** What a check of a keyed fold may ask: of the other keys, and what its own has come to. */
export interface KeyedWorld<State> extends World {
  readonly state: State
}

/**
 * The state machine of one thing that events speak of: a task, an appeal, a wish, an account of points, the month
 * of a member.
 *
 * Like a `Fold`, but keys are texts made from the event, an event may touch several keys of several folds, and
 * states are kept nowhere: they follow from the journal's history of the key. A late or corrected event comes out
 * exact (after − before). An event of a kind that is not in `opens` is held until its key has been opened.
 */
export interface KeyedFold<State extends FlatState = FlatState> {
  readonly id: string
  readonly label: Label
  readonly kinds: readonly string[]
  /** Which keys an event touches: none where it has nothing to do with this fold. Pure. */
  keys(event: KeyInput): readonly Key[]
  /** Kinds that may be the first of a key; absent: any may. */
  readonly opens?: readonly string[]
  readonly initial: State
  step(state: State, event: KeyedEvent): Step<State>
  /** Refuses what the rest of the world forbids, as it is when the event arrives. */
  check?(event: KeyedEvent, world: KeyedWorld<State>): Refusal | undefined
  /** Where its present states can be listed: the dense id of the organisation that owns a key. */
  owner?(state: State): number
  /** Its keys say by a pseudonym who it is about: what is owed by such a key is spoken of under another id. */
  readonly ofPeople?: true
  /** The next date that follows from the state, if any; only of folds that are listed. */
  due?(state: State, settings?: DueSettings): Due | null
  /**
   * Its dates are stages of its own: that one gives way to the next is nothing to be told, and nothing is owed.
   * It takes `deadline.passed` of its own keys itself. A list: only the dates of these rules are.
   */
  readonly hasStages?: true | readonly string[]
}

/** Whether a date that a rule gave is a stage of the key itself. */
export function isStage({ hasStages }: Pick<KeyedFold, 'hasStages'>, rule: string): boolean {
  return hasStages === true || (Array.isArray(hasStages) && hasStages.includes(rule))
}

/** Declares a keyed fold. */
export function defineKeyedFold<State extends FlatState>(fold: KeyedFold<State>): KeyedFold<State> {
  return fold
}

/** A step that changes nothing but gives a reason. */
export function refuse(field: string, reason: Reason): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: toRefusal(field, reason) }
}

/** A step whose cause has not come yet: the event waits for the next one of its key. */
export function early(field: string, reason: Reason): { readonly ok: false; readonly refusal: Refusal } {
  return { ok: false, refusal: { ...toRefusal(field, reason), early: true } }
}

/** A state whose thing stands in stocks at the organisation that owns it. */
type Owned = FlatState & { readonly org: number }

/**
 * A step of a thing that stands in stocks: it leaves those of its old state, joins those of the new one, and posts one
 * of each of `flows` and the given `amounts`, at its owner and the event's time.
 */
export function goTo<State extends Owned>(options: {
  event: Pick<KeyedEvent, 'ts'>
  before: State
  after: State
  stocks: (state: State) => readonly string[]
  flows?: readonly string[]
  amounts?: Readonly<Record<string, number>>
}): Step<State> {
  const { event, before, after, stocks, flows = [], amounts = {} } = options
  const at = (state: State) => ({ org: state.org, measures: stocks(state) })
  const post = (measure: string, amount: number): Entry => ({ ts: event.ts, org: after.org, measure, amount })
  const entries = [
    ...difference({ ts: event.ts, before: at(before), after: at(after) }),
    ...flows.map((measure) => post(measure, 1)),
    ...Object.entries(amounts).map(([measure, amount]) => post(measure, amount)),
  ]
  return { ok: true, state: after, entries: entries.filter((entry) => entry.amount !== 0) }
}

/** A step that leaves everything as it was. */
export function stay<State extends FlatState>(state: State): Step<State> {
  return { ok: true, state, entries: [] }
}
