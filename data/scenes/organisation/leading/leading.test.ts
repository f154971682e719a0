import { afterAll, expect, test } from 'vitest'
import type { KeyedFold, KeyedWorld } from '../../../language/keyed.ts'
import { keysOf } from '../../../language/label.ts'
import type { FlatState } from '../../../language/project.ts'
import { formatInstant } from '../../../language/time.ts'
import { present, runKeyed, type Told, toKeyedEvent } from '../../../testing/keyed.ts'
import { ORG_KINDS } from '../vocabulary.ts'
import { SECRETARY_REASONS, WEAK_REASONS } from './reasons.ts'
import { secretaryFold } from './secretaries.ts'
import { weakFold } from './weak.ts'

const told = (kind: string, day: string, data: Told['data'] = {}): Told => ({ kind, time: `${day}T09:00`, data })
const appointed = (day: string) => told('org.secretary.appointed', day, { member: 'p1' })
const left = (day: string) => told('org.secretary.left', day)
const dissolved = (day: string) => told('org.dissolved', day)
const passed = (due: string) =>
  told('deadline.passed', due.slice(0, 10), { rule: 'secretary-vacant', fold: 'secretary', key: 'b1', due })
const found = (day: string, criteria = ['no-secretary', 'no-meetings']) =>
  told('org.weak.found', day, { by: 'c1', criteria, evidence: 'r1' })
const mended = (day: string) => told('org.weak.mended', day, { by: 'c1', evidence: 'r2' })

const produced = new Set<string | undefined>()
const codes = [...Object.keys(SECRETARY_REASONS), ...Object.keys(WEAK_REASONS)]
afterAll(() => expect([...produced].sort()).toEqual(codes.sort()))

function run<State extends FlatState>(fold: KeyedFold<State>, ...events: Told[]) {
  const { states, sums, refusal } = runKeyed(fold, events)
  produced.add(refusal?.code)
  produced.delete(undefined)
  return { sums: present(sums), refusal, state: states.get('b1') ?? fold.initial }
}

test('a post that is vacant for more than three calendar months is so for too long, until somebody is appointed', () => {
  const held = run(secretaryFold, appointed('2025-09-01'))
  expect(held.sums).toEqual({
    'org.secretary.known': 1,
    'org.secretary.known/secretary-held': 1,
    'org.secretary.first': 1,
    'org.secretary.appointed': 1,
  })
  expect(secretaryFold.due?.(held.state)).toBeNull()
  const vacant = run(secretaryFold, appointed('2025-09-01'), left('2025-11-30'))
  expect(vacant.sums).toMatchObject({ 'org.secretary.known': 1, 'org.secretary.known/secretary-vacant': 1 })
  const due = secretaryFold.due?.(vacant.state)
  expect({ ...due, at: formatInstant(due?.at ?? 0) }).toEqual({
    rule: 'secretary-vacant',
    at: '2026-02-28T23:59:59+08:00',
  })
  const long = run(secretaryFold, appointed('2025-09-01'), left('2025-11-30'), passed('2026-02-28T23:59:59+08:00'))
  expect(long.sums).toMatchObject({ 'org.secretary.known/secretary-vacant-long': 1, 'org.secretary.first': 1 })
  // Still the same date: it is cleared by an appointment alone.
  expect(secretaryFold.due?.(long.state)).toEqual(due)
  const other = run(secretaryFold, left('2025-11-30'), passed('2026-02-27T23:59:59+08:00'))
  expect(other.sums).toMatchObject({ 'org.secretary.known/secretary-vacant': 1 })
  const again = run(secretaryFold, left('2025-11-30'), passed('2026-02-28T23:59:59+08:00'), appointed('2026-03-05'))
  expect(again.sums).toEqual({ ...held.sums })
  expect(secretaryFold.due?.(again.state)).toBeNull()
})

test('one secretary may follow another, and a dissolved organisation has no post any more', () => {
  expect(run(secretaryFold, appointed('2025-09-01'), appointed('2026-01-01')).sums).toMatchObject({
    'org.secretary.known/secretary-held': 1,
    'org.secretary.first': 1,
    'org.secretary.appointed': 2,
  })
  const gone = run(secretaryFold, left('2025-09-01'), dissolved('2025-10-01'))
  expect(gone.sums).toEqual({ 'org.secretary.first': 1, 'org.secretary.ended': 1 })
  expect(secretaryFold.due?.(gone.state)).toBeNull()
  expect(run(secretaryFold, dissolved('2025-10-01')).sums).toEqual({})
})

test('found weak for several criteria, an organisation counts once, and in each; mended it counts nowhere', () => {
  expect(run(weakFold, found('2026-01-05')).sums).toEqual({
    'org.weak.now': 1,
    'org.weak.now/no-secretary': 1,
    'org.weak.now/no-meetings': 1,
    'org.weak.found': 1,
  })
  expect(run(weakFold, found('2026-01-05'), mended('2026-04-05')).sums).toEqual({
    'org.weak.found': 1,
    'org.weak.mended': 1,
    'org.weak.days': 90,
  })
  expect(run(weakFold, found('2026-01-05'), dissolved('2026-02-05')).sums).toEqual({
    'org.weak.found': 1,
    'org.weak.ended': 1,
  })
})

test.each([
  ['vacant twice', secretaryFold, [left('2026-01-05'), left('2026-01-06')], 'secretary-vacant-already', true],
  [
    'a dissolved one',
    secretaryFold,
    [dissolved('2026-01-05'), appointed('2026-01-06')],
    'secretary-dissolved',
    undefined,
  ],
  ['weak twice', weakFold, [found('2026-01-05'), found('2026-01-06')], 'weak-already', undefined],
  ['mended before it is weak', weakFold, [mended('2026-01-06')], 'weak-not-found', true],
  ['a dissolved one weak', weakFold, [dissolved('2026-01-05'), found('2026-01-06')], 'weak-dissolved', undefined],
] as const)('%s is refused, or waits', (_, fold, events, code, early) => {
  expect(run<never>(fold as never, ...events).refusal).toMatchObject({ code, ...(early ? { early } : {}) })
})

test('an area has no secretary and is not weak; only one above says so, and only a member is a secretary', () => {
  const world = (kind: keyof typeof ORG_KINDS, at: { below?: boolean; home?: number } = {}) =>
    ({
      memberCount: () => 0,
      childCount: () => 0,
      isBelow: () => at.below === true,
      org: () => ({ kind: keysOf(ORG_KINDS).indexOf(kind) }),
      member: () => ({ org: at.home ?? 7 }),
    }) satisfies Omit<KeyedWorld<FlatState>, 'state'>
  const secretary = (event: Told, at: ReturnType<typeof world>) => {
    const code = secretaryFold.check?.(toKeyedEvent(event), { ...at, state: secretaryFold.initial })?.code
    if (code) produced.add(code)
    return code
  }
  const weak = (event: Told, at: ReturnType<typeof world>) => {
    const full = { ...toKeyedEvent(event), orgs: { by: 3 } }
    const code = weakFold.check?.(full, { ...at, state: weakFold.initial })?.code
    if (code) produced.add(code)
    return code
  }
  expect(secretary(appointed('2026-01-05'), world('area'))).toBe('secretary-area')
  expect(secretary(appointed('2026-01-05'), world('branch', { home: -1 }))).toBe('secretary-no-member')
  expect(secretary(appointed('2026-01-05'), world('branch'))).toBeUndefined()
  expect(secretary(left('2026-01-05'), world('branch', { home: -1 }))).toBeUndefined()
  expect(secretary(dissolved('2026-01-05'), world('area'))).toBeUndefined()
  expect(weak(found('2026-01-05'), world('area', { below: true }))).toBe('weak-area')
  expect(weak(mended('2026-01-05'), world('branch'))).toBe('weak-not-above')
  expect(weak(found('2026-01-05'), world('branch', { below: true }))).toBeUndefined()
  expect(weak(dissolved('2026-01-05'), world('area'))).toBeUndefined()
})
