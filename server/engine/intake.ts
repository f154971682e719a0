import type { Rejection } from '../../data/contract/rest.ts'
import { plainText } from '../../data/language/personal.ts'
import type { Refusal } from '../../data/language/project.ts'
import { toRefusal } from '../../data/language/reason.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { apply } from './apply.ts'
import type { Batch } from './batch.ts'
import type { Core } from './core.ts'
import { correct } from './correct.ts'
import { tooLong } from './held.ts'
import { CORRECTION, type Incoming, keyOf, toIncoming, WAY_OF } from './incoming.ts'
import type { Draft } from './journal.ts'
import { REASONS } from './reasons.ts'
import { ACCEPTED, type Context, held, type Verdict } from './resolve.ts'
import { touchesOf } from './touches.ts'
import type { Waiting } from './waiting.ts'

const NEWLINE = 10
const NO_POSTINGS: Incoming['postings'] = []

/** One event applied, whatever its kind. */
export function applyAny(e: Incoming, ctx: Context): Verdict {
  return e.kind === CORRECTION ? correct(e, ctx) : apply(e, ctx)
}

/**
 * Takes one batch: dedupes, applies, holds, refuses, releases what waited, and writes the journal's block.
 *
 * All of it happens in one event turn, so that the journal commits it as one transaction.
 */
export class Intake {
  private accepted = 0
  private duplicate = 0
  private heldCount = 0
  private retried = 0
  private expired = 0
  /** Why what was tried again is held still, where its fold says so. */
  private readonly whyHeld = new Map<string, Refusal>()
  private readonly rejected: Rejection[] = []
  private readonly orgs: number[] = []
  private readonly draft: Draft
  private readonly ctx: Context
  /** The accepted events in order: a place in the batch, or the line of one that had been held. */
  private readonly taken: (number | string)[] = []
  private ends: Uint32Array | undefined
  private readonly core: Core
  private readonly waiting: Waiting
  private readonly batch: Batch

  constructor(core: Core, waiting: Waiting, batch: Batch) {
    this.core = core
    this.waiting = waiting
    this.batch = batch
    this.draft = core.journal.begin(batch.received)
    this.draft.line = (seq) => this.lineOf(seq - this.draft.firstSeq)
    const scope = core.registry.orgOf(batch.scope) ?? -1
    this.ctx = { core, draft: this.draft, scope, received: batch.received }
  }

  run(): {
    flushed: Promise<void>
    counts: {
      accepted: number
      duplicate: number
      held: number
      rejected: Rejection[]
      /** Of what had been held before: attempts to post it, and what waited too long. */
      retried: number
      expired: number
    }
  } {
    const { batch } = this
    for (let i = 0; i < batch.ids.length; i++) this.takeAt(i)
    this.draft.refused.push(...batch.refused)
    const unknown = new Set(this.rejected.map((r) => batch.members[r.line]))
    for (const { member, name } of batch.names) if (!unknown.has(member)) this.draft.names.set(member, name)
    this.release(this.waiting.dueBy(batch.received))
    const late = this.waiting.expiredBy(batch.received)
    this.release(late)
    this.expire(late)
    const lines = this.linesOfTaken()
    const flushed = this.core.journal.commit(this.draft, { lines, count: this.taken.length })
    this.core.ledger.mark(this.core.seq)
    this.core.keyed.spill(Math.max(1_000, batch.ids.length * 4))
    const { accepted, duplicate, rejected, retried, expired } = this
    return { flushed, counts: { accepted, duplicate, held: this.heldCount, rejected, retried, expired } }
  }

  private takeAt(i: number): void {
    const { batch, core } = this
    const source = batch.sources[batch.sourceOf[i] ?? 0] ?? ''
    const id = batch.ids[i] ?? ''
    if (core.journal.seqOf(source, id) !== undefined) {
      this.duplicate++
      return
    }
    if (!this.waiting.isEmpty && this.waiting.has(keyOf(source, id))) {
      this.heldCount++
      return
    }
    if (this.takePlain(i, { source, id })) return
    const e = this.at(i, source)
    const verdict = e.ts > batch.received ? held(`time:${e.ts}`) : applyAny(e, this.ctx)
    switch (verdict.kind) {
      case 'accepted':
        this.accepted++
        this.accept(e, i)
        break
      case 'held':
        if (batch.isAsked)
          this.refuse(i, { e, refusal: verdict.refusal ?? toRefusal('subject', REASONS['not-there-yet']) })
        else this.hold(i, { e, waits: verdict.waits })
        break
      case 'refused':
        this.refuse(i, { e, refusal: verdict.refusal })
        break
    }
  }

  /** The fast path of a stateless event whose organisation is there: posts straight from the batch's columns. */
  private takePlain(i: number, from: { source: string; id: string }): boolean {
    const { batch, core, waiting } = this
    const kind = batch.kinds[i] ?? -1
    const ts = batch.ts[i] ?? Number.POSITIVE_INFINITY
    if (
      WAY_OF[kind] !== 'stateless' ||
      batch.data[i] ||
      !waiting.isEmpty ||
      ts > batch.received ||
      EVENTS[kind]?.member ||
      EVENTS[kind]?.orgs
    )
      return false
    const org = this.orgAt(batch.subjectOf[i] ?? 0)
    if (org === undefined || (this.ctx.scope !== 0 && !core.tree.isBelow(org, this.ctx.scope))) return false
    core.begin({ ts, received: batch.received, kind, source: from.source, org, member: 0, corrects: 0 })
    const to = batch.postEnd[i] ?? 0
    // One entry for all of them: whoever takes one in copies what it keeps.
    const entry = { ts, org, measure: 0, amount: 0, member: 0 }
    for (let p = i === 0 ? 0 : (batch.postEnd[i - 1] ?? 0); p < to; p++) {
      entry.measure = batch.postMeasure[p] ?? 0
      entry.amount = batch.postAmount[p] ?? 0
      core.post(entry)
    }
    this.accepted++
    core.journal.noteId(this.draft, from, core.seq)
    this.taken.push(i)
    return true
  }

  /** The organisation of one of the batch's subjects, looked up once: what is founded stays. */
  private orgAt(subject: number): number | undefined {
    const known = this.orgs[subject]
    if (known !== undefined) return known
    const org = this.core.registry.orgOf(this.batch.subjects[subject] ?? '')
    if (org !== undefined) this.orgs[subject] = org
    return org
  }

  private at(i: number, source: string): Incoming {
    const { batch } = this
    const kind = batch.kinds[i] ?? -1
    const from = i === 0 ? 0 : (batch.postEnd[i - 1] ?? 0)
    const to = batch.postEnd[i] ?? from
    let postings = NO_POSTINGS
    if (to > from) {
      const list: (readonly [number, number])[] = new Array(to - from)
      for (let p = from; p < to; p++) list[p - from] = [batch.postMeasure[p] ?? 0, batch.postAmount[p] ?? 0]
      postings = list
    }
    return {
      source,
      id: batch.ids[i] ?? '',
      kind,
      ts: batch.ts[i] ?? 0,
      subject: batch.subjects[batch.subjectOf[i] ?? 0] ?? '',
      member: batch.members[i] ?? '',
      data: batch.data[i] ?? null,
      postings,
    }
  }

  /** Notes an accepted event and lets go what waited for it. */
  private accept(e: Incoming, line: number | string): void {
    const { core, draft, waiting } = this
    core.journal.noteId(draft, e, core.seq)
    this.taken.push(line)
    if (waiting.isEmpty) return
    this.release(waiting.forKey(`event:${keyOf(e.source, e.id)}`))
    if (WAY_OF[e.kind] === 'org') this.release(waiting.forKey(`org:${e.subject}`))
    if (e.member !== '') this.release(waiting.forKey(`member:${e.member}`))
    for (const touch of touchesOf(e)) this.release(waiting.forKey(touch.name))
  }

  private hold(i: number, at: { e: Incoming; waits: string }): void {
    const { batch, draft, waiting } = this
    if (waiting.isFull) {
      this.refuse(i, { e: at.e, refusal: toRefusal('subject', REASONS['too-many-held']) })
      return
    }
    this.heldCount++
    const record = { line: this.textOf(i), waits: at.waits, scope: batch.scope, received: batch.received }
    const key = keyOf(at.e.source, at.e.id)
    draft.held.set(key, record)
    waiting.add(key, record)
  }

  private refuse(i: number, at: { e: Incoming; refusal: Refusal }): void {
    this.rejected.push({ line: i, ...at.refusal })
    this.store(at.e, { ...at.refusal, line: this.batch.places[i] ?? 0 })
  }

  private store(e: Incoming, at: Refusal & { line: number }): void {
    const [id, subject] = [plainText(e.id), plainText(e.subject)]
    const record = JSON.stringify({ type: EVENTS[e.kind]?.kind, id, subject, ts: e.ts })
    this.draft.refused.push({ source: e.source, record, ...at })
  }

  /** Applies events that waited, in the order in which they happened; what still lacks something waits on. */
  private release(keys: readonly string[]): void {
    const due = keys.flatMap((key) => {
      const record = this.core.journal.heldRecord(key)
      const e = record && toIncoming(record.line)
      return e && !('day' in e) ? [{ key, record, e }] : []
    })
    due.sort((a, b) => a.e.ts - b.e.ts || (EVENTS[a.e.kind]?.rank ?? 0) - (EVENTS[b.e.kind]?.rank ?? 0))
    for (const { key, record, e } of due) {
      if (!this.waiting.has(key)) continue
      this.waiting.remove(key)
      this.retried++
      const scope = this.core.registry.orgOf(record.scope) ?? -1
      const verdict = e.ts > this.batch.received ? held(`time:${e.ts}`) : applyAny(e, { ...this.ctx, scope })
      if (verdict.kind === 'held') {
        // What waited for its time has waited for nothing else until now.
        const since = record.waits.startsWith('time:') ? this.batch.received : (record.since ?? record.received)
        const again = { ...record, waits: verdict.waits, since }
        if (verdict.refusal) this.whyHeld.set(key, verdict.refusal)
        this.draft.held.set(key, again)
        this.waiting.add(key, again)
        continue
      }
      this.draft.held.set(key, null)
      if (verdict === ACCEPTED) this.accept(e, record.line)
      else if (verdict.kind === 'refused') this.store(e, { ...verdict.refusal, line: 0 })
    }
  }

  /** Refuses what was tried a last time and still lacks what it waits for. */
  private expire(keys: readonly string[]): void {
    for (const key of keys) {
      const record = this.waiting.has(key) ? this.core.journal.heldRecord(key) : undefined
      const e = record && toIncoming(record.line)
      if (!e || 'day' in e) continue
      this.waiting.remove(key)
      this.draft.held.set(key, null)
      this.expired++
      this.store(e, { ...tooLong(record.waits, this.whyHeld.get(key)), line: 0 })
    }
  }

  private lineOf(place: number): string | undefined {
    const line = this.taken[place]
    return typeof line === 'number' ? this.textOf(line) : line
  }

  private textOf(i: number): string {
    const [from, to] = this.span(i)
    return Buffer.from(this.batch.lines.buffer, this.batch.lines.byteOffset + from, to - from).toString('utf8')
  }

  private span(i: number): [number, number] {
    this.ends ??= endsOf(this.batch.lines, this.batch.ids.length)
    return [i === 0 ? 0 : (this.ends[i - 1] ?? 0) + 1, this.ends[i] ?? 0]
  }

  private linesOfTaken(): Uint8Array {
    const { taken, batch } = this
    if (taken.length === batch.ids.length && taken.every((line, i) => line === i)) return batch.lines
    const parts: Uint8Array[] = []
    for (const line of taken) {
      if (parts.length > 0) parts.push(Buffer.from('\n'))
      if (typeof line === 'string') parts.push(Buffer.from(line))
      else parts.push(batch.lines.subarray(...this.span(line)))
    }
    return Buffer.concat(parts)
  }
}

/** Where each line ends. */
function endsOf(lines: Uint8Array, count: number): Uint32Array {
  const ends = new Uint32Array(count)
  let from = 0
  for (let i = 0; i < count; i++) {
    const at = lines.indexOf(NEWLINE, from)
    ends[i] = at < 0 ? lines.length : at
    from = (ends[i] ?? 0) + 1
  }
  return ends
}
