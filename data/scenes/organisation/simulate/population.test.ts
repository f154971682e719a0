import { expect, test } from 'vitest'
import { Envelope } from '../../../contract/envelope.ts'
import type { FlatState, FoldEvent } from '../../../language/project.ts'
import { dayStart, fromCalendar, toCalendar, toDay } from '../../../language/time.ts'
import { EVENTS, FOLD_OF, ROOT } from '../../index.ts'
import { cityTimeline } from '../../simulate.ts'
import { isInStock, type MemberState, measuresOf } from '../member-state.ts'
import { AGE_BANDS, EDUCATIONS, ETHNICITIES, GENDERS, JOINING_BANDS, OCCUPATIONS, STATUSES } from '../vocabulary.ts'
import { apportion, apportionWithin, fitTable } from './apportion.ts'
import { isWorkday, openingDayFor } from './calendar.ts'
import { openPopulation, type SimulatedEvent, timeline, toLine } from './timeline.ts'

const OPENING = fromCalendar(2025, 10, 23)
const NOW = dayStart(fromCalendar(2026, 11, 23)) + 10 * 3_600_000
const options = { seed: 2020, size: 'small', openingDay: OPENING } as const

function until(ts: number, after?: number): SimulatedEvent[] {
  const events: SimulatedEvent[] = []
  for (const event of timeline(openPopulation(options), after === undefined ? {} : { after })) {
    if (event.ts > ts) break
    events.push(event)
  }
  return events
}

const events = until(NOW)
const openingCount = openPopulation(options).counts.openingEvents

/** Follows the folds of the scene, as the engine would, and fails on the first event that does not apply. */
class Follower {
  readonly orgs = new Map<string, number>([[ROOT.code, ROOT.id]])
  readonly members = new Map<string, number>()
  readonly orgStates: FlatState[] = [ROOT.state]
  readonly memberStates: FlatState[] = []

  take(event: SimulatedEvent): void {
    const fold = FOLD_OF.get(event.type)
    const kind = EVENTS.find((each) => each.kind === event.type)
    if (!kind) throw new Error(`unknown kind ${event.type}`)
    if (kind.founds) this.orgs.set(event.subject, this.orgs.size)
    const org = this.orgs.get(event.subject)
    if (org === undefined) throw new Error(`${event.id}: ${event.subject} is unknown`)
    if (!fold) return
    const orgs = Object.fromEntries((kind.orgs ?? []).map((field) => [field, this.idOf(event, field)]))
    const isMember = fold.key === 'member'
    const code = String(event.data.member)
    if (isMember && !this.members.has(code)) this.members.set(code, this.members.size)
    const states = isMember ? this.memberStates : this.orgStates
    const key = isMember ? (this.members.get(code) ?? -1) : org
    const foldEvent: FoldEvent = { kind: event.type, id: event.id, ts: event.ts, org, data: event.data, orgs }
    const refusal = fold.check?.(foldEvent, {
      memberCount: (o) => this.memberStates.filter((state) => state.org === o).length,
      childCount: (o) => this.orgStates.filter((state) => state.parent === o && state.dissolved === 0).length,
      isBelow: () => false,
      org: (o) => this.orgStates[o],
      member: () => undefined,
    })
    const step = fold.step(states[key] ?? fold.initial, foldEvent)
    const reason = refusal?.reason ?? (step.ok ? undefined : step.refusal.reason)
    if (reason !== undefined || !step.ok) throw new Error(`${event.id} ${event.type}: ${reason}`)
    states[key] = step.state
  }

  private idOf(event: SimulatedEvent, field: string): number {
    const code = event.data[field]
    if (code === null || code === undefined) return -1
    const id = this.orgs.get(String(code))
    if (id === undefined) throw new Error(`${event.id}: ${String(code)} is unknown`)
    return id
  }
}

// The member fold's states, which the registry's type forgets.
const membersIn = (follower: Follower) => (follower.memberStates as MemberState[]).filter(isInStock)

test('the opening of the small population has the census to the person, and the organisations of the city', () => {
  const { counts } = openPopulation(options)
  const follower = new Follower()
  for (const event of events.slice(0, openingCount)) follower.take(event)
  const tally = new Map<string, number>()
  for (const state of membersIn(follower))
    for (const measure of measuresOf(state, OPENING)) tally.set(measure, (tally.get(measure) ?? 0) + 1)
  const axis = (vocabulary: Record<string, unknown>) =>
    Object.keys(vocabulary).map((value) => [...tally].find(([measure]) => measure.endsWith(`/${value}`))?.[1] ?? 0)
  const ages = Object.keys(AGE_BANDS).map((band) =>
    [...tally].reduce((n, [measure, count]) => n + (measure.endsWith(`male-${band}`) ? count : 0), 0),
  )
  expect({ members: tally.get('member.stock'), orgs: counts.organisations }).toEqual({ members: 7_867, orgs: 449 })
  expect(axis(GENDERS)).toEqual(counts.gender)
  expect(ages).toEqual(counts.age)
  expect(axis(EDUCATIONS)).toEqual(counts.education)
  expect(axis(JOINING_BANDS)).toEqual(counts.joined)
  expect(axis(OCCUPATIONS)).toEqual(counts.occupation)
  expect(axis(ETHNICITIES)).toEqual(counts.ethnicity)
  expect(axis(STATUSES)).toEqual(counts.status)
  expect(counts.gender).toEqual([3_003, 4_864])
})

test('every event is an envelope with a payload of its kind', () => {
  const kinds = new Map(EVENTS.map((kind) => [kind.kind, kind.payload]))
  for (const event of events) {
    const parsed = Envelope.parse(JSON.parse(toLine(event)))
    const payload = kinds.get(parsed.type)?.safeParse(parsed.data)
    if (!payload?.success) throw new Error(`${event.id} ${event.type}: ${payload?.error?.message}`)
  }
})

test('every event applies in its place, by the folds of the scene', () => {
  const follower = new Follower()
  // With those who come in with their whole way on record, and everything else that scenes report.
  for (const event of cityTimeline(openPopulation(options))) {
    if (event.ts > NOW) break
    follower.take(event)
  }
  expect(membersIn(follower).length).toBeGreaterThan(7_867)
})

test('events come in order of time, with ids in that order, and none after the moment asked for', () => {
  for (const [i, event] of events.entries()) {
    const next = events[i + 1]
    if (next && !(event.ts <= next.ts && event.id < next.id)) throw new Error(`${event.id} before ${next.id}`)
  }
  expect(events.at(-1)?.ts).toBeLessThanOrEqual(NOW)
})

test('the same seed gives the same city, another seed another', () => {
  const first = openPopulation(options)
  const other = openPopulation({ ...options, seed: 2021 })
  expect(until(NOW).at(-1)).toEqual(events.at(-1))
  expect(other.counts).toEqual(first.counts)
  expect(other.people.birth).not.toEqual(first.people.birth)
})

test.each([
  ['in the middle of a day', NOW - 40 * 3_600_000],
  ['in the middle of an earlier month', NOW - 45 * 86_400_000],
  ['during the opening', dayStart(OPENING) + 12 * 3_600_000],
  ['at the end of a month', dayStart(fromCalendar(2026, 11, 1)) - 1],
])('going on after %s gives what an unbroken run gives', (_, after) => {
  expect(until(NOW, after)).toEqual(events.filter((event) => event.ts > after))
})

test('branches have at least three full members and at most fifty; general branches and committees the sizes of the regulation', () => {
  const city = openPopulation(options)
  const total = city.orgs.map((_, i) => city.total[i] ?? 0)
  for (let i = city.orgs.length - 1; i >= 0; i--) {
    const parent = city.orgs[i]?.parent ?? -1
    if (parent >= 0) total[parent] = (total[parent] ?? 0) + (total[i] ?? 0)
  }
  city.orgs.forEach((org, i) => {
    const size = total[i] ?? 0
    if (org.kind === 'committee') expect(size).toBeGreaterThan(100)
    else if (org.kind === 'general-branch') expect(size > 50 && size <= 100).toBe(true)
    else if (org.kind !== 'area') expect((city.full[i] ?? 0) >= 3 && size <= 50).toBe(true)
  })
})

test.each([2023, 2029, 2032, 2040])('a city can be opened in %i', (year) => {
  const openingDay = fromCalendar(year, 2, 28)
  const city = openPopulation({ ...options, seed: year, openingDay })
  expect(city.counts.joined.reduce((a, b) => a + b)).toBe(7_867)
  expect(city.people.home).toHaveLength(7_867)
})

test('names and codes are distinct, and codes say where an organisation hangs', () => {
  const { orgs } = openPopulation(options)
  const founded = orgs.filter((org) => org.kind !== 'area')
  expect(new Set(orgs.map((org) => org.code)).size).toBe(orgs.length)
  expect(new Set(founded.map((org) => org.name)).size).toBe(founded.length)
  for (const org of orgs) {
    expect(org.code).toMatch(/^\d{6,24}$/)
    expect(org.code.startsWith(orgs[org.parent]?.code ?? '33')).toBe(true)
  }
})

test('on an office day something happens every minute or two', () => {
  const perDay = new Map<number, number>()
  for (const { ts } of events.slice(openingCount)) perDay.set(toDay(ts), (perDay.get(toDay(ts)) ?? 0) + 1)
  const days = [...perDay].filter(([day]) => isWorkday(day) && day < toDay(NOW)).map(([, count]) => count)
  const median = days.sort((a, b) => a - b)[Math.floor(days.length / 2)] ?? 0
  expect(480 / median).toBeGreaterThan(1)
  expect(480 / median).toBeLessThan(2.2)
})

test('the opening lies thirteen months back, on a date that exists', () => {
  expect(toCalendar(openingDayFor(fromCalendar(2026, 11, 23)))).toEqual({ year: 2025, month: 10, date: 23 })
  expect(toCalendar(openingDayFor(fromCalendar(2027, 3, 31)))).toEqual({ year: 2026, month: 2, date: 28 })
})

test('splits sum exactly and keep their bounds', () => {
  expect(apportion(449, [5_638, 5_689, 16_127, 1_794, 15_667])).toEqual([56, 57, 161, 18, 157])
  const parts = apportionWithin(100, { weights: [1, 1, 8], least: [5, 5, 5], most: [20, 90, 60] })
  expect(parts).toEqual([20, 20, 60])
  expect(() => apportionWithin(10, { weights: [1], least: [0], most: [9] })).toThrow('does not fit')
  const table = fitTable({ rows: [3, 4], columns: [2, 5], affinity: (r, c) => (r === 0 && c === 0 ? 0 : 1) })
  expect(table).toEqual([
    [0, 3],
    [2, 2],
  ]) // prettier-ignore
  expect(() => fitTable({ rows: [3, 1], columns: [2, 2], affinity: (r, c) => Number(r === c) })).toThrow(
    'cannot be met',
  )
})
