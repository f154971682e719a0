import { CLOCK_SOURCE } from '../../data/contract/envelope.ts'
import { type DueSettings, isStage, type KeyedFold } from '../../data/language/keyed.ts'
import type { Entry, FlatState, World } from '../../data/language/project.ts'
import { type Day, dayStart, formatDay, toDay } from '../../data/language/time.ts'
import { EVENTS, KIND_INDEX, MEASURE_INDEX, SCENES } from '../../data/scenes/index.ts'
import { ROOT } from '../../data/scenes/organisation/orgs.ts'
import { BandCounters } from './bands.ts'
import { Cube } from './cube.ts'
import { Deadlines } from './deadlines.ts'
import type { Journal } from './journal.ts'
import { type Elsewhere, type KeyedState, KeyedStates } from './keyed-states.ts'
import type { Ledger } from './ledger.ts'
import { OnceCounters } from './once.ts'
import { foldOf, Registry } from './registry.ts'
import type { EventRow } from './rows.ts'
import { KIND_DAY_OPENED } from './schema.ts'
import { Subtotals } from './subtotals.ts'
import { type Place, Tree } from './tree.ts'

/** A public event as the ribbon shows it. */
export interface RibbonEvent {
  readonly seq: number
  readonly ts: number
  readonly org: number
  readonly kind: number
}

const RIBBON_KEEP = 512
/** A source that says nothing for so long has nothing more to tell of the past. */
const QUIET_MS = 10 * 60_000
const IS_PUBLIC = EVENTS.map((e) => e.ribbon === true)

/**
 * The state that follows from the journal: tree, registry, cube and the rows on their way to the ledger.
 *
 * `seq` is the version that all of it has. Every change of it is one event, whole: no reader ever sees half of one.
 */
export class Core {
  readonly tree = new Tree()
  readonly registry = new Registry()
  readonly keyed: KeyedStates
  readonly deadlines = new Deadlines()
  readonly once = new OnceCounters()
  readonly bands = new BandCounters()
  readonly cube = new Cube(this.tree)
  readonly journal: Journal
  readonly ledger: Ledger
  readonly subtotals: Subtotals
  readonly ribbon: RibbonEvent[] = []
  readonly dueSettings: DueSettings
  private readonly sources = new Map<string, number>()
  private readonly heardFrom = new Map<string, number>()
  /** How far into time each source has told. */
  private readonly toldUpTo = new Map<string, number>()
  /** When each kind of event was last received, by its index; 0: not since the start. */
  private readonly heardKinds = new Float64Array(EVENTS.length)
  private lastSource = { code: '', id: -1, received: -1 }
  private lastTold = 0
  readonly world: World
  seq: number
  /** The last opened day; -1 before the first. */
  day: Day = -1

  constructor(
    journal: Journal,
    ledger: Ledger,
    options: { due?: DueSettings; states?: Elsewhere; keysInMemory?: number; subtotalEvery?: number } = {},
  ) {
    this.dueSettings = options.due ?? {}
    this.keyed = new KeyedStates(options.states, options.keysInMemory)
    this.journal = journal
    this.ledger = ledger
    this.subtotals = new Subtotals(ledger, options.subtotalEvery)
    this.seq = ledger.seq
    this.registry.addOrg(ROOT.code, ROOT.id)
    this.registry.orgs.set(ROOT.id, ROOT.state)
    this.registry.members.reserve(0) // 0 means no member
    const { registry, tree } = this
    this.world = {
      memberCount: (org) => registry.memberCount(org),
      childCount: (org) => tree.childrenOf(org).filter((c) => registry.orgs.int(c, 'dissolved') !== 1).length,
      isBelow: (org, above, ts) => tree.isBelow(org, above) || tree.wasBelow(org, above, ts),
      org: (org) => (org >= 0 && org < registry.orgs.size ? registry.orgs.get(org) : undefined),
      member: (member) => (member > 0 && member < registry.members.size ? registry.members.get(member) : undefined),
    }
  }

  /** The state a key has before its first event. */
  initialOf(key: 'member' | 'org', id: number): FlatState {
    return key === 'org' && id === ROOT.id ? ROOT.state : foldOf(key).initial
  }

  /** Makes a dense id for an organisation that is being founded. */
  addOrg(code: string): number {
    const org = this.tree.add()
    this.registry.addOrg(code, org)
    this.cube.reserve(org)
    return org
  }

  /** Posts one entry: to the cube at once, to the ledger when the batch is on disk. */
  post(e: { ts: number; org: number; measure: number; amount: number; member: number }): void {
    this.cube.add(e.org, e.measure, e.ts, e.amount)
    this.ledger.entry(this.seq, e)
    const once = this.once.of(e.measure)
    const amount = once?.add(e.org, e.ts, e.amount) ?? 0
    if (once && amount !== 0) this.post({ ...e, measure: once.measure, amount })
    // What an organisation comes to is nobody's own, whoever's entry brought it there.
    const { ts, org } = e
    for (const { measure, amount } of this.bands.add(e)) this.post({ ts, org, measure, amount, member: 0 })
  }

  postAll(entries: readonly Entry[], member: number): void {
    if (entries.length === 0) return
    // One entry for all of them: whoever takes one in copies what it keeps.
    const entry = { ts: 0, org: 0, measure: 0, amount: 0, member: 0 }
    for (const each of entries) {
      entry.ts = each.ts
      entry.org = each.org
      entry.measure = MEASURE_INDEX.get(each.measure) ?? -1
      entry.amount = each.amount
      entry.member = each.member ?? member
      this.post(entry)
    }
  }

  /** Begins an event: from here to the next one everything posted belongs to it. */
  begin(event: EventRow & { readonly source: string }): void {
    this.seq++
    if (event.source !== this.lastSource.code || event.received !== this.lastSource.received) this.hear(event)
    if (event.ts > this.lastTold) this.tell(event)
    if (event.source !== CLOCK_SOURCE) this.heardKinds[event.kind] = event.received
    this.ledger.event({ seq: this.seq, source: this.lastSource.id }, event)
    if (IS_PUBLIC[event.kind]) {
      this.ribbon.push({ seq: this.seq, ts: event.ts, org: event.org, kind: event.kind })
      if (this.ribbon.length > RIBBON_KEEP * 2) this.ribbon.splice(0, RIBBON_KEEP)
    }
  }

  private tell({ source, ts }: { source: string; ts: number }): void {
    this.lastTold = ts
    this.toldUpTo.set(source, ts)
  }

  private hear({ source, received }: { source: string; received: number }): void {
    this.lastSource = { code: source, id: this.sourceId(source), received }
    this.lastTold = this.toldUpTo.get(source) ?? 0
    if (source !== CLOCK_SOURCE) this.heardFrom.set(source, received)
  }

  /** An event that posts nothing any more: it keeps its seq. */
  skip(e: { ts: number; kind: number; source: string }, received: number): void {
    this.begin({ ts: e.ts, received, kind: e.kind, source: e.source, org: ROOT.id, member: 0, corrects: 0 })
  }

  private sourceId(code: string): number {
    let id = this.sources.get(code)
    if (id === undefined) {
      id = this.sources.size
      this.sources.set(code, id)
      this.ledger.later(this.seq, 'source', [id, code])
    }
    return id
  }

  /** Puts a source back that the ledger knows already. */
  restoreSource(id: number, source: { code: string; received: number; told: number }): void {
    this.sources.set(source.code, id)
    this.toldUpTo.set(source.code, source.told)
    if (source.code !== CLOCK_SOURCE) this.heardFrom.set(source.code, source.received)
  }

  /** Sources and when each was last heard from, epoch ms. */
  heard(): { source: string; received: number }[] {
    return [...this.heardFrom].map(([source, received]) => ({ source, received }))
  }

  /** When each scene was last heard from since the start, epoch ms. */
  heardOf(): Record<string, number> {
    const heard = SCENES.map(({ id, events }): [string, number] => [
      id,
      Math.max(0, ...events.map(({ kind }) => this.heardKinds[KIND_INDEX.get(kind) ?? -1] ?? 0)),
    ])
    return Object.fromEntries(heard.filter(([, received]) => received > 0))
  }

  setMember(member: number, change: { state: FlatState; ts: number }): void {
    this.registry.setMember(member, change.state)
    this.registry.members.noteTs(member, change.ts)
    const ts = this.registry.members.lastTs(member)
    this.ledger.member(this.seq, { member, ts, state: change.state })
  }

  /** Sets what a key has become; keys with an owner can be listed. */
  setKeyed({ fold, key, name }: { fold: KeyedFold; key: string; name: string }, next: KeyedState): void {
    const was = fold.owner && this.keyed.get(name)
    this.keyed.set(name, next)
    if (!fold.owner) return
    const owner = next.last ? fold.owner(next.state) : -1
    const due = next.last ? (fold.due?.(next.state, this.dueSettings) ?? null) : null
    // What was not listed and is not now needs no row that says so.
    if (owner < 0 && was && !(was.last && fold.owner(was.state) >= 0)) return
    const ts = next.last?.ts ?? 0
    const source = this.lastSource.code
    const row = [this.seq, fold.id, key, owner, ts, due?.at ?? 0, due?.rule ?? '', source, JSON.stringify(next.state)]
    this.ledger.later(this.seq, 'item', row)
    if (!fold.due) return
    const dated = due && { ...due, fold: fold.id, key, owner, source, hasStages: isStage(fold, due.rule) }
    this.deadlines.note({ fold: fold.id, key }, { dated, ts: next.last?.ts ?? Number.NEGATIVE_INFINITY })
  }

  /**
   * Whether a source has told everything up to an instant, as far as can be known: it has told something later, or has
   * been quiet for a while.
   */
  isTold(source: string, at: { ts: number; now: number; started: number }): boolean {
    const heard = Math.max(this.heardFrom.get(source) ?? 0, at.started)
    return (this.toldUpTo.get(source) ?? 0) >= at.ts || at.now - heard > QUIET_MS
  }

  /** Whether any source but the clock has told everything up to an instant; true where there is none. */
  isAnyTold(at: { ts: number; now: number; started: number }): boolean {
    const sources = [...this.toldUpTo.keys()].filter((source) => source !== CLOCK_SOURCE)
    return sources.length === 0 || sources.some((source) => this.isTold(source, at))
  }

  setOrg(org: number, change: { state: FlatState; ts: number }): void {
    const { orgs } = this.registry
    const before = orgs.int(org, 'dissolved')
    orgs.set(org, change.state)
    // Who is dissolved is no longer shown: what screens derive from the tree is another.
    if (orgs.int(org, 'dissolved') !== before) this.tree.revision++
    orgs.noteTs(org, change.ts)
    const values = orgs.fields.map((f) => change.state[f.name] ?? 0)
    this.ledger.later(this.seq, 'org', [this.seq, org, this.registry.codeOf(org), orgs.lastTs(org), ...values])
  }

  /** Sets where an organisation hangs from when on; its sums follow it, present and past. */
  setPlaces(org: number, change: { places: readonly Place[]; changed: readonly Place[] }): void {
    for (const p of change.changed) this.ledger.later(this.seq, 'org_parent', [this.seq, p.ts, org, p.parent])
    const parent = change.places.at(-1)?.parent ?? -1
    const set = () => this.tree.setPlaces(org, change.places)
    if (parent === this.tree.parentOf(org)) set()
    else this.cube.move(org, set)
  }

  /** Begins a day: periods that end are 0 again, birthdays post what they change. */
  openDay(day: Day, received: number): void {
    this.begin({
      ts: dayStart(day),
      received,
      kind: KIND_DAY_OPENED,
      source: CLOCK_SOURCE,
      org: ROOT.id,
      member: 0,
      corrects: 0,
    })
    const last = this.day
    this.day = day
    this.cube.open(day)
    this.ledger.later(this.seq, 'day_opened', [this.seq, day])
    const fold = foldOf('member')
    if (last < 0 || !fold.advance || fold.advancesOn?.(day) === false) return
    const { members } = this.registry
    for (let m = 1; m < members.size; m++) this.postAll(fold.advance(members.get(m), last, day), m)
  }

  /** The line that the journal keeps for an opened day. */
  static dayLine(day: Day): string {
    return JSON.stringify({
      id: formatDay(day),
      source: CLOCK_SOURCE,
      type: 'day.opened',
      subject: ROOT.code,
      data: { day },
    })
  }

  isDayDue(now: number): boolean {
    return toDay(now) > this.day
  }
}
