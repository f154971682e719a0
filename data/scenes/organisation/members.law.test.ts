import fc from 'fast-check'
import { expect, test } from 'vitest'
import { keysOf } from '../../language/label.ts'
import type { Entry, FoldEvent } from '../../language/project.ts'
import { type Day, dayStart, fromCalendar, toCalendar, toDay } from '../../language/time.ts'
import { IDENTITIES } from './identities.ts'
import { AXES } from './measures.ts'
import { isInStock, type MemberState, NOBODY } from './member-state.ts'
import { memberFold } from './members.ts'
import { ageBandStart, firstDay } from './months.ts'
import { AGE_BANDS, EDUCATIONS, GENDERS } from './vocabulary.ts'

const FIRST = fromCalendar(2004, 1, 1)
const LAST = fromCalendar(2031, 12, 31)

const LIVELY = ['member.changed', 'member.converted', 'member.stopped', 'member.restored', 'member.transfer.opened']

/** What a generated event wants; the subject is the member's organisation in most cases, so that most apply. */
const wish = fc.record({
  // Ends are rare among the kinds, so that histories go on.
  kind: fc.constantFrom(...memberFold.kinds, ...LIVELY, ...LIVELY, ...LIVELY),
  gapDays: fc.oneof(fc.integer({ min: 0, max: 2 }), fc.integer({ min: 1, max: 90 }), fc.integer({ min: 1, max: 900 })),
  /** Days from the next birthday that crosses a band, where the event shall fall there. */
  edge: fc.constantFrom(undefined, undefined, undefined, -1, 0, 1),
  ms: fc.integer({ min: 0, max: 86_399_999 }),
  org: fc.integer({ min: 1, max: 3 }),
  other: fc.constantFrom(-1, 1, 2, 3),
  stray: fc.integer({ min: 0, max: 9 }).map((n) => n === 0),
  education: fc.constantFrom(...keysOf(EDUCATIONS)),
  birthMonth: fc.constantFrom('1935-02', '1949-12', '1962-01', '1979-07', '1980-06', '1985-03'),
  gender: fc.constantFrom('female', 'male'),
  status: fc.constantFrom('full', 'probationary'),
})
type Wish = typeof wish extends fc.Arbitrary<infer T> ? T : never

function toEvent(w: Wish, at: { state: MemberState; day: Day; nr: number }): FoldEvent {
  const { state, day, nr } = at
  const who = {
    gender: w.gender,
    birthMonth: w.birthMonth,
    education: w.education,
    occupation: 'worker',
    ethnicity: 'han',
  }
  const profile = { ...who, status: w.status, joined: '1995-07' }
  const base = { kind: w.kind, id: `e${String(nr).padStart(3, '0')}`, ts: dayStart(day) + w.ms, orgs: {} }
  const home = w.stray || state.home < 0 ? w.org : state.home
  if (w.kind === 'member.transferred') {
    const from = isInStock(state) ? home : -1
    const to = from < 0 ? w.org : w.other
    return { ...base, org: to < 0 ? from : to, orgs: { from, to }, data: from < 0 ? { profile } : {} }
  }
  if (w.kind === 'member.transfer.opened') return { ...base, org: home, orgs: { to: w.other }, data: {} }
  if (w.kind === 'member.changed')
    return { ...base, org: home, data: w.stray ? { birthMonth: w.birthMonth } : { education: w.education } }
  return { ...base, org: home, data: w.kind === 'member.registered' ? profile : who }
}

/** A member's events in their order; those that do not apply in their place stay in, as late arrivals make them. */
const entrance = fc.constantFrom('member.registered', 'member.admitted', 'member.transferred')
const history = fc.tuple(wish, entrance, fc.array(wish, { maxLength: 25 })).map(([first, kind, wishes]) => {
  let state = NOBODY
  let day = FIRST
  const events: FoldEvent[] = []
  for (const w of [{ ...first, kind, gapDays: 0 }, ...wishes]) {
    day = Math.min(LAST, w.edge === undefined ? day + w.gapDays : Math.max(day, nextCrossing(state, day) + w.edge))
    const event = toEvent(w, { state, day, nr: events.length })
    events.push(event)
    const step = memberFold.step(state, event)
    if (step.ok) state = step.state
  }
  return events.sort(inOrder)
})

/** The next day on which the member enters another age band, or the same day where there is none. */
function nextCrossing(state: MemberState, day: Day): Day {
  const days = keysOf(AGE_BANDS).map((_, band) => firstDay(ageBandStart(state.birth, band)))
  return days.find((each) => each > day) ?? day
}

function inOrder(a: FoldEvent, b: FoldEvent): number {
  return a.ts - b.ts || (a.id < b.id ? -1 : 1)
}

const advance = (state: MemberState, after: Day, upTo: Day) => memberFold.advance?.(state, after, upTo) ?? []

/** The whole fold: steps in order, days in between, and the days up to `opened`. */
function fold(
  events: readonly FoldEvent[],
  opened: Day,
  from: MemberState = NOBODY,
): { state: MemberState; entries: Entry[] } {
  let state = from
  let day = FIRST - 1
  const entries: Entry[] = []
  for (const event of events) {
    const today = toDay(event.ts)
    if (today > opened) break
    entries.push(...advance(state, day, today))
    day = today
    const step = memberFold.step(state, event)
    if (!step.ok) continue
    state = step.state
    entries.push(...step.entries)
  }
  entries.push(...advance(state, day, opened))
  return { state, entries }
}

/** Entries as a multiset: sums by instant, organisation and measure. */
function multiset(entries: readonly (readonly [Entry, 1 | -1])[]): Record<string, number> {
  const sums = new Map<string, number>()
  for (const [{ ts, org, measure, amount }, sign] of entries) {
    const key = `${ts}/${org}/${measure}`
    sums.set(key, (sums.get(key) ?? 0) + sign * amount)
  }
  return Object.fromEntries([...sums].filter(([, amount]) => amount !== 0).sort())
}

const signed = (entries: readonly Entry[], sign: 1 | -1 = 1) => entries.map((entry) => [entry, sign] as const)
const totalOf = (entries: readonly Entry[], measure: string, org?: number) =>
  entries.filter((e) => e.measure === measure && (org === undefined || e.org === org)).reduce((n, e) => n + e.amount, 0)

test('the generated histories reach every standing, so that the laws below mean something', () => {
  const seen = new Set<number>()
  const applied = new Set<string>()
  for (const events of fc.sample(history, { numRuns: 500, seed: 1 })) {
    let state = NOBODY
    for (const event of events) {
      const step = memberFold.step(state, event)
      if (!step.ok) continue
      state = step.state
      seen.add(state.status)
      applied.add(event.kind)
    }
  }
  expect([...seen].sort()).toEqual([1, 2, 3, 4, 5, 6])
  expect([...applied].sort()).toEqual([...memberFold.kinds].sort())
})

test('every axis sums to its total at every organisation after any history, at every instant', () => {
  const axes = AXES.filter((axis) => axis.base.code === 'member.stock')
  fc.assert(
    fc.property(history, (events) => {
      const entries = fold(events, LAST).entries.sort((a, b) => a.ts - b.ts)
      for (const ts of new Set(entries.map((entry) => entry.ts))) {
        const until = entries.filter((entry) => entry.ts <= ts)
        for (const org of [1, 2, 3]) {
          const total = totalOf(until, 'member.stock', org)
          expect([0, 1]).toContain(total)
          for (const axis of axes)
            expect(axis.measures.reduce((n, { code }) => n + totalOf(until, code, org), 0)).toBe(total)
        }
        expect([0, 1]).toContain(totalOf(until, 'member.stock'))
        expect([0, 1]).toContain(totalOf(until, 'member.transfer.open'))
      }
    }),
    { numRuns: 60 },
  )
})

test('the stock, its place and the open transfer are those of the state, and the age band is that of the day', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: FIRST, max: LAST }), (events, opened) => {
      const { state, entries } = fold(events, opened)
      const inStock = isInStock(state)
      expect(state.org >= 0).toBe(inStock)
      expect(totalOf(entries, 'member.stock')).toBe(inStock ? 1 : 0)
      expect(totalOf(entries, 'member.transfer.open', state.org)).toBe(state.transferTo === -1 ? 0 : 1)
      if (!inStock) return
      const { year, month } = toCalendar(opened)
      const age = year - 1900 - Math.floor(state.birth / 12) - (month - 1 < state.birth % 12 ? 1 : 0)
      const band = keysOf(AGE_BANDS).findLast((key) => AGE_BANDS[key].from <= age)
      const sex = keysOf(GENDERS)[state.gender]
      expect(totalOf(entries, `member.stock/${sex}-${band}`, state.org)).toBe(1)
    }),
  )
})

test('党统 table 1 holds at every organisation over any span of time', () => {
  const table = IDENTITIES.find((identity) => identity.id === 'table-1')
  if (!table) throw new Error('no table 1')
  fc.assert(
    fc.property(history, fc.integer({ min: FIRST, max: LAST }), fc.nat(4000), (events, from, days) => {
      const span = fold(events, LAST).entries.filter((e) => e.ts >= dayStart(from) && e.ts < dayStart(from + days))
      for (const org of [1, 2, 3]) {
        const add = (terms: typeof table.left) => terms.reduce((n, t) => n + t.sign * totalOf(span, t.measure, org), 0)
        expect(add(table.left)).toBe(add(table.right))
      }
    }),
    { numRuns: 300 },
  )
})

test('taking the newest event, passing days, and taking a late one come to the same as the whole fold', () => {
  fc.assert(
    fc.property(history, fc.array(fc.nat(), { minLength: 26, maxLength: 26 }), (events, shuffle) => {
      const posted: (readonly [Entry, 1 | -1])[] = []
      const key = (event: FoldEvent) => shuffle[Number(event.id.slice(1))] ?? 0
      const known: FoldEvent[] = []
      let opened = FIRST - 1
      for (const event of [...events].sort((a, b) => key(a) - key(b) || inOrder(a, b))) {
        const day = toDay(event.ts)
        if (day > opened) {
          posted.push(...signed(advance(fold(known, opened).state, opened, day)))
          opened = day
        }
        const newest = known.every((other) => inOrder(other, event) < 0)
        const before = fold(known, opened)
        known.push(event)
        known.sort(inOrder)
        if (newest) {
          const step = memberFold.step(before.state, event)
          if (!step.ok) continue
          posted.push(...signed(step.entries))
          posted.push(...signed(advance(step.state, day, opened)), ...signed(advance(before.state, day, opened), -1))
        } else posted.push(...signed(fold(known, opened).entries), ...signed(before.entries, -1))
      }
      expect(multiset(posted)).toEqual(multiset(signed(fold(events, opened).entries)))
    }),
  )
})

test('passing days at once or in parts comes to the same', () => {
  const days = fc.tuple(...[0, 1, 2].map(() => fc.integer({ min: FIRST, max: LAST + 20_000 })))
  const edge = fc.constantFrom(undefined, -1, 0, 1)
  fc.assert(
    fc.property(history, days, edge, (events, [first = 0, second = 0, third = 0], near) => {
      const { state } = fold(events, LAST)
      const middle = near === undefined ? second : nextCrossing(state, second) + near
      const [a = 0, b = 0, c = 0] = [first, middle, third].sort((x, y) => x - y)
      expect([...advance(state, a, b), ...advance(state, b, c)]).toEqual(advance(state, a, c))
      if (!memberFold.advancesOn?.(b)) expect(advance(state, b - 1, b)).toEqual([])
    }),
  )
})
