import { createHash } from 'node:crypto'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import type { Screen, ScreenOrder, ScreenReport } from '../../data/contract/screens.ts'

const SILENT_MS = 60_000
const KEEP_MS = 7 * 86_400_000
const MOST = 1_000
const MOST_OF_ONE = 50

interface Known {
  readonly actor: Actor
  report: ScreenReport
  socket: string | null
  since: number
  heard: number
  handOvers: number
}

/**
 * The walls that have reported since this server started, by session and browser.
 *
 * What a screen says of itself is a claim: it is shown to the administrator, and decides nothing.
 */
export class Screens {
  private readonly known = new Map<string, Known>()
  private readonly now: () => number
  /** Sends an order to one live connection; false where that is gone. */
  send: (socket: string, order: ScreenOrder) => boolean = () => false

  constructor(now: () => number) {
    this.now = now
  }

  /** Takes what a screen says of itself; whether this page had said nothing before. Fails: `too-many` screens. */
  report(at: { actor: Actor; socket: string; report: ScreenReport }): boolean {
    const { actor, socket, report } = at
    const now = this.now()
    const id = idOf(actor, report.screen)
    const before = this.known.get(id)
    if (!before) this.makeRoom(actor, now)
    const isOther = before?.socket !== socket
    this.known.set(id, {
      actor,
      report,
      socket,
      since: before && !isOther ? before.since : now,
      heard: now,
      // A page says for as long as it lives how it came: it counts when it first says so.
      handOvers: (before?.handOvers ?? 0) + (isOther && report.handOver !== null ? 1 : 0),
    })
    return isOther
  }

  /** A live connection has ended. */
  left(socket: string): void {
    for (const known of this.known.values()) if (known.socket === socket) known.socket = null
  }

  /** The screen of a live connection. */
  at(socket: string): KnownScreen | undefined {
    for (const [id, known] of this.known) if (known.socket === socket) return toKnown(id, known)
    return undefined
  }

  find(id: string): KnownScreen | undefined {
    const known = this.known.get(id)
    return known && toKnown(id, known)
  }

  list(): (Screen & { readonly within: string })[] {
    return [...this.known].map(([id, { actor, report, socket, ...times }]) => {
      const { screen: _, ...said } = report
      const isSilent = this.now() - times.heard > SILENT_MS
      return {
        ...said,
        ...times,
        id,
        state: socket === null ? 'off' : isSilent ? 'silent' : 'on',
        within: actor.scope,
      }
    })
  }

  /** Fails: `refused` where the screen cannot be reached now. */
  order(id: string, order: ScreenOrder): void {
    const socket = this.known.get(id)?.socket
    if (!socket || !this.send(socket, order)) throw new Problem('refused', '这块屏现在不在线')
  }

  private makeRoom(actor: Actor, now: number): void {
    for (const [id, { socket, heard }] of this.known)
      if (socket === null && now - heard > KEEP_MS) this.known.delete(id)
    const own = [...this.known.values()].filter((known) => known.actor.id === actor.id).length
    if (this.known.size >= MOST || own >= MOST_OF_ONE) throw new Problem('too-many', '登记的屏太多')
  }
}

/** What conducting has to know of a screen. */
export interface KnownScreen {
  readonly id: string
  /** The scope that it was let in with. */
  readonly within: string
  readonly scope: string
  readonly view: string
  /** Its live connection, null while that is lost. */
  readonly socket: string | null
  readonly heard: number
}

function toKnown(id: string, { actor, report, socket, heard }: Known): KnownScreen {
  return { id, within: actor.scope, scope: report.scope, view: report.view, socket, heard }
}

/** One screen may not speak as another's: the session is part of the name. */
function idOf(actor: Actor, screen: string): string {
  return createHash('sha256').update(`${actor.id}\n${screen}`).digest('base64url').slice(0, 12)
}
