import { DAY_MS, dayStart, formatInstant, toDay } from '../../data/language/time.ts'
import type { Chance } from './chance.ts'

const SOURCE = 'urn:yuntu:drill'

/** An event as it is sent, with `ts` beside it for the model. */
export interface DrillEvent {
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly ts: number
  readonly data: Readonly<Record<string, unknown>>
}

export function toWire({ id, type, subject, ts, data }: DrillEvent) {
  return { specversion: '1.0', id, source: SOURCE, type, subject, time: formatInstant(ts), data }
}

/** A member on the way: where it is, where it was before its last step, and how many steps it has taken. */
interface Member {
  readonly code: string
  home: string
  was: string
  steps: number
}

/** A step of a member every twenty days, the first one 300 days ago. */
const MOST_STEPS = 12
const daysAgo = (steps: number) => 300 - steps * 20

const FORMS = ['theme-day', 'congress', 'lecture', 'committee'] as const
const EDUCATIONS = ['edu-bachelor', 'edu-college', 'edu-secondary'] as const
/** Kinds by share: most of what comes are meetings and people. */
const KINDS = [
  ...Array<'meeting'>(10).fill('meeting'),
  ...Array<'register'>(5).fill('register'),
  ...Array<'correct'>(3).fill('correct'),
  'transfer',
  'decease',
  'change',
  'found',
] as const // prettier-ignore

/**
 * A made-up city that goes on and on: every event in it applies, whatever is resent and in whichever order batches
 * arrive. What concerns one member waits until the member's last event is acknowledged; some events name an
 * organisation that is founded only a batch later, and are held until then.
 */
export class Story {
  private readonly chance: Chance
  private readonly now: number
  private readonly committees = ['drill']
  private readonly branches: string[] = []
  private announced: string[] = []
  private free: Member[] = []
  private readonly busy = new Map<string, Member>()
  private readonly meetings: DrillEvent[] = []
  private nr = 0
  private orgNr = 0
  private memberNr = 0

  constructor(chance: Chance, now: number) {
    this.chance = chance
    this.now = now
  }

  /** Scopes worth comparing: the whole, the top, and some of the rest. */
  scopes(): string[] {
    const { chance, committees, branches } = this
    return [...new Set(['root', 'drill', chance.pick(committees), chance.pick(branches), chance.pick(branches)])]
  }

  /** The first batch: a committee and its first branches. */
  opening(): DrillEvent[] {
    const top = this.event('org.founded', {
      subject: 'drill',
      daysAgo: 400,
      data: { name: '演练党委', kind: 'committee', sector: 'community', parent: 'root' },
    })
    return [top, ...Array.from({ length: 8 }, () => this.found(this.newBranch()))]
  }

  /** The next batch of this many events. */
  batch(size: number): DrillEvent[] {
    const events = this.closing()
    if (this.chance.happens(0.3)) this.announced.push(this.newBranch())
    while (events.length < size) events.push(...this.next())
    return events
  }

  /** What must come so that nothing is held any longer. */
  closing(): DrillEvent[] {
    const due = this.announced
    this.announced = []
    return due.map((code) => this.found(code))
  }

  /** Says that events are on disk: their members may go on. */
  acknowledged(events: readonly DrillEvent[]): void {
    for (const { id, type } of events) {
      const member = this.busy.get(id)
      this.busy.delete(id)
      if (member && type !== 'member.deceased' && member.steps < MOST_STEPS) this.free.push(member)
    }
  }

  private next(): DrillEvent[] {
    const { chance } = this
    switch (chance.pick(KINDS)) {
      case 'meeting':
        return [this.meeting()]
      case 'register':
        return [this.register()]
      case 'correct':
        return this.correct()
      case 'found':
        return chance.happens(0.3) ? [this.found(this.newBranch())] : []
      case 'transfer':
        return this.ofMember('member.transferred', (m) => {
          const from = m.home
          const to = chance.pick(this.branches.filter((b) => b !== from && !this.announced.includes(b)))
          m.home = to
          return { subject: to, data: { from, to } }
        })
      case 'change':
        return this.ofMember('member.changed', (m) => ({
          subject: m.was,
          data: { education: chance.pick(EDUCATIONS) },
          isLate: true,
        }))
      case 'decease':
        return this.ofMember('member.deceased', (m) => ({ subject: m.home, data: {} }))
    }
  }

  private event(type: string, at: { subject: string; daysAgo: number; data: DrillEvent['data'] }): DrillEvent {
    this.nr++
    const ts = Math.min(this.now - 1_000, this.now - at.daysAgo * DAY_MS + this.nr * 100)
    return {
      id: `drill-${String(this.nr).padStart(9, '0')}`,
      type,
      subject: at.subject,
      ts: ts - (ts % 1_000),
      data: at.data,
    }
  }

  private newBranch(): string {
    const code = `drill-${++this.orgNr}`
    this.branches.push(code)
    return code
  }

  private found(code: string): DrillEvent {
    const isCommittee = this.committees.length < 12 && this.chance.happens(0.2)
    const parent = this.chance.pick(this.committees)
    // A branch by now: only later ones may hang below it.
    if (isCommittee) this.committees.push(code)
    const kind = isCommittee ? 'committee' : 'branch'
    return this.event('org.founded', {
      subject: code,
      daysAgo: 390,
      data: { name: `演练组织 ${code}`, kind, sector: 'village', parent },
    })
  }

  private meeting(): DrillEvent {
    const { chance, now } = this
    const expected = chance.whole(3, 60)
    const data = {
      form: chance.pick(FORMS),
      attended: chance.whole(0, expected),
      expected,
      minutes: chance.whole(20, 180),
    }
    const since = chance.pick([dayStart(toDay(now)), now - 20 * DAY_MS, now - 300 * DAY_MS])
    const meeting = { ...this.event('meeting.held', { subject: chance.pick(this.branches), daysAgo: 0, data }) }
    const ts = Math.floor(since + chance.unit() * Math.max(0, now - 1_000 - since))
    const dated = { ...meeting, ts: ts - (ts % 1_000) }
    this.meetings.push(dated)
    return dated
  }

  private correct(): DrillEvent[] {
    const { chance, meetings } = this
    if (meetings.length === 0) return []
    const place = Math.floor(chance.unit() * meetings.length)
    // Each is corrected once: which of two corrections holds would depend on the order of arrival.
    const [target] = meetings.splice(place, 1)
    if (!target) return []
    const replacement = { data: { ...target.data, attended: chance.whole(0, Number(target.data.expected)) } }
    const data = { id: target.id, reason: '演练更正', ...(chance.happens(0.5) ? { replacement } : {}) }
    return [this.event('event.corrected', { subject: target.subject, daysAgo: 0, data })]
  }

  private register(): DrillEvent {
    const { chance } = this
    const member: Member = { code: `drill-${++this.memberNr}`, home: chance.pick(this.branches), was: '', steps: 0 }
    member.was = member.home
    const gender = chance.pick(['female', 'male'])
    const born = `19${chance.whole(50, 99)}-${String(chance.whole(1, 12)).padStart(2, '0')}`
    const profile = {
      gender,
      birthMonth: born,
      education: chance.pick(EDUCATIONS),
      occupation: 'worker',
      ethnicity: 'han',
      joined: '2004-07',
    }
    const event = this.event('member.registered', {
      subject: member.home,
      daysAgo: daysAgo(0),
      data: { member: member.code, ...profile },
    })
    this.busy.set(event.id, member)
    return event
  }

  /** A step of somebody whose last one is on disk; a late one is dated before that, so that the history is folded anew. */
  private ofMember(
    type: string,
    act: (member: Member) => { subject: string; data: Readonly<Record<string, unknown>>; isLate?: boolean },
  ): DrillEvent[] {
    const place = Math.floor(this.chance.unit() * this.free.length)
    const [member] = this.free.splice(place, 1)
    if (!member) return []
    const before = member.home
    const { subject, data, isLate } = act(member)
    if (!isLate) {
      member.steps++
      member.was = before
    }
    const when = isLate ? daysAgo(member.steps) + (member.steps > 0 ? 10 : -10) : daysAgo(member.steps)
    const event = this.event(type, { subject, daysAgo: when, data: { member: member.code, ...data } })
    this.busy.set(event.id, member)
    return [event]
  }
}
