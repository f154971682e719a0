import type { KeyedEvent, KeyedFold } from '../../data/language/keyed.ts'
import type { Entry, FlatState, Refusal } from '../../data/language/project.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'
import { type Effective, effectiveOf } from './effective.ts'
import {
  conflictOf,
  differenceOf,
  isAfter,
  type KeyEvent,
  lastOf,
  type Outcome,
  placeOf,
  type Runnable,
  runFold,
  type Standing,
} from './fold-run.ts'
import type { Incoming } from './incoming.ts'
import type { KeyedState } from './keyed-states.ts'
import { type Context, held, isVerdict, note, type Resolved, resolve, toFoldEvent, type Verdict } from './resolve.ts'
import { type Touch, touchesOf } from './touches.ts'
import { longer, type Trail, type TrailStep } from './trails.ts'

/** What an event makes of one key; nothing is changed until it is settled. */
export interface KeyedChange {
  readonly touch: Touch
  /** Whose entries are that do not say it themselves. */
  readonly member: number
  readonly next: KeyedState
  /** How it came to that; null where only the journal knows. */
  readonly trail: Trail | null
  readonly entries: readonly Entry[]
}

/** A keyed fold as `runFold` takes it: it hangs from nothing, no day passes, and each entry says whose it is. */
function runnable(fold: KeyedFold): Runnable {
  return {
    key: 'keyed',
    orgField: '',
    step(state, event: KeyedEvent) {
      const step = fold.step(state, event)
      return step.ok ? { ...step, entries: step.entries.map((e) => ({ member: event.member, ...e })) } : step
    },
  }
}

const NO_STEPS: readonly TrailStep[] = []
const UNCHANGED: readonly KeyedChange[] = []

/** What a new event makes of the keys it touches; or why it cannot, or what it waits for. */
export function changesOf(e: Incoming, found: Resolved, ctx: Context): readonly KeyedChange[] | Verdict {
  const touches = touchesOf(e)
  if (touches.length === 0) return UNCHANGED
  const changes: KeyedChange[] = []
  const last = { ts: e.ts, rank: EVENTS[e.kind]?.rank ?? 0, id: e.id }
  for (const touch of touches) {
    const change = changeOf(e, { touch, found, last, ctx })
    if ('kind' in change) return change
    changes.push(change)
  }
  return changes
}

function changeOf(
  e: Incoming,
  at: { touch: Touch; found: Resolved; last: Standing; ctx: Context },
): KeyedChange | Verdict {
  const { touch, last, ctx } = at
  const { rank } = last
  const { core } = ctx
  const { fold } = touch
  const event = toKeyedEvent(e, at)
  if ('waits' in event) return held(event.waits)
  const now = stateOf(touch, ctx)
  const refusal = fold.check?.(event, { ...core.world, state: now.state })
  if (refusal) return { kind: 'refused', refusal }
  if (!now.last && fold.opens && !fold.opens.includes(event.kind)) return held(touch.name)
  if (isAfter(last, now.last)) {
    const step = fold.step(now.state, event)
    if (!step.ok) return noStep(step.refusal, touch)
    return {
      touch,
      member: event.member,
      entries: step.entries,
      next: { state: step.state, last },
      trail: trailOn(touch, { now, event, rank, core }),
    }
  }
  const trails = core.keyed.trailsOf(fold.id)
  trails.noteLate()
  const added = { seq: core.seq + 1, rank, event }
  const change = amongLatest(touch, { added, trail: trails.of(touch.name) }) ?? amongAll(touch, { added, ctx })
  if ('refusal' in change) return noStep(change.refusal, touch)
  return { touch, member: event.member, ...change }
}

/** How a key came to what it is with one event more, while that is kept. */
function trailOn(
  { fold, name }: Touch,
  at: { now: KeyedState; event: KeyedEvent; rank: number; core: Core },
): Trail | null {
  const { now, event, rank, core } = at
  const trails = core.keyed.trailsOf(fold.id)
  if (!trails.isKept) return null
  const trail = trails.of(name) ?? { steps: NO_STEPS, isWhole: now.last === null }
  return longer(trail, [{ event: { seq: core.seq + 1, rank, event }, before: now.state }])
}

type Change = Pick<KeyedChange, 'next' | 'trail' | 'entries'> | { readonly refusal: Refusal }

/** A late event among the latest of its key, from the state that the first one after it had found; else undefined. */
function amongLatest(touch: Touch, at: { added: KeyEvent; trail: Trail | undefined }): Change | undefined {
  const { added, trail } = at
  const place = trail?.steps.findIndex((step) => isAfter(placeOf(step.event), placeOf(added))) ?? -1
  const next = trail?.steps[place]
  if (!trail || !next || (place === 0 && !trail.isWhole)) return undefined
  const before = trail.steps.slice(place).map((step) => step.event)
  const change = refoldKey(touch, { seq: added.seq, before, after: [added, ...before], from: next.before })
  if ('refusal' in change) return change
  const kept = { steps: trail.steps.slice(0, place), isWhole: trail.isWhole }
  return { ...change, trail: longer(kept, stepsOf(touch, { events: [added, ...before], from: next.before })) }
}

/** The steps of events in order. */
function stepsOf({ fold }: Touch, at: { events: readonly KeyEvent[]; from: FlatState }): TrailStep[] {
  let state = at.from
  return at.events.map((event) => {
    const before = state
    const step = fold.step(state, event.event as KeyedEvent) // a keyed fold has no others
    if (step.ok) state = step.state
    return { event, before }
  })
}

/** A late event among all of its key, as the journal has them. */
function amongAll(touch: Touch, at: { added: KeyEvent; ctx: Context }): Change {
  const before = eventsOf(touch, at.ctx)
  const change = refoldKey(touch, {
    seq: at.added.seq,
    before,
    after: [...before, at.added],
    from: touch.fold.initial,
  })
  return 'refusal' in change ? change : { ...change, trail: null }
}

const withoutEarly = ({ early: _, ...refusal }: Refusal): Refusal => refusal

/** A step that cannot be: held where its cause may still come, else refused. */
function noStep({ early, ...refusal }: Refusal, touch: Touch): Verdict {
  return early ? held(touch.name, refusal) : { kind: 'refused', refusal }
}

/** What a correction makes of the keys that the event touched before and touches now. */
export function correctedChanges(
  at: { target: number; before: Incoming | null; after: Incoming | null },
  ctx: Context,
): readonly KeyedChange[] | Verdict {
  const touches = new Map<string, Touch>()
  for (const e of [at.before, at.after]) if (e) for (const touch of touchesOf(e)) touches.set(touch.name, touch)
  const changes: KeyedChange[] = []
  // Whoever took part together has a history together: each of its events is read once.
  const read: Read = new Map()
  for (const touch of touches.values()) {
    const change = correctedChange(touch, { ...at, ctx, read })
    if ('kind' in change) return change
    changes.push(change)
  }
  return changes
}

function correctedChange(
  touch: Touch,
  at: { target: number; after: Incoming | null; ctx: Context; read: Read },
): KeyedChange | Verdict {
  const { target, after, ctx } = at
  const before = eventsOf(touch, ctx, at.read)
  const others = before.filter((each) => each.seq !== target)
  const now = after && keyedEventOf({ seq: target, incoming: after }, { touch, ctx })
  if (now && 'waits' in now) return held(now.waits)
  const events = now ? [...others, now] : others
  const change = refoldKey(touch, { seq: target, before, after: events, from: touch.fold.initial })
  const field = after ? 'data.replacement' : 'data.id'
  if ('refusal' in change) return { kind: 'refused', refusal: { ...withoutEarly(change.refusal), field } }
  return { touch, member: 0, trail: null, ...change }
}

/** Writes what keys have become; the event they come from has begun. `seq` is the event that touches them. */
export function settleKeyed(changes: readonly KeyedChange[], at: { seq: number; ctx: Context }): void {
  const { core, draft } = at.ctx
  for (const { touch, member, next, trail, entries } of changes) {
    note(draft, touch.name, at.seq)
    core.setKeyed(touch, next)
    core.keyed.trailsOf(touch.fold.id).set(touch.name, trail)
    core.postAll(entries, member)
  }
}

/** A key's present state: remembered, or made again from its history. */
function stateOf(touch: Touch, ctx: Context): KeyedState {
  const { core } = ctx
  const { name } = touch
  const known = core.keyed.get(name)
  if (known) return known
  if (core.keyed.isWhole) return { state: touch.fold.initial, last: null }
  const events = eventsOf(touch, ctx)
  const { state } = runFold(runnable(touch.fold), events, { state: touch.fold.initial, opened: core.day })
  const found = { state, last: lastOf(events) }
  core.keyed.set(name, found)
  return found
}

function refoldKey(
  touch: Touch,
  at: { seq: number; before: readonly KeyEvent[]; after: readonly KeyEvent[]; from: FlatState },
): { next: KeyedState; entries: readonly Entry[] } | { refusal: Refusal } {
  const fold = runnable(touch.fold)
  const run = (events: readonly KeyEvent[]): Outcome => runFold(fold, events, { state: at.from, opened: -1 })
  const before = run(at.before)
  const after = run(at.after)
  const refusal = after.refused.get(at.seq) ?? conflictOf(at.after, { before, after })
  if (refusal) return { refusal }
  return {
    next: { state: after.state, last: lastOf(at.after) },
    entries: differenceOf(before.entries, after.entries),
  }
}

/** Events that were read from the journal, by seq, as corrections left them; null where one was taken back. */
type Read = Map<number, Effective | null>

/** All events that touched a key so far, as corrections left them. */
function eventsOf(touch: Touch, ctx: Context, read: Read = new Map()): KeyEvent[] {
  const { core } = ctx
  const before = core.seq + 1
  return core.journal
    .history(touch.name)
    .filter((seq) => seq < before)
    .flatMap((seq) => {
      let e = read.get(seq)
      if (e === undefined) {
        e = effectiveOf(seq, { before, core })
        read.set(seq, e)
      }
      const event = e && keyedEventOf(e, { touch, ctx })
      return event === null || 'waits' in event ? [] : [event]
    })
}

/** An event of the journal as a key sees it; null where it does not touch the key. */
function keyedEventOf(
  { seq, incoming }: Effective,
  at: { touch: Touch; ctx: Context },
): KeyEvent | { waits: string } | null {
  const touch = touchesOf(incoming).find((each) => each.name === at.touch.name)
  if (!touch) return null
  const found = resolve(incoming, { ...at.ctx, scope: 0 })
  if (isVerdict(found)) return found.kind === 'held' ? { waits: found.waits } : null
  const event = toKeyedEvent(incoming, { touch, found, ctx: at.ctx })
  return 'waits' in event ? event : { seq, rank: EVENTS[incoming.kind]?.rank ?? 0, event }
}

function toKeyedEvent(
  e: Incoming,
  at: { touch: Touch; found: Resolved; ctx: Context },
): KeyedEvent | { readonly waits: string } {
  const { touch, found } = at
  const { core } = at.ctx
  const pseudonym = touch.member ?? e.member
  let member = 0
  const isApplicant = EVENTS[e.kind]?.member === 'applicant' && touch.member === undefined
  if (pseudonym !== '' && !isApplicant) {
    const known = pseudonym === e.member ? idOf(found, core) : core.journal.codeOf(pseudonym)
    if (known === undefined) return { waits: `member:${pseudonym}` }
    member = known
  }
  // Written out: one is made for every key of every event, and a spread costs several times as much.
  const { kind, id, ts, org, data, orgs } = toFoldEvent(e, found)
  return { kind, id, ts, org, data, orgs, key: touch.key, subject: e.subject, member, pseudonym }
}

/** Whoever is registered by this very event gets the next dense id. */
function idOf(found: Resolved, core: Core): number | undefined {
  if (found.isNewMember) return core.registry.members.size
  return found.member > 0 ? found.member : undefined
}
