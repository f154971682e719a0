import { setImmediate as nextTurn } from 'node:timers/promises'
import type { Disappeared, RefusedRow } from '../../../data/contract/imports.ts'
import type { Fields, ImportKind } from '../../../data/imports/column.ts'
import { columnOf, labelOfField } from '../../../data/imports/index.ts'
import { redactText } from '../../../data/language/personal.ts'
import { type Reason, withDetail } from '../../../data/language/reason.ts'
import type { Engine, KeyState } from '../../engine/port.ts'
import { type Missing, missingMembers, missingOrganisations, type Present } from './disappeared.ts'
import { OrgWorld, type Plan, type PlannedEvent, type Planning } from './plan.ts'
import { eventId, planEvent } from './plan-events.ts'
import { meetingId, planMeeting } from './plan-meetings.ts'
import { memberCode, planMember } from './plan-members.ts'
import { inOrder, planOrganisation } from './plan-organisations.ts'
import type { StoredRow } from './read-messages.ts'
import { ROW_REASONS } from './reasons.ts'

const SLICE = 500

/** Why a row is refused: what `RefusedRow` says of its line. */
export type RowRefusal = Omit<RefusedRow, 'line'>

/** A reason as it is shown: whatever it quotes, without what looks like somebody's number. */
export function rowRefusal(column: string, { code, zh, en }: Reason): RowRefusal {
  return { column, code, reason: redactText(zh), reasonEn: redactText(en) }
}

export interface Comparison {
  readonly counts: { new: number; changed: number; unchanged: number; refused: number }
  /** Why a line is refused. */
  readonly refusals: Map<number, RowRefusal>
  /** The verdict of lines that post something: one that the engine refuses after all is taken out of it again. */
  readonly posting: Map<number, 'new' | 'changed'>
  readonly disappeared: Disappeared[]
  readonly disappearedTotal: number
}

export interface CompareOptions {
  readonly kind: ImportKind
  readonly rows: AsyncIterable<StoredRow>
  /** The file lists only some of what it could: nothing can be missing from it. */
  readonly isPart: boolean
  readonly engine: Pick<Engine, 'states' | 'orgs'>
  readonly scope: string
  readonly planning: Planning
  readonly onProgress: (rows: number) => void
  /** Where the events go; absent in a preview. */
  readonly send?: (events: readonly PlannedEvent[], line: number) => void
  /** Called after every slice: hands over what was sent. */
  readonly flush?: () => Promise<void>
}

interface Row {
  readonly line: number
  readonly fields: Fields
}

/** Sees every row of a file against what is there, and says what it does. The loop is free between slices. */
export async function compare(options: CompareOptions): Promise<Comparison> {
  return new Comparer(options).run()
}

class Comparer {
  private readonly options: CompareOptions
  private readonly orgs = new OrgWorld()
  private readonly asked = new Set<string>()
  private readonly lineOfKey = new Map<string, number>()
  private readonly present: Present = { members: new Map(), orgs: new Map(), codes: new Set(), parents: new Set() }
  private readonly counts = { new: 0, changed: 0, unchanged: 0, refused: 0 }
  private readonly refusals: Comparison['refusals'] = new Map()
  private readonly posting: Comparison['posting'] = new Map()
  private done = 0

  constructor(options: CompareOptions) {
    this.options = options
  }

  async run(): Promise<Comparison> {
    const { kind } = this.options
    // Organisations refer to each other: parents must come first, wherever they stand in the file.
    if (kind.id === 'organisations') await this.takeAll()
    else for await (const rows of slices(this.read())) await this.take(rows)
    const missing = await this.missing()
    return {
      counts: this.counts,
      refusals: this.refusals,
      posting: this.posting,
      disappeared: missing.rows,
      disappearedTotal: missing.total,
    }
  }

  private async takeAll(): Promise<void> {
    const rows: Row[] = []
    for await (const row of this.read()) rows.push(row)
    for await (const slice of slices(inOrder(rows))) await this.take(slice)
  }

  /** The rows that could be read, each key once; the others are refused on the way. */
  private async *read(): AsyncGenerator<Row> {
    for await (const row of this.options.rows) {
      if ('y' in row) {
        this.refuse(row.n, { column: row.w, reason: row.y })
        continue
      }
      const key = this.keyOf(row.f)
      const first = this.lineOfKey.get(key)
      if (first === undefined) {
        this.lineOfKey.set(key, row.n)
        yield { line: row.n, fields: row.f }
      } else {
        const detail = { zh: `第 ${first} 行`, en: `row ${first}` }
        this.refuse(row.n, { column: this.keyLabels(), reason: withDetail(ROW_REASONS['row-twice'], detail) })
      }
    }
  }

  private keyOf(fields: Fields): string {
    const { kind, planning } = this.options
    if (kind.id === 'members') return planning.pseudonymise(memberCode(fields))
    if (kind.id === 'meetings') return meetingId(fields, planning)
    return kind.id === 'organisations' ? String(fields.code) : eventId(fields, { planning, type: kind.id })
  }

  private keyLabels(): string {
    const { kind } = this.options
    return kind.keys.map((group) => group.map((field) => columnOf(kind, field).label.zh).join('或')).join('、')
  }

  private async take(rows: readonly Row[]): Promise<void> {
    const { kind, planning, send } = this.options
    await this.learnOrgs(
      rows.flatMap(({ fields }) => [fields.org, fields.code, fields.parent, fields.subject]).map(String),
    )
    const known = kind.id === 'organisations' ? [] : await this.statesOf(rows)
    rows.forEach(({ line, fields }, i) => {
      const at = { known: known[i] ?? null, orgs: this.orgs, planning }
      this.note(fields, known[i] ?? null)
      const plan = this.planOf(fields, at)
      this.count(plan, line)
      if (plan.verdict !== 'refused') send?.(plan.events, line)
    })
    this.done += rows.length
    this.options.onProgress(this.done + this.counts.refused)
    await this.options.flush?.()
    await nextTurn()
  }

  private readonly before = new Map<string, KeyState | null>()

  private planOf(fields: Fields, at: { known: KeyState | null; orgs: OrgWorld; planning: Planning }): Plan {
    switch (this.options.kind.id) {
      case 'organisations':
        return planOrganisation(fields, { ...at, known: this.before.get(String(fields.code)) ?? null })
      case 'members':
        return planMember(fields, at)
      case 'meetings':
        return planMeeting(fields, at)
      default:
        return planEvent(fields, { ...at, type: this.options.kind.id })
    }
  }

  private async statesOf(rows: readonly Row[]): Promise<readonly (KeyState | null)[]> {
    const { engine, scope, kind, planning } = this.options
    const keys = rows.map((row) => this.keyOf(row.fields))
    if (kind.id === 'members') return engine.states({ scope, kind: 'member', keys })
    return engine.states({ scope, kind: 'event', source: planning.source, keys })
  }

  /** Asks once for every organisation that rows name. */
  private async learnOrgs(codes: readonly string[]): Promise<void> {
    const { engine, scope } = this.options
    const keys = [...new Set(codes)].filter((code) => code !== 'undefined' && !this.asked.has(code))
    if (keys.length === 0) return
    const states = await engine.states({ scope, kind: 'org', keys })
    keys.forEach((code, i) => {
      const state = states[i] ?? null
      this.asked.add(code)
      this.before.set(code, state)
      if (state) this.orgs.add(code, state)
    })
  }

  /** What the file names, for telling what it no longer names. */
  private note(fields: Fields, known: KeyState | null): void {
    const { members, orgs, codes, parents } = this.present
    if (fields.code !== undefined) codes.add(String(fields.code))
    if (fields.parent !== undefined) parents.add(String(fields.parent))
    if (fields.org !== undefined) orgs.set(String(fields.org), this.before.get(String(fields.org)) ?? null)
    if (known?.org) members.set(known.org, (members.get(known.org) ?? 0) + 1)
  }

  private count(plan: Plan, line: number): void {
    if (plan.verdict === 'refused') {
      const column = labelOfField(this.options.kind, plan.field)
      this.refuse(line, { column, reason: plan.reason })
      return
    }
    this.counts[plan.verdict]++
    if (plan.verdict !== 'unchanged') this.posting.set(line, plan.verdict)
  }

  private refuse(line: number, why: { column: string; reason: Reason }): void {
    this.counts.refused++
    this.refusals.set(line, rowRefusal(why.column, why.reason))
  }

  private missing(): Promise<Missing> {
    const { engine, scope, kind, isPart } = this.options
    if (isPart) return Promise.resolve({ rows: [], total: 0 })
    if (kind.id === 'organisations') return missingOrganisations(this.present, { engine, scope })
    if (kind.id === 'members') return Promise.resolve(missingMembers(this.present))
    return Promise.resolve({ rows: [], total: 0 })
  }
}

async function* slices<T>(all: AsyncIterable<T> | Iterable<T>): AsyncGenerator<T[]> {
  let slice: T[] = []
  for await (const each of all) {
    slice.push(each)
    if (slice.length < SLICE) continue
    yield slice
    slice = []
  }
  if (slice.length > 0) yield slice
}
