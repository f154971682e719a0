import { describe, expect, test } from 'vitest'
import { keyedEvent, runKeyed } from '../../testing/run-keyed.ts'
import { serviceGiven } from './events.ts'
import { pairedFold, pairingFold } from './pairings.ts'
import { reportFold, yearOf } from './reports.ts'
import { postService, serviceYearFold } from './services.ts'
import { wishFold } from './wishes.ts'

describe('reporting to a community', () => {
  const report = (time: string, community: number, org = 7) =>
    keyedEvent('report-in.made', time, { org, orgs: { community }, data: { member: 'm' } })

  test('counts a member once a year, and moves him where he changes the community', () => {
    const { sums, refusal } = runKeyed(reportFold, [report('03-02T09:00', 21), report('06-02T09:00', 22)])
    expect(refusal).toBeUndefined()
    expect(sums).toMatchObject({
      'report.person': 1,
      '21 report.received': 0,
      '22 report.received': 1,
      'report.changed': 1,
    })
  })

  test('moves a member who changed the branch too', () => {
    const { sums } = runKeyed(reportFold, [report('03-02T09:00', 21), report('06-02T09:00', 22, 8)])
    expect(sums).toMatchObject({ '7 report.person': 0, '8 report.person': 1, 'report.person': 1 })
  })

  test('is a matter of the calendar year at +08:00', () => {
    const at = (text: string) => yearOf({ member: 'm', ts: Date.parse(text) })
    expect([at('2025-12-31T15:59:59Z'), at('2025-12-31T16:00:00Z')]).toEqual(['m/2025', 'm/2026'])
  })

  test.each([
    ['the same community twice a year', [report('03-02T09:00', 21), report('05-02T09:00', 21)], 'report-in-twice'],
    ['the own organisation', [report('03-02T09:00', 7)], 'report-in-own'],
  ])('%s is refused', (_, events, code) => {
    expect(runKeyed(reportFold, events).refusal?.code).toBe(code)
  })
})

describe('services', () => {
  const given = { service: 's1', kind: 'policy', minutes: 90, points: 3 } as const

  test('count persons, their minutes together, and what they answer', () => {
    expect(postService.post({ ...given, persons: 4, wish: 'w1' })).toEqual([
      { measure: 'service.given', amount: 1 },
      { measure: 'service.given/policy', amount: 1 },
      { measure: 'service.persons', amount: 4 },
      { measure: 'service.minutes', amount: 360 },
      { measure: 'service.points', amount: 3 },
      { measure: 'service.answering', amount: 1 },
    ])
  })

  test('are of one named member or of a number of persons, with minutes above 0 and no negative points', () => {
    const ok = (data: object) => serviceGiven.payload.safeParse({ ...given, ...data }).success
    expect([ok({ persons: 2 }), ok({ member: 'm' }), ok({}), ok({ persons: 2, member: 'm' })]).toEqual([
      true,
      true,
      false,
      false,
    ])
    expect([ok({ persons: 2, minutes: 0 }), ok({ persons: 2, points: -1 })]).toEqual([false, false])
  })

  test('put a member into the class of hours served in the year, at the branch served from last', () => {
    const serve = (time: string, minutes: number, org = 7) =>
      keyedEvent('service.given', time, { org, data: { minutes } })
    const { sums } = runKeyed(serviceYearFold, [
      serve('03-02T09:00', 100),
      serve('04-02T09:00', 20),
      serve('05-02T09:00', 400, 8),
    ])
    expect(sums).toMatchObject({
      'service.member': 1,
      '7 service.member': 0,
      'service.member/up-to-2-hours': 0,
      'service.member/up-to-8-hours': 0,
      '8 service.member/up-to-24-hours': 1,
    })
    expect(serviceYearFold.keys({ kind: 'service.given', subject: 'b', member: '', ts: 0, data: {} })).toEqual([])
  })
})

describe('a wish', () => {
  const step = (name: string, time: string, org = 7) => keyedEvent(`wish.${name}`, time, { org, data: { wish: 'w' } })
  const posted = keyedEvent('wish.posted', '03-01T09:00', { data: { wish: 'w', kind: 'elders' } })
  const passed = (rule: string, time: string) =>
    keyedEvent('deadline.passed', time, { data: { rule, fold: 'wish', key: 'w' } })

  test('is claimed, given back, claimed again and fulfilled', () => {
    const { sums, state } = runKeyed(wishFold, [
      posted,
      step('claimed', '03-03T09:00', 9),
      step('released', '03-05T09:00', 9),
      step('claimed', '03-05T10:00', 8),
      step('fulfilled', '03-20T09:00', 8),
    ])
    expect(state.stage).toBe('fulfilled')
    expect(sums).toMatchObject({
      '7 wish.posted/elders': 1,
      'wish.waiting': 0,
      'wish.working': 0,
      'wish.claimed': 2,
      '7 wish.claimed/within-3-days': 1,
      '7 wish.claimed/within-1-day': 1,
      '9 wish.taken': 1,
      '8 wish.taken': 1,
      'wish.released': 1,
      'wish.fulfilled': 1,
      'wish.fulfilled.timely': 1,
    })
  })

  test('is overdue from the date that passed until it moves on', () => {
    expect(wishFold.due?.(runKeyed(wishFold, [posted]).state)).toMatchObject({ rule: 'wish-claim' })
    const late = [posted, passed('wish-claim', '03-08T09:00')]
    expect(runKeyed(wishFold, late).sums).toMatchObject({ 'wish.overdue': 1, 'wish.waiting': 1 })
    const taken = runKeyed(wishFold, [...late, step('claimed', '03-10T09:00')])
    expect(taken.sums).toMatchObject({ 'wish.overdue': 0, 'wish.claimed/over-7-days': 1 })
    expect(wishFold.due?.(taken.state)).toMatchObject({ rule: 'wish-fulfil' })
    const intime = [posted, step('claimed', '03-07T09:00'), passed('wish-claim', '03-08T09:00')]
    expect(runKeyed(wishFold, intime).sums['wish.overdue']).toBeUndefined()
  })

  test('withdrawn after the claim is told apart', () => {
    const { sums } = runKeyed(wishFold, [posted, step('claimed', '03-03T09:00'), step('withdrawn', '03-04T09:00')])
    expect(sums).toMatchObject({ 'wish.withdrawn': 1, 'wish.dropped': 1, 'wish.working': 0, 'wish.claimed': 1 })
  })

  const claimed = step('claimed', '03-03T09:00')
  test.each([
    ['posted twice', [posted, { ...posted, id: '2' }], 'wish-posted', undefined],
    ['claimed by a second', [posted, claimed, step('claimed', '03-04T09:00', 8)], 'wish-claimed', undefined],
    ['claimed after the end', [posted, step('withdrawn', '03-02T09:00'), claimed], 'wish-closed', undefined],
    [
      'withdrawn twice',
      [posted, step('withdrawn', '03-02T09:00'), step('withdrawn', '03-03T09:00')],
      'wish-closed',
      undefined,
    ],
    ['fulfilled unclaimed', [posted, step('fulfilled', '03-04T09:00')], 'wish-unclaimed', true],
    ['claimed before it is posted', [claimed], 'wish-unknown', true],
  ])('%s is refused, or waits for its cause', (_, events, code, early) => {
    const { refusal } = runKeyed(wishFold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })
})

describe('pairings', () => {
  const pairing = (name: string, time: string, more: { id?: string; org?: number; to?: number; key?: string } = {}) =>
    keyedEvent(`pairing.${name}`, time, {
      org: more.org ?? 7,
      orgs: { with: more.to ?? 21 },
      key: more.key ?? 'b7/c21',
      data: { pairing: more.id ?? 'p1', with: 'c21' },
    })

  test('stand from the making to the end, and may be made again', () => {
    const { sums } = runKeyed(pairingFold, [
      pairing('made', '03-01T09:00'),
      pairing('ended', '03-02T09:00'),
      pairing('made', '03-03T09:00', { id: 'p2' }),
    ])
    expect(sums).toMatchObject({ 'pairing.made': 2, 'pairing.ended': 1, '7 pairing.active': 1 })
  })

  test('count a community once however many branches are paired with it', () => {
    const key = 'community/c21'
    const two = [pairing('made', '03-01T09:00', { key }), pairing('made', '03-02T09:00', { key, org: 8 })]
    expect(runKeyed(pairedFold, two).sums).toEqual({ 'paired.community': 1, '21 paired.community': 1 })
    const ended = [...two, pairing('ended', '03-03T09:00', { key })]
    expect(runKeyed(pairedFold, ended).sums['paired.community']).toBe(1)
    const none = [...ended, pairing('ended', '03-04T09:00', { key, org: 8 })]
    expect(runKeyed(pairedFold, none).sums['paired.community']).toBe(0)
    expect(runKeyed(pairedFold, [pairing('ended', '03-01T09:00', { key })]).refusal?.code).toBe('pairing-none')
  })

  const made = pairing('made', '03-01T09:00')
  test.each([
    ['with itself', [pairing('made', '03-01T09:00', { to: 7 })], 'pairing-self', undefined],
    ['twice at a time', [made, pairing('made', '03-02T09:00', { id: 'p2' })], 'pairing-standing', undefined],
    ['ended under another id', [made, pairing('ended', '03-02T09:00', { id: 'p2' })], 'pairing-other', undefined],
    ['ended before it is made', [pairing('ended', '03-01T09:00')], 'pairing-none', true],
  ])('%s: refused, or waits for its cause', (_, events, code, early) => {
    const { refusal } = runKeyed(pairingFold, events)
    expect([refusal?.code, refusal?.early]).toEqual([code, early])
  })
})
