import type { Refusal } from '../../data/language/project.ts'
import { toRefusal } from '../../data/language/reason.ts'
import { EVENTS, MEASURES } from '../../data/scenes/index.ts'
import { eventsOf, refold, settle } from './apply.ts'
import { effectiveOf, isRefusal, originalAt, replaced } from './effective.ts'
import { differenceOf } from './fold-run.ts'
import { CORRECTION, type Incoming, keyOf, WAY_OF } from './incoming.ts'
import { correctedChanges, settleKeyed } from './keyed.ts'
import { REASONS } from './reasons.ts'
import { foldOf } from './registry.ts'
import {
  ACCEPTED,
  type Context,
  held,
  isVerdict,
  note,
  refused,
  resolve,
  toFoldEvent,
  type Verdict,
} from './resolve.ts'

/**
 * 更正: takes an earlier event of the same source back, or puts another in its place.
 *
 * Posts after − before at the times of the events themselves; the original stays in the journal for ever.
 */
export function correct(e: Incoming, ctx: Context): Verdict {
  const { core } = ctx
  const own = resolve(e, ctx)
  if (isVerdict(own)) return own
  const id = String(e.data?.id)
  const target = core.journal.seqOf(e.source, id)
  // In a replay the journal knows later events too.
  if (target === undefined || target > core.seq) return held(`event:${keyOf(e.source, id)}`)
  const original = originalAt(target, core)
  if (original.kind === CORRECTION) return refused('data.id', REASONS['correction-of-correction'])
  const next = replaced(original, e)
  if (isRefusal(next)) return { kind: 'refused', refusal: next }
  const problem = next && checkReplacement(next, { original, ctx })
  if (problem) return problem

  const way = WAY_OF[original.kind]
  const seq = core.seq + 1
  const at = { before: seq, core }
  const before = effectiveOf(target, at)?.incoming ?? null
  const after = effectiveOf(target, { ...at, extra: e })?.incoming ?? null
  const changes = correctedChanges({ target, before, after }, ctx)
  if ('kind' in changes) return changes
  const correction = { e, target, original, after, org: own.org }
  const verdict =
    way === 'member' || way === 'org'
      ? correctKeyed({ ...correction, key: way }, ctx)
      : correctPlain({ ...correction, before }, ctx)
  if (verdict === ACCEPTED) settleKeyed(changes, { seq: target, ctx })
  return verdict
}

function correctPlain(
  at: { e: Incoming; target: number; original: Incoming; before: Incoming | null; after: Incoming | null; org: number },
  ctx: Context,
): Verdict {
  const { core } = ctx
  const entries = differenceOf(postedBy(at.before, ctx), postedBy(at.after, ctx))
  const isNobody = at.original.member === '' || EVENTS[at.original.kind]?.member === 'applicant'
  const member = isNobody ? 0 : (core.journal.codeOf(at.original.member) ?? 0)
  open({ e: at.e, target: at.target, org: at.org, member }, ctx)
  core.postAll(entries, member)
  return ACCEPTED
}

function checkReplacement(next: Incoming, at: { original: Incoming; ctx: Context }): Verdict | undefined {
  const { original, ctx } = at
  const found = resolve(next, ctx)
  if (isVerdict(found)) return found.kind === 'refused' ? underReplacement(found.refusal) : found
  if (next.member !== original.member)
    return refused('data.replacement.data.member', REASONS['correction-other-member'])
  if (WAY_OF[original.kind] === 'org' && next.subject !== original.subject)
    return refused('data.replacement.subject', REASONS['correction-other-org'])
  if (next.ts > ctx.received) return refused('data.replacement.time', REASONS['correction-in-future'])
  return undefined
}

/** What is wrong with a replacement lies in the replacement. */
function underReplacement(refusal: Refusal): Verdict {
  return { kind: 'refused', refusal: { ...refusal, field: `data.replacement.${refusal.field}` } }
}

function postedBy(e: Incoming | null, ctx: Context) {
  if (!e) return []
  const org = ctx.core.registry.orgOf(e.subject) ?? -1
  return e.postings.map(([measure, amount]) => ({ ts: e.ts, org, measure: MEASURES[measure]?.code ?? '', amount }))
}

function open(at: { e: Incoming; target: number; org: number; member: number }, ctx: Context): void {
  const { e, target, org, member } = at
  note(ctx.draft, `c:${target}`, ctx.core.seq + 1)
  ctx.core.begin({ ts: e.ts, received: ctx.received, kind: e.kind, source: e.source, org, member, corrects: target })
}

function correctKeyed(
  at: { e: Incoming; target: number; original: Incoming; after: Incoming | null; key: 'member' | 'org'; org: number },
  ctx: Context,
): Verdict {
  const { core } = ctx
  const { key, target, after } = at
  const id = key === 'org' ? core.registry.orgOf(at.original.subject) : core.journal.codeOf(at.original.member)
  if (id === undefined) throw new Error(`seq ${target} has no ${key}`)
  const blocked = blockedBy({ key, id, original: at.original, after }, ctx)
  if (blocked) return { kind: 'refused', refusal: blocked }
  const before = eventsOf({ key, id, seq: core.seq + 1 }, ctx)
  const others = before.filter((k) => k.seq !== target)
  const found = after && resolve(after, { ...ctx, scope: 0 })
  const changed =
    after && found && !isVerdict(found)
      ? [{ seq: target, rank: EVENTS[after.kind]?.rank ?? 0, event: toFoldEvent(after, found) }]
      : []
  const change = refold({ key, id, seq: target, before, after: [...others, ...changed] }, core)
  if ('refusal' in change)
    return after
      ? underReplacement(change.refusal)
      : { kind: 'refused', refusal: { ...change.refusal, field: 'data.id' } }
  open({ e: at.e, target, org: at.org, member: key === 'member' ? id : 0 }, ctx)
  settle({ key, id, ts: Math.max(at.original.ts, after?.ts ?? 0) }, change, core)
  return ACCEPTED
}

/** What would be left hanging in the air. */
function blockedBy(
  at: { key: 'member' | 'org'; id: number; original: Incoming; after: Incoming | null },
  ctx: Context,
): Refusal | undefined {
  const { core } = ctx
  if (at.after) {
    const found = resolve(at.after, { ...ctx, scope: 0 })
    if (isVerdict(found)) return undefined
    const event = toFoldEvent(at.after, found)
    const parent = found.orgs[foldOf('org').orgField]
    if (at.key === 'org' && parent !== undefined && core.world.isBelow(parent, at.id, at.after.ts))
      return toRefusal('data.replacement.data.parent', REASONS['correction-under-itself'])
    return foldOf(at.key).check?.(event, core.world)
  }
  if (!EVENTS[at.original.kind]?.founds) return undefined
  const below = core.world.childCount(at.id) + core.world.memberCount(at.id)
  return below > 0 ? toRefusal('data.id', REASONS['correction-has-children']) : undefined
}
