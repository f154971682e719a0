import type { FoldEvent, Refusal } from '../../data/language/project.ts'
import { type Reason, toRefusal } from '../../data/language/reason.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import type { Core } from './core.ts'
import { type Incoming, WAY_OF } from './incoming.ts'
import type { Draft } from './journal.ts'
import { REASONS } from './reasons.ts'

/** What becomes of an event: posted, waiting for something that has not arrived, or refused. */
export type Verdict =
  | { readonly kind: 'accepted' }
  | { readonly kind: 'held'; readonly waits: string; readonly refusal?: Refusal }
  | { readonly kind: 'refused'; readonly refusal: Refusal }

export const ACCEPTED: Verdict = { kind: 'accepted' }
export const held = (waits: string, refusal?: Refusal): Verdict => ({
  kind: 'held',
  waits,
  ...(refusal ? { refusal } : {}),
})
export const refused = (field: string, reason: Reason): Verdict => ({
  kind: 'refused',
  refusal: toRefusal(field, reason),
})

/** What one event is applied with: where the batch is noted (absent in a replay), whose scope, when it came. */
export interface Context {
  readonly core: Core
  readonly draft: Draft | undefined
  /** Dense id of the sender's scope; everything named must lie below it. */
  readonly scope: number
  readonly received: number
}

/** References of an event resolved to dense ids, or what is missing or out of scope. */
export interface Resolved {
  readonly org: number
  readonly orgs: Readonly<Record<string, number>>
  readonly member: number
  /** The subject or the member is new: its dense id is made when the event is accepted. */
  readonly isNewOrg: boolean
  readonly isNewMember: boolean
}

const OUTSIDE = REASONS['outside-scope']

/** Finds the organisations and the member that an event names. */
export function resolve(e: Incoming, ctx: Context): Resolved | Verdict {
  const { registry, tree } = ctx.core
  const kind = EVENTS[e.kind]
  const org = registry.orgOf(e.subject)
  const orgs: Record<string, number> = {}
  const mayFound = kind?.founds === true
  if (org === undefined && !mayFound) return held(`org:${e.subject}`)
  const isOutside = (o: number) => ctx.scope !== 0 && !tree.isBelow(o, ctx.scope)
  if (org !== undefined && isOutside(org)) return refused('subject', OUTSIDE)
  for (const field of kind?.orgs ?? []) {
    const code = e.data?.[field]
    if (typeof code !== 'string') {
      orgs[field] = -1
      continue
    }
    const found = registry.orgOf(code)
    if (found === undefined) return held(`org:${code}`)
    // A sender may give a member to any organisation of the city; it may not found or move into another's scope.
    if ((WAY_OF[e.kind] === 'org' || field === kind?.acting) && isOutside(found))
      return refused(`data.${field}`, OUTSIDE)
    orgs[field] = found
  }
  let member = 0
  if (kind?.member !== undefined && kind.member !== 'applicant' && e.member !== '') {
    const code = ctx.core.journal.codeOf(e.member)
    if (code === undefined && kind.member === 'known') return held(`member:${e.member}`)
    member = code ?? -1
  }
  return { org: org ?? -1, orgs, member, isNewOrg: org === undefined, isNewMember: member === -1 }
}

export function isVerdict(value: Resolved | Verdict): value is Verdict {
  return 'kind' in value
}

/** The event as its fold sees it. */
export function toFoldEvent(e: Incoming, found: Pick<Resolved, 'org' | 'orgs'>): FoldEvent {
  return { kind: EVENTS[e.kind]?.kind ?? '', id: e.id, ts: e.ts, org: found.org, data: e.data ?? {}, orgs: found.orgs }
}

/** Adds a seq to the history of a key, in the batch that is being written. */
export function note(draft: Draft | undefined, key: string, seq: number): void {
  if (!draft) return
  const seqs = draft.history.get(key)
  if (seqs) seqs.push(seq)
  else draft.history.set(key, [seq])
}
