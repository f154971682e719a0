import { CLOCK_SOURCE, ROLE_SOURCE } from '../../data/contract/envelope.ts'
import type { Rejection } from '../../data/contract/rest.ts'
import type { Refusal } from '../../data/language/project.ts'
import { type Reason, toRefusal } from '../../data/language/reason.ts'
import { DAY_MS } from '../../data/language/time.ts'
import { KIND_INDEX, MEASURE_INDEX } from '../../data/scenes/index.ts'
import type { Batch, RefusedRecord } from '../engine/batch.ts'
import { BlockLines } from '../engine/block-lines.ts'
import { checkData } from './check.ts'
import { checkCorrection } from './correction.ts'
import { AHEAD_DAYS, EARLIEST, type Opened, openEnvelope, whyNot } from './envelope.ts'
import { hasForbidden, isForbidden } from './forbidden.ts'
import { FORBIDDEN_TEXT, type Good, isRead, type Kept, KINDS, type Kind, mayName, postingsOf } from './keep.ts'
import { type Pseudonymise, stripPersonal } from './personal.ts'
import { REASONS } from './reasons.ts'
import { redactLine, redactRecord } from './redact.ts'

type Fields = Readonly<Record<string, unknown>>

/** A line that is refused before it is read. */
export interface LineFault {
  readonly reason: Reason
  readonly bytes: number
}

/** Who sends, when it was received, and how people become pseudonyms. */
export interface Sender {
  readonly scope: string
  readonly received: number
  readonly pseudonymise: Pseudonymise
  /** The server's own clock speaks. */
  readonly isClock?: true
  /** One of the server's own doors speaks for somebody's role. */
  readonly isOwn?: true
  /** Days ahead of `received` after which a time is a mistake. */
  readonly aheadDays?: number
}

/** With the 1-based line, or place, of what comes first. */
type Numbered = Sender & { readonly firstLine: number }

/** A batch for the engine, and what the answer needs of it. */
export interface Prepared {
  readonly batch: Batch
  /** The 1-based line (or place) of each event of the batch. */
  readonly lineOf: readonly number[]
  /** What was refused at the door. */
  readonly rejected: readonly Rejection[]
}

const NO_KIND = toRefusal('type', REASONS['kind-unknown'])
const CLOCK_ONLY = toRefusal('type', REASONS['clock-only'])
const DOOR_ONLY = toRefusal('type', REASONS['door-only'])
const SERVER_ONLY = toRefusal('source', REASONS['server-only'])
const TOO_EARLY = toRefusal('time', REASONS['time-too-early'])
const TOO_LATE = toRefusal('time', REASONS['time-too-late'])

/** Checks events that are parsed already and puts them into columns; their place counts from `firstLine`. */
export function prepareEvents(events: readonly unknown[], at: Numbered): Prepared {
  return new Preparation(at).addEvents(events).finish()
}

/** Texts that come again and again: each once, and which one is each event's. */
class Table {
  readonly texts: string[] = []
  readonly places: number[] = []
  private readonly byText = new Map<string, number>()
  private last = -1

  add(text: string): void {
    if (this.texts[this.last] !== text) this.last = this.placeOf(text)
    this.places.push(this.last)
  }

  private placeOf(text: string): number {
    let place = this.byText.get(text)
    if (place === undefined) {
      place = this.texts.push(text) - 1
      this.byText.set(text, place)
    }
    return place
  }
}

/**
 * Checks what comes in, part by part, and puts what is good into columns, what is not into `rejected`; pure, and the
 * ingest's hot path.
 *
 * Blank lines count as lines and are otherwise passed over. The lines kept are exactly
 * `{id, source, type, subject, time, data}`: nothing unchecked can hide in them.
 */
export class Preparation {
  private readonly at: Sender
  private nextLine: number
  private readonly latest: number
  private readonly text = new BlockLines()
  private readonly sources = new Table()
  private readonly ids: string[] = []
  private readonly kinds: number[] = []
  private readonly ts: number[] = []
  private readonly subjects = new Table()
  private readonly members: string[] = []
  private readonly data: (Fields | null)[] = []
  private readonly postEnd: number[] = []
  private readonly postMeasure: number[] = []
  private readonly postAmount: number[] = []
  private readonly names: { member: string; name: string }[] = []
  private readonly refused: RefusedRecord[] = []
  private readonly rejected: Rejection[] = []
  private readonly places: number[] = []
  private hasMembers = false
  private keepsData = false
  private middle = { source: '', type: '', text: '' }

  constructor(at: Numbered) {
    this.at = at
    this.nextLine = at.firstLine
    this.latest = at.received + (at.aheadDays ?? AHEAD_DAYS) * DAY_MS
  }

  addLines(lines: readonly (string | LineFault)[]): this {
    for (const line of lines) {
      const place = this.nextLine++
      if (typeof line !== 'string') this.refuseUnread(place, line)
      else if (line.startsWith('{') || line.trim() !== '') this.addLine(line, place)
    }
    return this
  }

  addEvents(events: readonly unknown[]): this {
    for (const event of events) this.add(event, this.nextLine++)
    return this
  }

  private addLine(text: string, line: number): void {
    let raw: unknown
    try {
      raw = JSON.parse(text)
    } catch {
      this.refuseUnread(line, { reason: REASONS['line-not-json'], bytes: text.length })
      return
    }
    this.add(raw, line)
  }

  private add(raw: unknown, line: number): void {
    const opened = openEnvelope(raw)
    const refusal = opened ? this.take(opened, line) : whyNot(raw)
    if (refusal) this.refuse(raw, { line, ...refusal })
  }

  private take(e: Opened, line: number): Refusal | undefined {
    const place = KIND_INDEX.get(e.type)
    const kind = place === undefined ? undefined : KINDS[place]
    if (place === undefined || !kind) return NO_KIND
    if ((kind.event.by === 'clock' || e.source === CLOCK_SOURCE) && this.at.isClock !== true) return CLOCK_ONLY
    if (this.at.isOwn !== true) {
      if (kind.event.by === 'door') return DOOR_ONLY
      if (e.source.startsWith(ROLE_SOURCE)) return SERVER_ONLY
    }
    if (e.ts < EARLIEST) return TOO_EARLY
    if (e.ts > this.latest) return TOO_LATE
    const kept = this.keep(kind, e)
    if (!kept.ok) return kept.refusal
    this.push(e, { line, place, kept })
    return undefined
  }

  private push(e: Opened, at: { line: number; place: number; kept: Good }): void {
    const { line, place, kept } = at
    if (kept.person) this.names.push(kept.person)
    this.text.add(this.lineOf(e, kept.json))
    this.sources.add(e.source)
    this.ids.push(e.id)
    this.kinds.push(place)
    this.ts.push(e.ts)
    this.subjects.add(e.subject)
    this.members.push(kept.member)
    this.data.push(kept.stored)
    if (kept.member !== '') this.hasMembers = true
    if (kept.stored) this.keepsData = true
    for (const { measure, amount } of kept.postings) {
      this.postMeasure.push(MEASURE_INDEX.get(measure) ?? -1)
      this.postAmount.push(amount)
    }
    this.postEnd.push(this.postMeasure.length)
    this.places.push(line)
  }

  /** The line the journal keeps; one sender's events of a kind share its middle. */
  private lineOf(e: Opened, data: string): string {
    const { source, type } = e
    if (this.middle.source !== source || this.middle.type !== type)
      this.middle = { source, type, text: `,"source":${quote(source)},"type":${quote(type)},"subject":` }
    return `{"id":${quote(e.id)}${this.middle.text}${quote(e.subject)},"time":"${e.time}","data":${data}}`
  }

  private keep(kind: Kind, e: Opened): Kept {
    const checked = checkData(kind.event, e.data)
    if (!checked.ok) return checked
    const stripped = this.strip(kind, checked.data)
    if (!stripped.ok) return stripped
    const json = JSON.stringify(stripped.data)
    if (hasForbidden(json, stripped.data)) return FORBIDDEN_TEXT
    if (stripped.person && isForbidden(stripped.person.name)) return FORBIDDEN_TEXT
    const { subject, ts } = e
    const isNeeded = isRead(kind, { subject, ts, member: stripped.member, data: stripped.data })
    const stored = isNeeded ? stripped.data : null
    return {
      ok: true,
      json,
      stored,
      member: stripped.member,
      person: stripped.person,
      postings: postingsOf(kind, checked.data),
    }
  }

  private strip(kind: Kind, data: Fields) {
    if (kind.isCorrection) {
      const corrected = checkCorrection(data, this.at.pseudonymise)
      return corrected.ok ? { ...corrected, member: '' } : corrected
    }
    if (kind.hasMember && mayName(kind, data))
      return { ok: true as const, ...stripPersonal(data, this.at.pseudonymise) }
    return { ok: true as const, data, member: '', person: undefined }
  }

  private refuseUnread(line: number, fault: LineFault): void {
    const refusal = { line, ...toRefusal('', fault.reason) }
    this.rejected.push(refusal)
    this.refused.push({ source: '', ...refusal, record: redactLine(fault.bytes) })
  }

  private refuse(raw: unknown, rejection: Rejection): void {
    this.rejected.push(rejection)
    this.refused.push({ source: sourceOf(raw), ...rejection, record: redactRecord(raw) })
  }

  finish(): Prepared {
    const { at, sources, ids, subjects, members, data, names, refused } = this
    const batch: Batch = {
      scope: at.scope,
      received: at.received,
      places: new Uint32Array(this.places),
      lines: this.text.finish(),
      sources: sources.texts,
      sourceOf: new Uint16Array(sources.places),
      subjects: subjects.texts,
      subjectOf: new Uint32Array(subjects.places),
      ids,
      kinds: new Uint16Array(this.kinds),
      ts: new Float64Array(this.ts),
      members: this.hasMembers ? members : [],
      data: this.keepsData ? data : [],
      postEnd: new Uint32Array(this.postEnd),
      postMeasure: new Uint16Array(this.postMeasure),
      postAmount: new Float64Array(this.postAmount),
      names,
      refused,
    }
    return { batch, lineOf: this.places, rejected: this.rejected }
  }
}

/** Text that JSON writes as it is. */
const SIMPLE = /^[\w:./@+-]*$/

function quote(text: string): string {
  return SIMPLE.test(text) ? `"${text}"` : JSON.stringify(text)
}

function sourceOf(raw: unknown): string {
  const opened = openEnvelope(raw)
  return opened ? opened.source : ''
}
