import type { KeyedEvent, KeyedFold } from '../../data/language/keyed.ts'
import type { Entry, Refusal } from '../../data/language/project.ts'
import { EVENTS, type Touch, touchedBy } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'
import { type Effective, effectiveOf } from './effective.ts'
import { conflictOf, differenceOf, type KeyEvent, type Outcome, type Runnable, runFold } from './fold-run.ts'
import type { Incoming } from './incoming.ts'
import { type KeyedState, nameOf } from './keyed-states.ts'
import { type Context, held, isVerdict, note, type Resolved, resolve, toFoldEvent, type Verdict } from './resolve.ts'

/** What an event makes of one key; nothing is changed until it is settled. */
export interface KeyedChange {
  readonly touch: Touch
  /** Whose entries are that do not say it themselves. */
  readonly member: number
  readonly next: KeyedState
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

/** The keys that an event touches. */
export function touchesOf(e: Incoming): readonly Touch[] {
  if (e.data === null) return []
  const { subject, member, ts, data } = e
  return touchedBy({ kind: EVENTS[e.kind]?.kind ?? '', subject, member, ts, data })
}

/** What a new event makes of the keys it touches; or why it cannot, or what it waits for. */
export function changesOf(e: Incoming, found: Resolved, ctx: Context): readonly KeyedChange[] | Verdict {
  if (e.data === null) return []
  const changes: KeyedChange[] = []
  for (const touch of touchesOf(e)) {
    const change = changeOf(e, { touch, found, ctx })
    if ('kind' in change) return change
    changes.push(change)
  }
  return changes
}

function changeOf(e: Incoming, at: { touch: Touch; found: Resolved; ctx: Context }): KeyedChange | Verdict {
  const { touch, ctx } = at
  const { core } = ctx
  const { fold } = touch
  const event = toKeyedEvent(e, at)
  if ('waits' in event) return held(event.waits)
  const now = stateOf(touch, ctx)
  const refusal = fold.check?.(event, { ...core.world, state: now.state })
  if (refusal) return { kind: 'refused', refusal }
  if (!now.isOpen && fold.opens && !fold.opens.includes(event.kind)) return held(nameOf(touch))
  if (e.ts > now.lastTs) {
    const step = fold.step(now.state, event)
    if (!step.ok) return noStep(step.refusal, touch)
    return {
      touch,
      member: event.member,
      entries: step.entries,
      next: { state: step.state, lastTs: e.ts, isOpen: true },
    }
  }
  const before = eventsOf(touch, ctx)
  const seq = core.seq + 1
  const after = [...before, { seq, rank: EVENTS[e.kind]?.rank ?? 0, event }]
  const change = refoldKey(touch, { seq, before, after })
  if ('refusal' in change) return noStep(change.refusal, touch)
  return { touch, member: event.member, ...change }
}

const withoutEarly = ({ early: _, ...refusal }: Refusal): Refusal => refusal

/** A step that cannot be: held where its cause may still come, else refused. */
function noStep({ early, ...refusal }: Refusal, touch: Touch): Verdict {
  return early ? held(nameOf(touch), refusal) : { kind: 'refused', refusal }
}

/** What a correction makes of the keys that the event touched before and touches now. */
export function correctedChanges(
  at: { target: number; before: Incoming | null; after: Incoming | null },
  ctx: Context,
): readonly KeyedChange[] | Verdict {
  const touches = new Map<string, Touch>()
  for (const e of [at.before, at.after]) if (e) for (const touch of touchesOf(e)) touches.set(nameOf(touch), touch)
  const changes: KeyedChange[] = []
  for (const touch of touches.values()) {
    const change = correctedChange(touch, { ...at, ctx })
    if ('kind' in change) return change
    changes.push(change)
  }
  return changes
}

function correctedChange(
  touch: Touch,
  at: { target: number; after: Incoming | null; ctx: Context },
): KeyedChange | Verdict {
  const { target, after, ctx } = at
  const before = eventsOf(touch, ctx)
  const others = before.filter((each) => each.seq !== target)
  const now = after && keyedEventOf({ seq: target, incoming: after }, { touch, ctx })
  if (now && 'waits' in now) return held(now.waits)
  const change = refoldKey(touch, { seq: target, before, after: now ? [...others, now] : others })
  const field = after ? 'data.replacement' : 'data.id'
  if ('refusal' in change) return { kind: 'refused', refusal: { ...withoutEarly(change.refusal), field } }
  return { touch, member: 0, ...change }
}

/** Writes what keys have become; the event they come from has begun. `seq` is the event that touches them. */
export function settleKeyed(changes: readonly KeyedChange[], at: { seq: number; ctx: Context }): void {
  const { core, draft } = at.ctx
  for (const { touch, member, next, entries } of changes) {
    note(draft, nameOf(touch), at.seq)
    core.setKeyed(touch, next)
    core.postAll(entries, member)
  }
}

/** A key's present state: remembered, or made again from its history. */
function stateOf(touch: Pick<Touch, 'fold' | 'key'>, ctx: Context): KeyedState {
  const { core } = ctx
  const name = nameOf(touch)
  const known = core.keyed.get(name)
  if (known) return known
  const events = eventsOf(touch, ctx)
  const { state } = runFold(runnable(touch.fold), events, { state: touch.fold.initial, opened: core.day })
  const found = { state, lastTs: lastOf(events), isOpen: events.length > 0 }
  core.keyed.set(name, found)
  return found
}

const lastOf = (events: readonly KeyEvent[]) =>
  events.reduce((last, each) => Math.max(last, each.event.ts), Number.NEGATIVE_INFINITY)

function refoldKey(
  touch: Touch,
  at: { seq: number; before: readonly KeyEvent[]; after: readonly KeyEvent[] },
): { next: KeyedState; entries: readonly Entry[] } | { refusal: Refusal } {
  const from = { state: touch.fold.initial, opened: -1 }
  const fold = runnable(touch.fold)
  const run = (events: readonly KeyEvent[]): Outcome => runFold(fold, events, from)
  const before = run(at.before)
  const after = run(at.after)
  const refusal = after.refused.get(at.seq) ?? conflictOf(at.after, { before, after })
  if (refusal) return { refusal }
  return {
    next: { state: after.state, lastTs: lastOf(at.after), isOpen: at.after.length > 0 },
    entries: differenceOf(before.entries, after.entries),
  }
}

/** All events that touched a key so far, as corrections left them. */
function eventsOf(touch: Pick<Touch, 'fold' | 'key'>, ctx: Context): KeyEvent[] {
  const { core } = ctx
  const before = core.seq + 1
  return core.journal
    .history(nameOf(touch))
    .filter((seq) => seq < before)
    .map((seq) => effectiveOf(seq, { before, core }))
    .filter((e): e is Effective => e !== null)
    .flatMap((e) => {
      const event = keyedEventOf(e, { touch, ctx })
      return event === null || 'waits' in event ? [] : [event]
    })
}

/** An event of the journal as a key sees it; null where it does not touch the key. */
function keyedEventOf(
  { seq, incoming }: Effective,
  at: { touch: Pick<Touch, 'fold' | 'key'>; ctx: Context },
): KeyEvent | { waits: string } | null {
  const touch = touchesOf(incoming).find((each) => each.fold === at.touch.fold && each.key === at.touch.key)
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
  return { ...toFoldEvent(e, found), key: touch.key, subject: e.subject, member, pseudonym }
}

/** Whoever is registered by this very event gets the next dense id. */
function idOf(found: Resolved, core: Core): number | undefined {
  if (found.isNewMember) return core.registry.members.size
  return found.member > 0 ? found.member : undefined
}
