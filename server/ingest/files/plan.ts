import { splitPersonal } from '../../../data/language/personal.ts'
import type { FlatState, Fold, FoldEvent, Refusal, World } from '../../../data/language/project.ts'
import type { Reason } from '../../../data/language/reason.ts'
import { formatInstant, parseInstant } from '../../../data/language/time.ts'
import { FOLD_OF } from '../../../data/scenes/index.ts'
import type { KeyState } from '../../engine/port.ts'
import { checkPayload } from '../check.ts'
import type { Pseudonymise } from '../personal.ts'
import { ROW_REASONS } from './reasons.ts'

type Data = Readonly<Record<string, unknown>>

/** An event that a row becomes: a CloudEvent for the same door as all others. */
export interface PlannedEvent {
  readonly specversion: '1.0'
  readonly id: string
  readonly source: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Data
}

/** What a row does, seen against what is there. */
export type Plan =
  | { readonly verdict: 'new' | 'changed' | 'unchanged'; readonly events: readonly PlannedEvent[] }
  | Refused
export interface Refused {
  readonly verdict: 'refused'
  /** As the door says it: `subject`, `data.education`. */
  readonly field: string
  readonly reason: Reason
}

export const refuse = (field: string, reason: Reason): Refused => ({ verdict: 'refused', field, reason })

/** What a check of the door or a step of a fold says, of a row. */
export const refusedBy = ({ field, code, reason, reasonEn }: Refusal): Refused =>
  refuse(field, { code, zh: reason, en: reasonEn })

/** What every row of one import is planned with. */
export interface Planning {
  readonly source: string
  /** The time of what has no date of its own: a moment before the import. */
  readonly at: number
  /** What a roster dates later than this lies in the future: it says how things are. */
  readonly now: number
  /** What a single event is dated later than this is a mistake, as at the door of events. */
  readonly latest: number
  /** Keyed, so that ids made of what is personal give nothing away. */
  readonly pseudonymise: Pseudonymise
}

/**
 * The id of an event that follows from a row: the same row on the same state has the same id, whenever it is sent.
 *
 * `basis` is when the key last changed: a value that comes, goes and comes again is three events.
 */
export function idOf(planning: Planning, of: { type: string; key: string; content: unknown; basis: number }): string {
  return planning.pseudonymise(JSON.stringify([planning.source, of.type, of.key, of.content, of.basis]))
}

/** When a change happened: at the row's own date where that is news, else at the time of the import. */
export function timeOf(
  planning: Planning,
  of: { given: unknown; last: number },
): { ts: number; own: boolean } | Refused {
  const given = typeof of.given === 'string' ? parseInstant(of.given) : undefined
  if (given !== undefined && given > planning.now) return refuse('time', ROW_REASONS['row-date-ahead'])
  if (given !== undefined && given > of.last) return { ts: given, own: true }
  return { ts: Math.max(planning.at, of.last + 1), own: false }
}

/** Organisations by code, as they are or as this file will have made them. */
export class OrgWorld {
  private readonly byCode = new Map<string, { id: number; state: FlatState; members: number }>()
  private readonly byId = new Map<number, FlatState>()
  /** Far from every dense id. */
  private nextId = 1_000_000_000

  add(code: string, known: Pick<KeyState, 'id' | 'state' | 'members'>): void {
    // An organisation's state is that of its fold.
    this.put(code, { id: known.id, state: known.state as FlatState, members: known.members })
  }

  put(code: string, org: { id: number; state: FlatState; members: number }): void {
    this.byCode.set(code, org)
    this.byId.set(org.id, org.state)
  }

  newId(): number {
    return this.nextId++
  }

  get(code: string): { id: number; state: FlatState; members: number } | undefined {
    return this.byCode.get(code)
  }

  /** What the folds' checks may ask; whatever needs the whole tree is left to the engine, which decides in the end. */
  readonly world: World = {
    memberCount: () => 0,
    childCount: () => 0,
    isBelow: () => false,
    org: (id) => this.byId.get(id),
    member: () => undefined,
  }
}

/** One event of a row before it has an id and a time as text. */
export interface Step {
  readonly type: string
  readonly subject: string
  readonly org: number
  readonly orgs?: Readonly<Record<string, number>>
  readonly ts: number
  readonly data: Data
}

/** Walks a key through the events of a row, as the engine will: schema, step, check. */
export class Walk {
  state: FlatState
  readonly steps: Step[] = []
  private readonly orgs: OrgWorld

  constructor(initial: FlatState, orgs: OrgWorld) {
    this.state = initial
    this.orgs = orgs
  }

  /** Takes one step, or says why it cannot be taken. */
  take(step: Step): Refused | undefined {
    const checked = checkPayload(step.type, step.data)
    if (!checked.ok) return refusedBy(checked.refusal)
    const fold = foldOf(step.type)
    const event: FoldEvent = {
      kind: step.type,
      id: '',
      ts: step.ts,
      org: step.org,
      data: splitPersonalOf(step.type, checked.data),
      orgs: step.orgs ?? {},
    }
    const next = fold.step(this.state, event)
    if (!next.ok) return refusedBy(next.refusal)
    const refusal = fold.check?.(event, this.orgs.world)
    if (refusal) return refusedBy(refusal)
    this.state = next.state
    this.steps.push(step)
    return undefined
  }
}

function foldOf(type: string): Fold {
  const fold = FOLD_OF.get(type)
  if (!fold) throw new Error(`${type} belongs to no fold`)
  return fold
}

/** An organisation's name is no person's. */
function splitPersonalOf(type: string, data: Data): Data {
  return type.startsWith('member.') ? splitPersonal(data).kept : data
}

/** A step as the event that is sent. */
export function toEvent(step: Step, at: { source: string; id: string }): PlannedEvent {
  const { type, subject, data } = step
  return { specversion: '1.0', id: at.id, source: at.source, type, subject, time: formatInstant(step.ts), data }
}

/** The given fields only. */
export function pick(fields: Data, names: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(names.filter((name) => fields[name] !== undefined).map((name) => [name, fields[name]]))
}
