import { describe, expect, test } from 'vitest'
import type { Entry, FoldEvent, World } from '../../language/project.ts'
import { fromCalendar, parseInstant, toDay } from '../../language/time.ts'
import { type MemberState, NOBODY } from './member-state.ts'
import { memberFold } from './members.ts'
import { MEMBER_REASONS } from './reasons.ts'

const WHO = { gender: 'male', birthMonth: '1980-06', education: 'edu-bachelor', occupation: 'worker', ethnicity: 'han' }
const PROFILE = { ...WHO, status: 'full', joined: '2004-07' }

function event(
  kind: string,
  org: number,
  data: object = {},
  orgs: Record<string, number> = {},
  time = '2026-03-15',
): FoldEvent {
  const ts = parseInstant(`${time}T10:00:00+08:00`) ?? 0
  return { kind, id: kind, ts, org, data: { member: 'm', ...data }, orgs }
}

const registered = event('member.registered', 1, PROFILE)
const admitted = event('member.admitted', 1, WHO)
const come = event('member.transferred', 1, { profile: PROFILE }, { from: -1, to: 1 })
const gone = event('member.transferred', 1, {}, { from: 1, to: -1 })
const at1 = (kind: string) => event(kind, 1)
const open = event('member.transfer.opened', 1, {}, { to: 2 })

function run(...events: FoldEvent[]): { state: MemberState; entries: Entry[] } {
  let state = NOBODY
  const entries: Entry[] = []
  for (const each of events) {
    const step = memberFold.step(state, each)
    if (!step.ok) throw new Error(`${each.kind}: ${step.refusal.reason}`)
    state = step.state
    entries.push(...step.entries)
  }
  return { state, entries }
}

/** Sums by `organisation measure`, without the zeros. */
function sums(entries: readonly Entry[]): Record<string, number> {
  const totals: Record<string, number> = {}
  for (const { org, measure, amount } of entries) {
    const key = `${org} ${measure}`
    totals[key] = (totals[key] ?? 0) + amount
  }
  return Object.fromEntries(Object.entries(totals).filter(([, amount]) => amount !== 0))
}

const STOCK = {
  '1 member.stock': 1,
  '1 member.stock/male': 1,
  '1 member.stock/male-age-41-45': 1,
  '1 member.stock/edu-bachelor': 1,
  '1 member.stock/joined-1978-12': 1,
  '1 member.stock/worker': 1,
  '1 member.stock/han': 1,
  '1 member.stock/full': 1,
}

describe('what a member’s events post', () => {
  test('期初登记 counts in the stock and every axis, and as registered', () => {
    expect(sums(run(registered).entries)).toEqual({ ...STOCK, '1 member.registered': 1 })
  })

  test('an admission makes a probationary member who joined in its month at +08:00', () => {
    const ts = parseInstant('2012-10-31T16:30:00Z') ?? 0
    const { entries } = run({ ...admitted, ts })
    expect(sums(entries)).toMatchObject({
      '1 member.admitted': 1,
      '1 member.stock/probationary': 1,
      '1 member.stock/joined-2012-11': 1,
    })
  })

  test('a conversion moves the status and nothing else', () => {
    const step = memberFold.step(run(admitted).state, at1('member.converted'))
    expect(step.ok && sums(step.entries)).toEqual({
      '1 member.stock/probationary': -1,
      '1 member.stock/full': 1,
      '1 member.converted': 1,
    })
  })

  test('a change posts only the axes that changed', () => {
    const step = memberFold.step(
      run(registered).state,
      event('member.changed', 1, { education: 'edu-postgraduate', occupation: 'worker', birthMonth: '1979-01' }),
    )
    expect(step.ok && sums(step.entries)).toEqual({
      '1 member.stock/edu-bachelor': -1,
      '1 member.stock/edu-postgraduate': 1,
      '1 member.stock/male-age-41-45': -1,
      '1 member.stock/male-age-46-50': 1,
    })
  })

  test('a stop and a restoration bring a probationary member back as one', () => {
    const { state, entries } = run(admitted, at1('member.stopped'), at1('member.restored'))
    expect(sums(entries)).toEqual({
      ...sums(run(admitted).entries),
      '1 member.stopped': 1,
      '1 member.restored': 1,
    })
    expect(state).toEqual(run(admitted).state)
  })

  test.each(['member.expelled', 'member.deceased'])(
    '%s posts once from the stock, and nothing after a stop',
    (kind) => {
      expect(sums(run(registered, at1(kind)).entries)).toEqual({ '1 member.registered': 1, [`1 ${kind}`]: 1 })
      expect(sums(run(registered, at1('member.stopped'), at1(kind)).entries)).toEqual({
        '1 member.registered': 1,
        '1 member.stopped': 1,
      })
    },
  )

  test('an open transfer counts at the sender until it is cancelled, done, or the member leaves the stock', () => {
    const opened = run(registered, open)
    expect(sums(opened.entries)).toEqual({ ...STOCK, '1 member.registered': 1, '1 member.transfer.open': 1 })
    const moved = event('member.transferred', 3, {}, { from: 1, to: 3 })
    for (const end of [at1('member.transfer.cancelled'), moved, gone, at1('member.stopped'), at1('member.deceased')])
      expect(sums(run(registered, open, end).entries)).not.toHaveProperty('1 member.transfer.open')
  })

  test('a transfer within the city has two legs', () => {
    const entries = sums(run(registered, event('member.transferred', 2, {}, { from: 1, to: 2 })).entries)
    expect(entries).toMatchObject({ '1 member.out/internal': 1, '2 member.in/internal': 1, '2 member.stock': 1 })
    expect(entries).not.toHaveProperty('1 member.stock')
  })

  test('who left the city comes back by a transfer with a profile', () => {
    const { state, entries } = run(registered, gone, come)
    expect(sums(entries)).toMatchObject({ '1 member.out/external': 1, '1 member.in/external': 1, '1 member.stock': 1 })
    expect(state).toEqual(run(registered).state)
  })
})

describe('birthdays', () => {
  const { state } = run(registered)
  const crossing = fromCalendar(2026, 6, 1)

  test('the band changes on the first of the birth month, once', () => {
    const entries = memberFold.advance?.(state, toDay(registered.ts), crossing)
    expect(entries).toEqual([
      { ts: parseInstant('2026-06-01T00:00:00+08:00'), org: 1, measure: 'member.stock/male-age-41-45', amount: -1 },
      { ts: parseInstant('2026-06-01T00:00:00+08:00'), org: 1, measure: 'member.stock/male-age-46-50', amount: 1 },
    ])
    expect(memberFold.advance?.(state, toDay(registered.ts), crossing - 1)).toEqual([])
    expect(memberFold.advance?.(state, crossing, crossing + 300)).toEqual([])
    expect(memberFold.advance?.(run(registered, at1('member.stopped')).state, crossing - 1, crossing)).toEqual([])
  })

  test('only the first of a month can change anything', () => {
    expect(memberFold.advancesOn?.(crossing)).toBe(true)
    expect(memberFold.advancesOn?.(crossing + 1)).toBe(false)
    expect(memberFold.advancesOn?.(crossing - 1)).toBe(false)
  })
})

describe('what is refused', () => {
  const produced = new Set<string | undefined>()
  const stopped = [registered, at1('member.stopped')]
  const dead = [registered, at1('member.deceased')]
  const out = [registered, at1('member.expelled')]
  const left = [registered, gone]
  test.each<[string, FoldEvent[], FoldEvent, string]>([
    ['registered twice', [registered], registered, '党员已在册，不能重复登记'],
    ['registered after leaving the city', left, registered, '党员已转出本市，返回应报组织关系转接'],
    ['admitted after an expulsion', out, admitted, '党员已出党，应报恢复党籍'],
    ['admitted after a stop', stopped, admitted, '党员已停止党籍，应报恢复党籍'],
    ['admitted under 18', [], event('member.admitted', 1, { ...WHO, birthMonth: '2008-04' }), '未满18周岁'],
    [
      'born after the event',
      [],
      event('member.registered', 1, { ...PROFILE, birthMonth: '2026-04' }),
      '出生年月晚于事件时间',
    ],
    [
      'joined after the event',
      [],
      event('member.registered', 1, { ...PROFILE, joined: '2026-04' }),
      '入党时间晚于事件时间',
    ],
    [
      'joined before birth',
      [],
      event('member.registered', 1, { ...PROFILE, joined: '1980-05' }),
      '入党时间早于出生年月',
    ],
    [
      'changed to a birth in the future',
      [registered],
      event('member.changed', 1, { birthMonth: '2030-01' }),
      '出生年月晚于事件时间',
    ],
    ['changed before anything', [], at1('member.changed'), '党员尚未登记'],
    ['changed by another organisation', [registered], event('member.changed', 2), '党员不在该组织'],
    ['changed while stopped', stopped, at1('member.changed'), '党员已停止党籍'],
    ['changed after leaving the city', left, at1('member.changed'), '党员已转出本市'],
    ['converted twice', [registered], at1('member.converted'), '不是预备党员，不能转正'],
    ['stopped twice', stopped, at1('member.stopped'), '党员已停止党籍'],
    ['expelled elsewhere after a stop', stopped, event('member.expelled', 2), '党员不在该组织'],
    ['deceased twice', dead, at1('member.deceased'), '党员已去世'],
    ['deceased after an expulsion', out, at1('member.deceased'), '党员已出党'],
    ['restored while in stock', [registered], at1('member.restored'), '党员在册，不需恢复党籍'],
    ['restored after death', dead, at1('member.restored'), '党员已去世'],
    ['restored elsewhere', stopped, event('member.restored', 2), '党员不在该组织'],
    ['opened twice', [registered, open], open, '该党员已有未办结的转接'],
    [
      'opened to where the member is',
      [registered],
      event('member.transfer.opened', 1, {}, { to: 1 }),
      '转入组织与党员现所在组织相同',
    ],
    ['cancelled without an opening', [registered], at1('member.transfer.cancelled'), '该党员没有未办结的转接'],
    [
      'transferred to itself',
      [registered],
      event('member.transferred', 1, {}, { from: 1, to: 1 }),
      '转入组织与党员现所在组织相同',
    ],
    [
      'transferred from elsewhere',
      [registered],
      event('member.transferred', 2, {}, { from: 3, to: 2 }),
      '转出组织与党员现所在组织不符',
    ],
    ['transferred before anything', [], event('member.transferred', 2, {}, { from: 1, to: 2 }), '党员尚未登记'],
    ['transferred after a stop', stopped, event('member.transferred', 2, {}, { from: 1, to: 2 }), '党员已停止党籍'],
    [
      'sent by the wrong side',
      [registered],
      event('member.transferred', 1, {}, { from: 1, to: 2 }),
      '应由转入组织报送；转出市外的由转出组织报送',
    ],
    ['from outside while in stock', [registered], come, '党员在本市在册，转出组织不能为市外'],
    ['from outside after death', dead, come, '党员已去世'],
  ])('%s', (_, before, last, reason) => {
    const step = memberFold.step(run(...before).state, last)
    expect(step).toMatchObject({ ok: false, refusal: { reason } })
    if (!step.ok) produced.add(step.refusal.code)
  })

  test('eighteen on the first of the birth month is old enough', () => {
    expect(memberFold.step(NOBODY, event('member.admitted', 1, { ...WHO, birthMonth: '2008-03' })).ok).toBe(true)
  })

  test('areas and dissolved organisations receive nobody', () => {
    const world = (state: Record<string, number>): World => ({
      memberCount: () => 0,
      childCount: () => 0,
      isBelow: () => false,
      org: () => state,
      member: () => undefined,
    })
    const moved = event('member.transferred', 2, {}, { from: 1, to: 2 })
    for (const each of [registered, admitted, come, moved, open, at1('member.restored')]) {
      const area = memberFold.check?.(each, world({ kind: 0, dissolved: 0 }))
      const gone = memberFold.check?.(each, world({ kind: 5, dissolved: 1 }))
      expect([area?.reason, gone?.reason]).toEqual(['区域不是党组织，不能接收党员', '该组织已撤销，不能接收党员'])
      produced.add(area?.code).add(gone?.code)
      expect(memberFold.check?.(each, world({ kind: 5, dissolved: 0 }))).toBeUndefined()
    }
    expect(memberFold.check?.(gone, world({ kind: 0, dissolved: 1 }))).toBeUndefined()
  })
  test('every reason is one of those above', () => {
    expect([...produced].sort()).toEqual(Object.keys(MEMBER_REASONS).sort())
  })
})
