import { afterAll, expect, test } from 'vitest'
import type { KeyedWorld } from '../../../language/keyed.ts'
import { keysOf } from '../../../language/label.ts'
import { parseInstant } from '../../../language/time.ts'
import { runKeyed, type Told, toKeyedEvent } from '../../../testing/keyed.ts'
import { ORG_KINDS, SECTORS } from '../vocabulary.ts'
import { TERM_REASONS } from './reasons.ts'
import { type TermState, termFold } from './terms.ts'

/** At nine in the morning of a day, or at the time given. */
const told = (kind: string, day: string, data: object = {}): Told => ({
  kind,
  time: day.includes('T') ? day : `${day}T09:00`,
  data: { ...data },
})
const at = (time: string) => parseInstant(`${time}T00:00:00+08:00`) ?? 0
const registered = told('org.term.registered', '2026-01-05', { elected: '2021-03-10', years: 5 })
const VOTE = { years: 5, entitled: 20, present: 16, elected: 5 }
const elected = (day: string, data = {}) => told('org.term.elected', day, { ...VOTE, ...data })
const dissolved = (day: string) => told('org.dissolved', day)
const passed = (rule: string, day: string) =>
  told('deadline.passed', `${day}T00:00`, { rule, fold: 'term', key: 'b1', due: `${day}T00:00:00+08:00` })
function run(...events: Told[]) {
  const { states, ...made } = runKeyed(termFold, events)
  return { ...made, state: states.get('b1') ?? termFold.initial }
}

const produced = new Set<string | undefined>()
afterAll(() => expect([...produced].sort()).toEqual(Object.keys(TERM_REASONS).sort()))

test('a registered term is reminded of half a year before its end, and overdue the day after it', () => {
  const early = told('org.term.registered', '2025-05-05', { elected: '2021-03-10', years: 5 })
  const { state, sums } = run(early)
  expect(termFold.due?.(state)).toEqual({ at: at('2025-09-10'), rule: 'term-remind' })
  expect(sums).toEqual({ 'org.term.known': 1, 'org.term.known/term-running': 1, 'org.term.registered': 1 })
  const reminded = run(early, passed('term-remind', '2025-09-10'))
  expect(reminded.sums).toMatchObject({ 'org.term.known/term-running': 0, 'org.term.known/term-remind': 1 })
  expect(termFold.due?.(reminded.state)).toEqual({ at: at('2026-03-11'), rule: 'term-due' })
  const over = run(early, passed('term-remind', '2025-09-10'), passed('term-due', '2026-03-11'))
  expect(over.sums).toMatchObject({ 'org.term.known': 1, 'org.term.known/term-overdue': 1 })
  // Still the same date: what has passed is not told again, and not cleared.
  expect(termFold.due?.(over.state)).toEqual({ at: at('2026-03-11'), rule: 'term-due' })
})

test('what is registered late stands where it is by now, whatever the clock said of the time before', () => {
  const { sums } = run(passed('term-remind', '2025-09-10'), registered)
  expect(sums).toMatchObject({ 'org.term.known/term-remind': 1 })
  const late = told('org.term.registered', '2026-04-05', { elected: '2021-03-10', years: 5 })
  expect(run(late).sums).toMatchObject({ 'org.term.known/term-overdue': 1 })
})

test('an election begins a term of its own, in time until the last day of the one before', () => {
  const { sums, state } = run(registered, elected('2026-03-10'))
  expect(sums).toMatchObject({
    'org.term.known': 1,
    'org.term.known/term-running': 1,
    'org.term.known/term-remind': 0,
    'org.term.elected/in-time': 1,
    'org.term.entitled': 20,
    'org.term.present': 16,
  })
  expect(termFold.due?.(state)).toEqual({ at: at('2030-09-10'), rule: 'term-remind' })
  expect(run(registered, elected('2026-03-11')).sums).toMatchObject({ 'org.term.elected/late': 1 })
  expect(run(elected('2026-03-11')).sums).toMatchObject({ 'org.term.elected/first': 1, 'org.term.known': 1 })
})

test('the seats are those of the latest election, and gone with the organisation', () => {
  expect(run(registered).sums).not.toHaveProperty('org.committee.seats')
  expect(run(registered, elected('2026-03-10'), elected('2026-04-10', { elected: 3 })).sums).toMatchObject({
    'org.committee.seats': 3,
  })
  expect(run(registered, elected('2026-03-10'), dissolved('2026-04-10')).sums).toMatchObject({
    'org.committee.seats': 0,
  })
})

test('an approved delay moves the end, and a date of before moves nothing', () => {
  const delayed = told('org.term.registered', '2026-01-05', {
    elected: '2021-03-10',
    years: 5,
    next: '2026-12-31',
  })
  const { state, sums } = run(delayed, passed('term-due', '2026-03-11'))
  expect(sums).toMatchObject({ 'org.term.known/term-running': 1 })
  expect(termFold.due?.(state)).toEqual({ at: at('2026-06-30'), rule: 'term-remind' })
})

test('a dissolved organisation has no term any more', () => {
  const { sums, state } = run(registered, dissolved('2026-02-01'), passed('term-due', '2026-03-11'))
  expect(sums).toMatchObject({ 'org.term.known': 0, 'org.term.known/term-remind': 0, 'org.term.ended': 1 })
  expect(termFold.due?.(state)).toBeNull()
  expect(run(dissolved('2026-02-01')).sums).toEqual({})
})

test.each([
  ['a second registration', [registered, told('org.term.registered', '2026-01-06', registered.data)], 'term-known'],
  ['an election to come', [told('org.term.registered', '2021-03-09', registered.data)], 'term-ahead'],
  ['fewer than four fifths present', [elected('2026-03-10', { present: 15 })], 'election-quorum'],
  ['an end before the election', [elected('2026-03-10', { next: '2026-03-10' })], 'term-too-short'],
  ['a dissolved organisation', [dissolved('2026-02-01'), elected('2026-03-10')], 'term-dissolved'],
  ['a dissolved one registered', [dissolved('2026-01-01'), registered], 'term-dissolved'],
] as const)('%s is refused', (_, events, code) => {
  const { refusal } = run(...events)
  expect(refusal).toMatchObject({ code })
  produced.add(refusal?.code)
})

test.each([
  ['area', 'community', 3, 'term-area'],
  ['branch', 'government', 5, 'term-too-long'],
  ['general-branch', 'social', 4, 'term-too-long'],
  ['joint-branch', 'village', 5, undefined],
  ['branch', 'government', 3, undefined],
  ['committee', 'government', 5, undefined],
] as const)('a term of %s, %s, of %i years', (kind, sector, years, code) => {
  const world: KeyedWorld<TermState> = {
    state: termFold.initial,
    memberCount: () => 0,
    childCount: () => 0,
    isBelow: () => false,
    org: () => ({ kind: keysOf(ORG_KINDS).indexOf(kind), sector: keysOf(SECTORS).indexOf(sector) }),
    member: () => undefined,
  }
  const refusal = termFold.check?.(toKeyedEvent(elected('2026-03-10', { years })), world)
  expect(refusal?.code).toBe(code)
  if (refusal) produced.add(refusal.code)
  expect(termFold.check?.(toKeyedEvent(dissolved('2026-03-10')), world)).toBeUndefined()
})
