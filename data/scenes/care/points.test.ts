import { expect, test } from 'vitest'
import { present, runKeyed, type Told } from '../../testing/keyed.ts'
import { EVENTS } from './events.ts'
import { pointsFold } from './points.ts'

const tell = (step: string, day: string, points: number, whose: object = { member: 'm1' }): Told => ({
  kind: `points.${step}`,
  time: `2026-03-${day}T09:00`,
  data: { ...whose, points, entry: `${step}-${day}` },
})
const run = (...events: Told[]) => runKeyed(pointsFold, events)

test('what is earned and not redeemed is in circulation, of one account', () => {
  const { sums } = run(tell('earned', '02', 30), tell('redeemed', '03', 30), tell('earned', '04', 5))
  expect(present(sums)).toEqual({
    'points.earned': 35,
    'points.redeemed': 30,
    'points.circulating': 5,
    'points.accounts': 1,
    'points.redemptions': 1,
  })
})

test('never falls below zero: a redemption without enough points is refused, not held', () => {
  for (const events of [[tell('redeemed', '02', 1)], [tell('earned', '02', 30), tell('redeemed', '03', 31)]]) {
    const { refusal } = run(...events)
    expect(refusal).toMatchObject({ field: 'data.points', code: 'points-short' })
    expect(refusal?.early).toBeUndefined()
  }
})

test('a member and an account of the same name are two', () => {
  const { refusal } = run(tell('earned', '02', 30, { account: 'm1' }), tell('redeemed', '03', 10))
  expect(refusal).toMatchObject({ code: 'points-short' })
})

test('points earned elsewhere belong to where the account is', () => {
  const { byOrg } = run({ ...tell('earned', '02', 30), org: 3 }, { ...tell('earned', '03', 5), org: 4 })
  expect(byOrg).toEqual({ 3: { 'points.accounts': 1, 'points.earned': 35, 'points.circulating': 35 } })
})

test('the door refuses points of nobody and of two', () => {
  const payload = EVENTS.find(({ kind }) => kind === 'points.earned')?.payload
  const is = (whose: object) => payload?.safeParse({ points: 1, entry: 'e', ...whose }).success
  expect([is({ member: 'm' }), is({ account: 'a' }), is({}), is({ member: 'm', account: 'a' })]).toEqual([
    true,
    true,
    false,
    false,
  ])
})
