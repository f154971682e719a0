import { join } from 'node:path'
import { z } from 'zod'
import { Problem } from '../../data/contract/problem.ts'
import { type Actor, ownerOf, Role } from '../../data/contract/roles.ts'
import { hashSecret, newSecret, readIfThere, writePrivate } from './secrets.ts'

const DAY_MS = 86_400_000
/** A wall hangs for a season; people sign in again. */
const LASTS_DAYS: Partial<Record<Role, number>> = { wall: 90 }
const LASTS_DAYS_OTHERWISE = 14
const MAX_SESSIONS = 500

const Session = z.strictObject({
  id: z.string(),
  hash: z.string(),
  role: Role,
  scope: z.string(),
  member: z.string().optional(),
  owner: z.string().optional(),
  /** When it was opened, and on what kind of device; unknown of those from before this was kept. */
  opened: z.number().optional(),
  device: z.string().optional(),
  expires: z.number(),
})
type Session = z.infer<typeof Session>

const Stored = z.strictObject({ sessions: z.array(Session), spent: z.array(z.string()) })

/** A one-time link: who holds it becomes this role. */
export interface Link {
  readonly code: string
  readonly role: Role
  readonly scope: string
}

/** A bearer token of the demonstration. */
export interface Bearer {
  readonly token: string
  readonly actor: Actor
}

/**
 * Who asks: sessions, one-time links and bearer tokens of one data folder.
 *
 * Memory and disk hold only hashes of secrets (`access.json`, owner only, written whole). Sessions and spent links
 * survive a restart; bearers are handed in at each start.
 */
export class Access {
  private readonly path: string
  private readonly now: () => number
  private readonly sessions = new Map<string, Session>()
  private readonly bearers = new Map<string, Actor>()
  private readonly links = new Map<string, { role: Role; scope: string }>()
  private readonly spent = new Set<string>()
  private readonly listeners = new Set<(actorId: string) => void>()

  constructor(options: { folder: string; now: () => number }) {
    this.path = join(options.folder, 'access.json')
    this.now = options.now
    const text = readIfThere(this.path)
    if (text === undefined) return
    const stored = Stored.parse(JSON.parse(text))
    for (const session of stored.sessions) this.sessions.set(session.hash, session)
    for (const hash of stored.spent) this.spent.add(hash)
  }

  setBearers(bearers: readonly Bearer[]): void {
    this.bearers.clear()
    for (const { token, actor } of bearers) this.bearers.set(hashSecret(token), actor)
  }

  setLinks(links: readonly Link[]): void {
    this.links.clear()
    for (const { code, role, scope } of links) this.links.set(hashSecret(code), { role, scope })
    // What was spent of links that no longer exist need not be remembered.
    for (const hash of this.spent) if (!this.links.has(hash)) this.spent.delete(hash)
  }

  isSpent(code: string): boolean {
    return this.spent.has(hashSecret(code))
  }

  /** Who a bearer token belongs to. */
  byBearer(token: string): Actor | undefined {
    return this.bearers.get(hashSecret(token))
  }

  /** Who a session's cookie belongs to. */
  bySession(secret: string): Actor | undefined {
    const session = this.sessions.get(hashSecret(secret))
    if (!session) return undefined
    if (session.expires > this.now()) return toActor(session)
    this.end(session.id)
    return undefined
  }

  /** Whether an actor that was let in before may stay. */
  isStillIn(actor: Actor): boolean {
    for (const bearer of this.bearers.values()) if (bearer.id === actor.id) return true
    for (const session of this.sessions.values()) if (session.id === actor.id) return session.expires > this.now()
    return false
  }

  /** Spends a link. Fails: `link-spent`, whether it was spent or never existed. */
  open(code: string, device = ''): { secret: string; actor: Actor; seconds: number } {
    const hash = hashSecret(code)
    const link = this.links.get(hash)
    if (!link || this.spent.has(hash)) throw new Problem('link-spent')
    this.spent.add(hash)
    return this.openAs({ ...link, device })
  }

  /** A session of its own for who is known already: the way in for one who has a bearer, or an account. */
  openAs(of: Omit<Actor, 'id'> & { readonly device?: string }): { secret: string; actor: Actor; seconds: number } {
    const { role, scope, member, owner, device } = of
    const days = LASTS_DAYS[role] ?? LASTS_DAYS_OTHERWISE
    const secret = newSecret()
    const session: Session = {
      ...{ id: `session-${newSecret().slice(0, 12)}`, hash: hashSecret(secret), role, scope },
      ...(member === undefined ? {} : { member }),
      ...(owner === undefined ? {} : { owner }),
      ...{ opened: this.now(), device: device ?? '' },
      expires: this.now() + days * DAY_MS,
    }
    this.sessions.set(session.hash, session)
    this.forgetOldest()
    this.store()
    return { secret, actor: toActor(session), seconds: days * 86_400 }
  }

  /** The running sessions of one person, the latest first. */
  sessionsOf(owner: string): readonly Pick<Session, 'id' | 'device' | 'opened' | 'expires'>[] {
    const own = [...this.sessions.values()].filter((each) => ownerOf(each) === owner && each.expires > this.now())
    return own.sort((a, b) => (b.opened ?? 0) - (a.opened ?? 0))
  }

  /** Ends a session, here and on its sockets. */
  end(id: string): void {
    const session = [...this.sessions.values()].find((each) => each.id === id)
    if (!session) return
    this.sessions.delete(session.hash)
    this.store()
    for (const listener of this.listeners) listener(id)
  }

  /** Calls back whenever a session ends. */
  onEnded(listener: (actorId: string) => void): void {
    this.listeners.add(listener)
  }

  /** Ends what has expired; how many these were, with a hash over their ids. */
  purge(): { count: number; hash: string | null } {
    const over = [...this.sessions.values()].filter(({ expires }) => expires <= this.now()).map(({ id }) => id)
    for (const id of over) this.end(id)
    return { count: over.length, hash: over.length === 0 ? null : hashSecret(over.join('\n')) }
  }

  private forgetOldest(): void {
    const now = this.now()
    for (const session of [...this.sessions.values()]) {
      if (session.expires > now && this.sessions.size <= MAX_SESSIONS) continue
      this.sessions.delete(session.hash)
    }
  }

  private store(): void {
    writePrivate(this.path, JSON.stringify({ sessions: [...this.sessions.values()], spent: [...this.spent] }))
  }
}

function toActor({ id, role, scope, member, owner }: Session): Actor {
  return {
    ...{ id, role, scope },
    ...(member === undefined ? {} : { member }),
    ...(owner === undefined ? {} : { owner }),
  }
}
