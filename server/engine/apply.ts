import type { FoldEvent, Refusal } from '../../data/language/project.ts'
import { toDay } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'
import { type Effective, effectiveOf } from './effective.ts'
import { conflictOf, differenceOf, type KeyEvent, mergePlaces, type Outcome, runFold } from './fold-run.ts'
import { type Incoming, WAY_OF } from './incoming.ts'
import { changesOf, settleKeyed } from './keyed.ts'
import { foldOf } from './registry.ts'
import {
  ACCEPTED,
  type Context,
  isVerdict,
  note,
  type Resolved,
  resolve,
  toFoldEvent,
  type Verdict,
} from './resolve.ts'

/** Posts one event, or says why not; nothing has changed unless it is accepted. */
export function apply(e: Incoming, ctx: Context): Verdict {
  const found = resolve(e, ctx)
  if (isVerdict(found)) return found
  const changes = changesOf(e, found, ctx)
  if ('kind' in changes) return changes
  const seq = ctx.core.seq + 1
  const verdict = WAY_OF[e.kind] === 'stateless' ? applyPlain(e, found, ctx) : applyKeyed(e, found, ctx)
  if (verdict === ACCEPTED) settleKeyed(changes, { seq, ctx })
  return verdict
}

function applyPlain(e: Incoming, found: Resolved, { core, received }: Context): Verdict {
  const { org } = found
  const member = Math.max(0, found.member)
  core.begin({ ts: e.ts, received, kind: e.kind, source: e.source, org, member, corrects: 0 })
  for (const [measure, amount] of e.postings) core.post({ ts: e.ts, org, measure, amount, member })
  return ACCEPTED
}

function applyKeyed(e: Incoming, found: Resolved, ctx: Context): Verdict {
  const { core } = ctx
  const key = WAY_OF[e.kind] === 'org' ? 'org' : 'member'
  const fold = foldOf(key)
  const id =
    key === 'org'
      ? found.isNewOrg
        ? core.tree.size
        : found.org
      : found.isNewMember
        ? core.registry.members.size
        : found.member
  const event = toFoldEvent(e, { org: found.isNewOrg ? id : found.org, orgs: found.orgs })
  const refusal = fold.check?.(event, core.world)
  if (refusal) return { kind: 'refused', refusal }
  const states = key === 'org' ? core.registry.orgs : core.registry.members
  const seq = core.seq + 1
  const isNew = key === 'org' ? found.isNewOrg : found.isNewMember
  const change =
    isNew || e.ts > states.lastTs(id)
      ? inFront({ fold, key, id, event, isNew }, core)
      : among({ key, id, seq, event, rank: EVENTS[e.kind]?.rank ?? 0 }, ctx)
  if ('refusal' in change) return { kind: 'refused', refusal: change.refusal }

  if (found.isNewOrg) core.addOrg(e.subject)
  if (found.isNewMember) {
    core.registry.members.reserve(id)
    ctx.draft?.codes.set(e.member, id)
  }
  note(ctx.draft, `${key === 'org' ? 'o' : 'm'}:${id}`, seq)
  core.begin({
    ts: e.ts,
    received: ctx.received,
    kind: e.kind,
    source: e.source,
    org: event.org,
    member: key === 'member' ? id : 0,
    corrects: 0,
  })
  settle({ key, id, ts: e.ts }, change, core)
  return ACCEPTED
}

type Change = Pick<Outcome, 'state' | 'entries' | 'places'>

/** Writes what a key has become. */
export function settle(at: { key: 'member' | 'org'; id: number; ts: number }, change: Change, core: Core): void {
  if (at.key === 'member') {
    core.setMember(at.id, { state: change.state, ts: at.ts })
    core.postAll(change.entries, at.id)
    return
  }
  core.setOrg(at.id, { state: change.state, ts: at.ts })
  const places = mergePlaces(core.tree.placesOf(at.id), change.places)
  if (places.changed.length > 0) core.setPlaces(at.id, places)
  core.postAll(change.entries, 0)
}

/** The fast path: the newest event of its key continues from the registry's state. */
function inFront(
  at: { fold: ReturnType<typeof foldOf>; key: 'member' | 'org'; id: number; event: FoldEvent; isNew: boolean },
  core: Core,
): Change | { refusal: Refusal } {
  const { fold, event } = at
  const states = at.key === 'org' ? core.registry.orgs : core.registry.members
  const before = at.isNew ? core.initialOf(at.key, at.id) : states.get(at.id)
  const step = fold.step(before, event)
  if (!step.ok) return { refusal: step.refusal }
  const entries = [...step.entries]
  if (fold.advance) {
    // What the days after the event had posted from the old state is taken back, and posted from the new one.
    const day = toDay(event.ts)
    for (const e of fold.advance(before, day, core.day)) entries.push({ ...e, amount: -e.amount })
    entries.push(...fold.advance(step.state, day, core.day))
  }
  const parent = Number(step.state[fold.orgField])
  const old = at.key === 'org' ? (at.isNew ? [] : core.tree.placesOf(at.id)) : []
  const moved = at.key === 'org' && parent !== Number(before[fold.orgField])
  return { state: step.state, entries, places: moved ? [...old, { ts: event.ts, parent }] : old }
}

/** The slow path: a late event is put among the others of its key, and the difference is posted. */
function among(
  at: { key: 'member' | 'org'; id: number; seq: number; event: FoldEvent; rank: number },
  ctx: Context,
): Change | { refusal: Refusal } {
  const events = eventsOf(at, ctx)
  const added: KeyEvent = { seq: at.seq, rank: at.rank, event: at.event }
  return refold({ key: at.key, id: at.id, seq: at.seq, before: events, after: [...events, added] }, ctx.core)
}

/** Folds a key's events as they were and as they are now; refused where one of them does not apply in its place. */
export function refold(
  at: { key: 'member' | 'org'; id: number; seq: number; before: readonly KeyEvent[]; after: readonly KeyEvent[] },
  core: Core,
): Change | { refusal: Refusal } {
  const fold = foldOf(at.key)
  const from = { state: core.initialOf(at.key, at.id), opened: core.day }
  const before = runFold(fold, at.before, from)
  const after = runFold(fold, at.after, from)
  const refusal = after.refused.get(at.seq) ?? conflictOf(at.after, { before, after })
  if (refusal) return { refusal }
  return { state: after.state, places: after.places, entries: differenceOf(before.entries, after.entries) }
}

/** All events of a key that arrived before `seq`, as corrections left them. */
export function eventsOf(at: { key: 'member' | 'org'; id: number; seq: number }, ctx: Context): KeyEvent[] {
  const { core } = ctx
  const seqs = core.journal.history(`${at.key === 'org' ? 'o' : 'm'}:${at.id}`)
  return seqs
    .filter((seq) => seq < at.seq)
    .map((seq) => effectiveOf(seq, { before: at.seq, core }))
    .filter((e): e is Effective => e !== null)
    .flatMap(({ seq, incoming }) => {
      const found = resolve(incoming, { ...ctx, scope: 0 })
      if (isVerdict(found)) return []
      return [{ seq, rank: EVENTS[incoming.kind]?.rank ?? 0, event: toFoldEvent(incoming, found) }]
    })
}
