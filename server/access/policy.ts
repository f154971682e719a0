import { Problem } from '../../data/contract/problem.ts'
import type { Actor, Role } from '../../data/contract/roles.ts'

/** Everything that anybody can do here. */
export type Action =
  | 'pages.read'
  | 'alive.read'
  | 'session.open'
  | 'session.end'
  | 'me.read'
  | 'demo.read'
  | 'health.watch'
  | 'metrics.read'
  | 'rules.read'
  | 'governance.read'
  | 'snapshots.read'
  | 'snapshots.make'
  | 'desk.query'
  | 'desk.log'
  | 'supervision.read'
  | 'supervision.act'
  | 'inbox.read'
  | 'robot.pause'
  | 'values.read'
  | 'people.read'
  | 'entries.read'
  | 'feed.watch'
  | 'chain.read'
  | 'scores.read'
  | 'scores.own'
  | 'scores.people'
  | 'scores.simulate'
  | 'rulesets.read'
  | 'rulesets.propose'
  | 'rulesets.decide'
  | 'record.own'
  | 'records.read'
  | 'records.write'
  | 'records.contest'
  | 'settings.own'
  | 'kinds.read'
  | 'events.send'
  | 'imports.send'
  | 'held.read'
  | 'rejects.read'
  | 'gauges.read'
  | 'screens.report'
  | 'screens.read'
  | 'screens.order'
  | 'screens.conduct'
  | 'wall-settings.read'
  | 'wall-settings.write'
  | 'audit.read'
  | 'retention.read'
  | 'retention.purge'
  | 'boundary.read'
  | 'boundary.write'

const READERS: readonly Role[] = ['wall', 'leader', 'manager', 'secretary', 'member', 'analyst', 'auditor']
const SCREENS: readonly Role[] = [...READERS, 'admin', 'security']
const EVERYBODY: readonly Role[] = [...SCREENS, 'source']

/**
 * The authorisation matrix: who may do what. What does not stand here nobody may do.
 *
 * `public` needs no session at all. Where an action concerns an organisation, the role counts only within the
 * actor's scope.
 */
export const MATRIX: Readonly<Record<Action, readonly Role[] | 'public'>> = {
  'pages.read': 'public',
  'alive.read': 'public',
  'session.open': 'public',
  'session.end': EVERYBODY,
  'me.read': EVERYBODY,
  'demo.read': EVERYBODY,
  // Nothing of anybody: texts, and what they say of facts that are sent along.
  'rules.read': EVERYBODY,
  'health.watch': SCREENS,
  'metrics.read': [...READERS, 'admin'],
  'values.read': READERS,
  // Counts of few people; to a screen that everybody passes, and to a member, they are not shown.
  'people.read': ['leader', 'manager', 'secretary', 'analyst', 'auditor'],
  // Entries name no member (see `OriginEntry`); a role that may see sums only is taken out here.
  'entries.read': READERS,
  'feed.watch': READERS,
  // A member's own life, or that of somebody of the secretary's branch; nobody else's.
  'chain.read': ['member', 'secretary'],
  // Distributions only. People are shown to the secretary of their own branch, a member to himself.
  'scores.read': READERS,
  'scores.own': ['member'],
  'scores.people': ['secretary'],
  'scores.simulate': ['leader', 'manager', 'secretary', 'analyst'],
  // Who tries a rule set may propose it; the organisation department of the whole decides, never on its own proposal.
  'rulesets.read': ['leader', 'manager', 'secretary', 'analyst', 'auditor'],
  'rulesets.propose': ['leader', 'manager', 'secretary', 'analyst'],
  'rulesets.decide': ['manager'],
  // A member's own year; a branch's record, with the names of its people, to its own secretary alone.
  'record.own': ['member'],
  'records.read': ['secretary'],
  'records.write': ['secretary'],
  'records.contest': ['member', 'secretary'],
  'settings.own': SCREENS,
  'kinds.read': ['source', 'admin', 'analyst', 'auditor'],
  'events.send': ['source'],
  // Rows become events within the sender's scope; an import is seen by who sent it alone.
  'imports.send': ['source', 'admin'],
  'held.read': ['admin', 'auditor'],
  'rejects.read': ['admin', 'auditor'],
  'gauges.read': ['admin'],
  // Owed by organisations; whose level may close what stands in the scene's fold.
  'supervision.read': ['leader', 'manager', 'secretary', 'analyst', 'auditor'],
  'supervision.act': ['manager', 'secretary'],
  // One's own duties, and which of them one has read.
  'inbox.read': ['leader', 'manager', 'secretary'],
  // The robot of the manager's own organisation, which speaks for it.
  'robot.pause': ['manager'],
  // A page that shows a feed says how it fares; who looks after the screens sees it.
  'screens.report': READERS,
  'screens.read': ['admin', 'security', 'auditor'],
  'screens.order': ['admin'],
  // Whoever is before it shows others what is under him; the screen's own scope bounds it too.
  'screens.conduct': ['leader', 'manager'],
  'wall-settings.read': SCREENS,
  'wall-settings.write': ['admin'],
  // Not whoever's acts these are.
  'audit.read': ['auditor'],
  'retention.read': ['admin', 'security', 'auditor'],
  'retention.purge': ['admin'],
  'boundary.read': SCREENS,
  'boundary.write': ['admin'],
  'governance.read': ['leader', 'manager', 'analyst', 'auditor', 'admin'],
  // What there is and what it is made of; the rows themselves are asked for by queries, or taken along.
  'snapshots.read': ['leader', 'manager', 'secretary', 'analyst', 'auditor', 'admin'],
  'snapshots.make': ['manager', 'analyst', 'admin'],
  'desk.query': ['leader', 'manager', 'secretary', 'analyst'],
  // Everybody's queries in full: not whoever asks them.
  'desk.log': ['auditor'],
}

export const ROOT_SCOPE = 'root'

/** Whether an organisation lies in the subtree of another; false where either is unknown. */
export type Within = (query: { scope: string; code: string }) => Promise<boolean>

/** Whether a role may do something at all, wherever. */
export function mayDo(role: Role, action: Action): boolean {
  const roles = MATRIX[action]
  return roles === 'public' || roles.includes(role)
}

/** A secretary sees the members of the branch that is theirs, and of no other. */
export function seesPeople(actor: Actor, scope: string): boolean {
  return mayDo(actor.role, 'scores.people') && actor.scope === scope
}

/**
 * The one place where it is decided who may do what: throws unless the matrix allows it, and unless `at.code` lies
 * within the actor's scope.
 *
 * Fails: `unauthorized` without an actor; `forbidden`, the same for foreign and for unknown organisations, so that
 * nobody can ask which exist.
 */
export async function permit(
  actor: Actor | undefined,
  action: Action,
  at?: { readonly code: string; readonly within: Within },
): Promise<void> {
  if (MATRIX[action] === 'public') return
  if (!actor) throw new Problem('unauthorized')
  if (!mayDo(actor.role, action)) throw new Problem('forbidden')
  if (at === undefined || actor.scope === ROOT_SCOPE || actor.scope === at.code) return
  if (!(await at.within({ scope: actor.scope, code: at.code }))) throw new Problem('forbidden', '不在你的组织范围内')
}
