import { describe, expect, test } from 'vitest'
import type { KeyedEvent, KeyedWorld } from '../../../language/keyed.ts'
import type { FlatState } from '../../../language/project.ts'
import { dayStart, formatInstant, parseDay } from '../../../language/time.ts'
import { type PresenceState, presenceFold } from './presence.ts'
import { REASONS } from './reasons.ts'

interface Told {
  readonly kind: string
  readonly day: string
  readonly org?: number
  readonly to?: number
  readonly data?: Readonly<Record<string, unknown>>
}

const toEvent = ({ kind, day, org = 1, to, data = {} }: Told): KeyedEvent => ({
  kind,
  id: day,
  ts: dayStart(parseDay(day) ?? Number.NaN) + 9 * 3_600_000,
  org,
  data,
  orgs: to === undefined ? {} : { to },
  key: 'p',
  subject: 'b',
  member: 7,
  pseudonym: 'p',
})
const began = (day: string, to = 2): Told => ({ kind: 'member.away.began', day, to })
const tell = (kind: string, day: string, org = 1): Told => ({ kind: `member.${kind}`, day, org })
const passed = (rule: string, due: string): Told => ({
  kind: 'deadline.passed',
  day: due.slice(0, 10),
  data: { rule, due },
})

function run(told: readonly Told[]) {
  let state = presenceFold.initial as PresenceState
  const sums: Record<string, number> = {}
  for (const each of told) {
    const next = presenceFold.step(state, toEvent(each))
    if (!next.ok) return { refused: next.refusal.code, early: next.refusal.early === true, state, sums }
    state = next.state as PresenceState
    for (const { measure, amount, org } of next.entries) {
      const key = org === 1 ? measure : `${measure}@${org}`
      sums[key] = (sums[key] ?? 0) + amount
    }
  }
  for (const [key, sum] of Object.entries(sums)) if (sum === 0) delete sums[key]
  return { refused: undefined, early: false, state, sums }
}
const due = (told: readonly Told[]) => {
  const next = presenceFold.due?.(run(told).state)
  return next ? `${next.rule} ${formatInstant(next.at)}` : null
}

describe('a member away', () => {
  test('counts at home, and where received within the city; back it counts nowhere', () => {
    expect(run([began('2026-01-05')]).sums).toEqual({
      'member.away': 1,
      'member.away/inside': 1,
      'member.received@2': 1,
      'member.away.began': 1,
    })
    expect(run([began('2026-01-05', -1)]).sums).toEqual({
      'member.away': 1,
      'member.away/outside': 1,
      'member.away.began': 1,
    })
    expect(run([began('2026-01-05'), tell('away.ended', '2026-08-01')]).sums).toEqual({
      'member.away.began': 1,
      'member.away.ended': 1,
    })
  })

  test.each(['transferred', 'stopped', 'expelled', 'deceased'])('is away no more when %s', (kind) => {
    expect(run([began('2026-01-05'), tell('contact.lost', '2026-02-01'), tell(kind, '2026-09-01', 1)]).sums).toEqual({
      'member.away.began': 1,
      'member.away.closed': 1,
      'member.contact.lost': 1,
      'member.contact.closed': 1,
    })
  })
})

describe('dates by rule', () => {
  test.each<[string | null, readonly Told[]]>([
    [null, [began('2026-01-05')]],
    ['lost-stop 2026-02-28T23:59:59+08:00', [tell('contact.lost', '2025-08-31')]],
    ['lost-stop 2024-02-29T23:59:59+08:00', [tell('contact.lost', '2023-08-31')]],
    [null, [tell('contact.lost', '2025-08-31'), tell('contact.found', '2025-10-01')]],
    ['lost-remove 2026-02-28T23:59:59+08:00', [tell('stopped', '2024-02-29')]],
    [null, [tell('stopped', '2024-02-29'), tell('restored', '2025-01-01')]],
    [null, [tell('stopped', '2024-02-29'), tell('expelled', '2026-03-05')]],
    ['transfer-letter 2026-02-28T23:59:59+08:00', [tell('transfer.opened', '2025-11-30')]],
    [null, [tell('transfer.opened', '2025-11-30'), tell('transfer.cancelled', '2025-12-30')]],
    [null, [tell('transfer.opened', '2025-11-30'), tell('transferred', '2025-12-30', 2)]],
    [
      'transfer-letter 2026-04-10T23:59:59+08:00',
      [tell('contact.lost', '2026-01-05'), tell('transfer.opened', '2026-01-10')],
    ],
  ])('%s', (expected, told) => {
    expect(due(told)).toBe(expected)
  })

  test('a date that has passed counts until it is settled', () => {
    const told = [tell('contact.lost', '2025-08-31'), passed('lost-stop', '2026-02-28T23:59:59+08:00')]
    expect(run(told).sums).toMatchObject({ 'member.overdue': 1, 'member.overdue/lost-stop': 1, 'member.lost': 1 })
    expect(run([...told, tell('stopped', '2026-03-10')]).sums).not.toHaveProperty('member.overdue')
    expect(run([told[0] as Told, passed('lost-stop', '2026-02-27T23:59:59+08:00')]).sums).not.toHaveProperty(
      'member.overdue',
    )
  })

  test.each([
    ['2025-08-31', '2026-02-27', 1],
    ['2025-08-31', '2026-02-28', undefined],
  ])('lost on %s and stopped on %s: %s too early', (lost, stopped, count) => {
    expect(run([tell('contact.lost', lost), tell('stopped', stopped)]).sums['member.stopped.early']).toBe(count)
  })
})

describe('what does not fit is refused or waits', () => {
  test.each<[keyof typeof REASONS, boolean, readonly Told[]]>([
    ['away-already', false, [began('2026-01-05'), began('2026-01-06')]],
    ['away-not-begun', true, [tell('away.ended', '2026-01-06')]],
    ['contact-lost-already', false, [tell('contact.lost', '2026-01-05'), tell('contact.lost', '2026-01-06')]],
    ['contact-not-lost', true, [tell('contact.found', '2026-01-06')]],
  ])('%s', (refused, early, told) => {
    expect(run(told)).toMatchObject({ refused, early })
  })

  test('away-not-here, away-to-itself: only a member on the books of the organisation can be away from it', () => {
    const world = (org: number): KeyedWorld<PresenceState> => ({
      state: presenceFold.initial as PresenceState,
      memberCount: () => 0,
      childCount: () => 0,
      isBelow: () => false,
      org: () => undefined,
      member: () => ({ org }) as FlatState,
    })
    const code = (told: Told, org: number) => presenceFold.check?.(toEvent(told), world(org))?.code
    expect(code(began('2026-01-05'), 2)).toBe(REASONS['away-not-here'].code)
    expect(code(tell('contact.lost', '2026-01-05'), -1)).toBe(REASONS['away-not-here'].code)
    expect(code(began('2026-01-05', 1), 1)).toBe(REASONS['away-to-itself'].code)
    expect(code(began('2026-01-05'), 1)).toBeUndefined()
    expect(code(tell('deceased', '2026-01-05'), 2)).toBeUndefined()
  })
})
