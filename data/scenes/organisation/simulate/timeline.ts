import { mixSeeds, Random } from '../../../language/seeded.ts'
import { type Day, dayStart, type EpochMs, formatDay, toDay } from '../../../language/time.ts'
import { monthOf } from '../months.ts'
import { City } from './city.ts'
import { type Happening, memberCode, registrationOf } from './happening.ts'
import { meetingsOn } from './meetings.ts'
import { type MonthPlan, planMonth } from './month-plan.ts'
import { fulfil, moveMembers, type Today } from './movements.ts'
import { fulfilForOrg, moveOrgs } from './org-life.ts'
import type { Size } from './truth.ts'

/** Who sends everything that is simulated. */
const DEMO_SOURCE = 'urn:yuntu:demo:organisation'

/** Counts up when the same seed begins to mean another population: a folder is then not continued. */
export const SIMULATOR_REVISION = 7

/** An event of the simulated city as it goes out: CloudEvents 1.0, `ts` is its time. */
export interface SimulatedEvent {
  readonly ts: EpochMs
  /** Who sends it; absent: the organisation scene's own. */
  readonly source?: string
  readonly id: string
  readonly type: string
  readonly subject: string
  readonly time: string
  readonly data: Readonly<Record<string, unknown>>
}

/** One line of NDJSON, without its end. Codes, kinds and times need no escaping. */
export function toLine(event: SimulatedEvent): string {
  return `{"specversion":"1.0","id":"${event.id}","source":"${event.source ?? DEMO_SOURCE}","type":"${event.type}","subject":"${event.subject}","time":"${event.time}","data":${JSON.stringify(event.data)}}`
}

/** The city at its opening, as the seed has it. */
export function openPopulation(options: { seed: number; size: Size; openingDay: Day }): City {
  return new City(options)
}

/**
 * Everything that happens in the city, in order of time, without end: the opening, then day after day.
 *
 * `city` must be at its opening, and is moved along. What happened at or before `after` is passed over (fast; only
 * what changes the city is worked out). Whoever asks for the next event decides when: history is what lies before
 * now, the live part what comes after, and there is no seam between them. `also` gives what other scenes report
 * on a day, in order of time.
 */
export function* timeline(
  city: City,
  options: { after?: EpochMs; also?: (day: Day) => readonly SimulatedEvent[] } = {},
): Generator<SimulatedEvent, never> {
  const after = options.after ?? Number.NEGATIVE_INFINITY
  const also = options.also ?? (() => [])
  if (after < dayStart(city.openingDay + 1)) {
    for (const event of openingEvents(city)) if (event.ts > after) yield event
  }
  const days = openDays(city, after)
  for (;;) {
    const day = city.nextDay
    if (after >= dayStart(day + 1)) days.pass()
    else for (const event of merged(days.next(), also(day))) if (event.ts > after) yield event
  }
}

/** Two lists in order of time as one; of the same instant the first list's come first. */
function* merged(a: readonly SimulatedEvent[], b: readonly SimulatedEvent[]): Generator<SimulatedEvent> {
  let next = 0
  for (const event of a) {
    for (let other = b[next]; other && other.ts < event.ts; other = b[++next]) yield other
    yield event
  }
  yield* b.slice(next)
}

const FOUNDING = 8 * 3_600
const REGISTERING = 9 * 3_600
const CLOSING = 18 * 3_600

/** Everything founded in the morning of the opening day, from the top down, and everybody registered until the evening. */
function* openingEvents(city: City): Generator<SimulatedEvent> {
  const { counts, openingDay } = city
  const toEvent = stamper(openingDay)
  const orgCount = counts.organisations + counts.areas
  for (let i = 0; i < orgCount; i++) {
    const org = city.orgs[i]
    if (!org) continue
    const { name, short, kind, sector } = org
    const parent = city.orgs[org.parent]?.code ?? 'root'
    const data = sector === undefined ? { name, short, kind, parent } : { name, short, kind, sector, parent }
    const second = FOUNDING + Math.floor((i * (REGISTERING - FOUNDING)) / orgCount)
    yield toEvent({ second, kind: 'org.founded', subject: org.code, data })
  }
  for (let i = 0; i < counts.members; i++) {
    const second = REGISTERING + Math.floor((i * (CLOSING - REGISTERING)) / counts.members)
    yield toEvent({
      second,
      kind: 'member.registered',
      subject: city.orgs[city.homeOf(i)]?.code ?? '',
      data: registrationOf(city, i),
    })
  }
}

const TWO = Array.from({ length: 60 }, (_, n) => String(n).padStart(2, '0'))
const pad = (n: number) => TWO[n] ?? ''

/** Gives the events of one day their ids and times, in the order in which they come: `p-20251023-000001`. */
export function stamper(
  day: Day,
): (at: { second: number; kind: string; subject: string; data: Happening['data'] }) => SimulatedEvent {
  const date = formatDay(day)
  const prefix = `p-${date.replaceAll('-', '')}-`
  const start = dayStart(day)
  let nr = 0
  return ({ second, kind, subject, data }) => {
    nr++
    return {
      ts: start + second * 1000,
      id: prefix + String(nr).padStart(6, '0'),
      type: kind,
      subject,
      time: `${date}T${pad(Math.floor(second / 3600))}:${pad(Math.floor(second / 60) % 60)}:${pad(second % 60)}+08:00`,
      data,
    }
  }
}

/** Moves a city on, a day a call: with the day's events, or (up to `after`) only with what they change. */
function openDays(city: City, after: EpochMs): { next(): SimulatedEvent[]; pass(): void } {
  let plan: MonthPlan | undefined
  const firstMonth = Number.isFinite(after) ? monthOf(toDay(after)) : 0
  const begin = (): Today => {
    const day = city.nextDay
    const month = monthOf(day)
    // A plan is made on the eve of its month; of months that are passed over whole, none is needed.
    if (plan?.month !== month && month >= firstMonth) plan = planMonth(city, month)
    return { city, day, random: new Random(mixSeeds(mixSeeds(city.seed, 5), day)), happenings: [] }
  }
  return {
    pass: () => moveOn(begin()),
    next() {
      const today = begin()
      // Before the movements: who is expected at a meeting was counted in the morning.
      const meetings = plan ? meetingsOn(city, { day: today.day, slots: plan.slots(today.day) }) : []
      moveOn(today)
      return toEvents(city, { day: today.day, happenings: meetings.concat(today.happenings) })
    },
  }
}

function moveOn(today: Today): void {
  const { city, day } = today
  city.touched.clear()
  city.nextDay = day + 1
  for (const task of city.agenda.get(day) ?? []) {
    if ('org' in task) fulfilForOrg(today, task)
    else fulfil(today, task)
  }
  city.agenda.delete(day)
  moveOrgs(today)
  moveMembers(today)
}

function toEvents(city: City, at: { day: Day; happenings: Happening[] }): SimulatedEvent[] {
  const toEvent = stamper(at.day)
  const ids = new Map<Happening, string>()
  const corrected = new Set(at.happenings.flatMap((happening) => happening.corrects ?? []))
  return at.happenings
    .sort((a, b) => a.second - b.second)
    .map((happening) => {
      const { second, kind, org, corrects } = happening
      const data = corrects ? { id: ids.get(corrects) ?? '', ...happening.data } : happening.data
      const event = toEvent({ second, kind, subject: city.orgs[org]?.code ?? '', data })
      if (corrected.has(happening)) ids.set(happening, event.id)
      return event
    })
}

/** About how many events there are up to a moment, the opening included: for a progress bar. */
export function estimateEvents(city: City, until: EpochMs): number {
  const { counts, openingDay } = city
  const day = (until - dayStart(openingDay)) / 86_400_000
  if (day < 1)
    return Math.round(
      counts.openingEvents * Math.min(1, Math.max(0, (day * 86_400 - REGISTERING) / (CLOSING - REGISTERING))),
    )
  const perBranchYear = city.size === 'small' ? 280 : 62
  return counts.openingEvents + Math.round(((day - 1) / 365) * city.branches.length * perBranchYear)
}

/** The code of an ordinary branch, in which a demonstration's secretary and member may be at home; null in none. */
export function exampleBranch(city: City): string | null {
  const index = city.branches.find((i) => {
    const org = city.orgs[i]
    const total = city.total[i] ?? 0
    return org?.sector === 'community' && !org.isSloppy && total >= 20 && total <= 40
  })
  return index === undefined ? null : (city.orgs[index]?.code ?? null)
}

/** The code of the first member of a branch at the opening, as the demonstration's member; null in none. */
export function exampleMember(city: City, branch: string | null): string | null {
  const index = city.orgs.findIndex((org) => org.code === branch)
  return index < 0 ? null : memberCode(city.firstOf(index))
}
