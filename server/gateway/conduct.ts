import type { ConductAct, ConductAsk, Conducting, Conductor, Stage, StageAsk } from '../../data/contract/conduct.ts'
import { Problem } from '../../data/contract/problem.ts'
import type { Actor } from '../../data/contract/roles.ts'
import { metricById } from '../../data/scenes/index.ts'
import type { Audit } from '../access/audit.ts'
import { permit } from '../access/policy.ts'
import type { Engine } from '../engine/port.ts'
import {
  CONDUCT_IDLE_MS,
  type ConductInput,
  type ConductRefusal,
  type ConductState,
  nextConduct,
  UNCONDUCTED,
} from './conduct-state.ts'
import { Pairings } from './pairings.ts'
import type { KnownScreen, Screens } from './screens.ts'

/** A screen whose link was lost comes back within this, or its conducting ends. */
const GONE_MS = 60_000

const REFUSALS: Readonly<Record<ConductRefusal, string>> = {
  'not-paired': '没有和大屏配对，或配对已经结束，请看大屏上的码重新配对',
  'not-holder': '大屏现在由别人遥控，可以先申请',
  'nobody-asks': '没有人在申请',
}

interface Paired extends Conductor {
  /** The whole that he may show. */
  readonly top: string
}

interface Wall {
  state: ConductState
  readonly phones: Map<string, Paired>
  scope: string
  view: string
}

/** How conducting reaches pages: to the live connection of a screen, and to those of a session. False: there is none. */
export interface ConductLine {
  act(socket: string, act: ConductAct): boolean
  tellScreen(socket: string, now: Conducting | null): void
  tellPhone(session: string, now: Conducting | null): void
}

/**
 * Walls that phones conduct (遥控), as long as this server runs: pairing by a code, one that holds the wall, and each act
 * of his, checked against his scope and the screen's.
 */
export class Conducts {
  private readonly pairings: Pairings
  private readonly walls = new Map<string, Wall>()
  private readonly parts: { engine: Engine; screens: Screens; audit: Audit; now: () => number }
  line: ConductLine | undefined

  constructor(parts: { engine: Engine; screens: Screens; audit: Audit; now: () => number }) {
    this.parts = parts
    this.pairings = new Pairings(parts.now)
  }

  /** A wall's own message. Fails: `refused` before it has said what it is. */
  stage(socket: string, { kind }: StageAsk): Stage {
    const screen = this.parts.screens.at(socket)
    if (!screen) throw new Problem('refused', '大屏还没有登记，请稍候再试')
    if (kind === 'end') this.end(screen.id)
    const pairing = kind === 'offer' ? this.pairings.offer(screen.id) : null
    return { pairing, conducting: this.seenBy(screen.id, null) }
  }

  /** A phone's message. Fails: `refused` with the reason, `forbidden` outside either scope, `too-many` codes. */
  async conduct(actor: Actor, ask: ConductAsk): Promise<Conducting | null> {
    const { id: phone } = actor
    switch (ask.kind) {
      case 'look':
        break
      case 'pair':
        await this.pair(actor, this.pairings.take(ask.code, phone))
        break
      case 'act':
        await this.act(actor, ask.act)
        break
      case 'request':
      case 'grant':
      case 'decline':
      case 'release':
      case 'leave':
        this.step(this.screenOf(phone), { kind: DONE[ask.kind], phone })
    }
    const screen = this.wallOf(phone)
    return screen === undefined ? null : this.seenBy(screen, phone)
  }

  /** Tells a screen how it is conducted. */
  greet(socket: string): void {
    const screen = this.parts.screens.at(socket)
    if (screen) this.line?.tellScreen(socket, this.seenBy(screen.id, null))
  }

  /** A session has ended. */
  left(phone: string): void {
    const screen = this.wallOf(phone)
    if (screen !== undefined) this.step(screen, { kind: 'left', phone })
  }

  /** What time does: who is idle is paired no more, and a screen that is gone is conducted no more. */
  tick(): void {
    for (const id of [...this.walls.keys()]) {
      const screen = this.parts.screens.find(id)
      const isGone = !screen || (screen.socket === null && this.parts.now() - screen.heard > GONE_MS)
      if (isGone) this.end(id)
      else this.step(id, { kind: 'ticked' })
    }
  }

  private async pair(actor: Actor, id: string): Promise<void> {
    const { engine, screens, audit } = this.parts
    const screen = screens.find(id)
    if (!screen) throw new Problem('refused', '这块屏现在不在线')
    const top = await this.narrower(actor.scope, screen.within)
    const { self } = await engine.orgs({ parent: actor.scope, depth: 0, top: actor.scope })
    const before = this.wallOf(actor.id)
    if (before !== undefined && before !== id) this.left(actor.id)
    const wall = this.walls.get(id) ?? { state: UNCONDUCTED, phones: new Map(), scope: screen.scope, view: screen.view }
    this.walls.set(id, wall)
    wall.phones.set(actor.id, { role: actor.role, org: actor.scope, name: self.name, top })
    audit.note(actor, { type: 'screen.paired', object: id, detail: { scope: actor.scope }, result: 'done' })
    this.step(id, { kind: 'paired', phone: actor.id })
  }

  private async act(actor: Actor, act: ConductAct): Promise<void> {
    const { screens } = this.parts
    const id = this.screenOf(actor.id)
    const screen = screens.find(id)
    for (const code of [act.scope, act.kind === 'mark' ? act.org : null])
      if (code !== null) await this.permitBoth(code, { actor, screen })
    const metric = act.kind === 'map' || act.kind === 'card' ? act.metric : null
    if (metric !== null && !metricById(metric)) throw new Problem('metric-unknown')
    // What was asked meanwhile may have given the wall to another: only now is it decided.
    this.step(id, { kind: 'acted', phone: actor.id })
    if (!screen?.socket || !this.line?.act(screen.socket, act)) throw new Problem('refused', '这块屏现在不在线')
    const wall = this.walls.get(id)
    if (!wall) return
    const view = act.kind === 'show' ? (act.view ?? wall.view) : wall.view
    if (wall.scope === act.scope && wall.view === view) return
    Object.assign(wall, { scope: act.scope, view })
    this.tell(id)
  }

  private async permitBoth(code: string, at: { actor: Actor; screen: KnownScreen | undefined }): Promise<void> {
    const within = this.parts.engine.within.bind(this.parts.engine)
    await permit(at.actor, 'screens.conduct', { code, within })
    const scope = at.screen?.within ?? ''
    if (scope !== code && !(await within({ scope, code })))
      throw new Problem('forbidden', '不在这块屏的范围内，画面不变')
  }

  private async narrower(a: string, b: string): Promise<string> {
    const { engine } = this.parts
    if (a === b || (await engine.within({ scope: b, code: a }))) return a
    if (await engine.within({ scope: a, code: b })) return b
    throw new Problem('forbidden', '这块屏的范围和你的范围没有相同的部分，不能遥控')
  }

  private wallOf(phone: string): string | undefined {
    for (const [id, { state }] of this.walls) if (state.phones.has(phone)) return id
    return undefined
  }

  private screenOf(phone: string): string {
    const found = this.wallOf(phone)
    if (found === undefined) throw new Problem('refused', REFUSALS['not-paired'])
    return found
  }

  private step(id: string, input: ConductInput): void {
    const wall = this.walls.get(id)
    if (!wall) return
    const before = wall.state
    const step = nextConduct(before, { ...input, now: this.parts.now() })
    if (!step.ok) throw new Problem('refused', REFUSALS[step.refusal])
    wall.state = step.state
    const gone = [...before.phones.keys()].filter((phone) => !step.state.phones.has(phone))
    for (const phone of gone) {
      wall.phones.delete(phone)
      this.line?.tellPhone(phone, null)
    }
    if (step.state !== before && input.kind !== 'acted') this.tell(id)
    if (step.state.phones.size === 0) this.walls.delete(id)
  }

  private end(id: string): void {
    const wall = this.walls.get(id)
    if (!wall) return
    this.walls.delete(id)
    for (const phone of wall.state.phones.keys()) this.line?.tellPhone(phone, null)
    const socket = this.parts.screens.find(id)?.socket
    if (socket) this.line?.tellScreen(socket, null)
  }

  private tell(id: string): void {
    const socket = this.parts.screens.find(id)?.socket
    if (socket) this.line?.tellScreen(socket, this.seenBy(id, null))
    for (const phone of this.walls.get(id)?.state.phones.keys() ?? [])
      this.line?.tellPhone(phone, this.seenBy(id, phone))
  }

  /** How a wall's conducting is told to one of its phones, or to itself. */
  private seenBy(id: string, phone: string | null): Conducting | null {
    const wall = this.walls.get(id)
    if (!wall || wall.state.phones.size === 0) return null
    const { holder, asking, phones } = wall.state
    const named = (session: string | null | undefined): Conductor | null => {
      const found = session ? wall.phones.get(session) : undefined
      return found ? { role: found.role, org: found.org, name: found.name } : null
    }
    const part =
      phone === null ? 'screen' : phone === holder ? 'holder' : asking.includes(phone) ? 'asking' : 'watching'
    return {
      part,
      top: (phone === null ? undefined : wall.phones.get(phone)?.top) ?? this.parts.screens.find(id)?.within ?? '',
      ...{ scope: wall.scope, view: wall.view, holder: named(holder), asking: named(asking[0]) },
      until: holder === null ? null : (phones.get(holder) ?? 0) + CONDUCT_IDLE_MS,
    }
  }
}

const DONE = {
  request: 'requested',
  grant: 'granted',
  decline: 'declined',
  release: 'released',
  leave: 'left',
} as const
