import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import type { LocalEngine } from './engine.ts'
import { compareAll } from './reconcile.ts'

const branch: TestEvent = {
  id: 'f1',
  type: 'org.founded',
  subject: 'b1',
  time: '2026-03-01T08:00:00+08:00',
  data: { name: '第一支部', kind: 'branch', parent: 'root', sector: 'community' },
}
const points = (id: string, step: 'earned' | 'redeemed', at: { day: string; points: number }): TestEvent => ({
  id,
  type: `points.${step}`,
  subject: 'b1',
  time: `2026-03-${at.day}T09:00:00+08:00`,
  data: { account: 'a1', points: at.points, entry: id },
})
const back = (id: string): TestEvent => ({
  id: `back-${id}`,
  type: 'event.corrected',
  subject: 'b1',
  time: '2026-03-20T09:00:00+08:00',
  data: { id, reason: '重复' },
})

async function sums(engine: LocalEngine) {
  const metrics = ['points-circulating', 'points-earned-month', 'points-redeemed-month']
  const { values } = await engine.values({ scope: 'root', metrics, at: null, version: null })
  return values.map(({ value }) => value)
}

test('points never go below zero, neither by a redemption, a late one, nor a correction; what covers it makes it possible', async () => {
  const { engine, take } = await openTestEngine({ now: () => parseInstant('2026-03-25T09:00:00+08:00') ?? 0 })
  await take([branch, points('e1', 'earned', { day: '02', points: 30 })])
  await take([points('r1', 'redeemed', { day: '05', points: 20 })])

  const second = points('r2', 'redeemed', { day: '06', points: 20 })
  expect((await take([second])).rejected).toMatchObject([{ field: 'data.points', reason: '积分不足，不能兑换' }])
  const late = points('r3', 'redeemed', { day: '03', points: 15 })
  expect((await take([late])).rejected).toHaveLength(1)
  expect((await take([back('e1')])).rejected).toMatchObject([{ field: 'data.id' }])
  expect(await sums(engine)).toEqual([10, 30, 20])

  expect(await take([points('e2', 'earned', { day: '01', points: 15 }), second])).toMatchObject({ accepted: 2 })
  expect(await sums(engine)).toEqual([5, 45, 40])
  expect((await take([back('r2')])).accepted).toBe(1)
  expect(await sums(engine)).toEqual([25, 45, 20])

  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
  expect((await compareAll(engine.core)).differences).toEqual([])
  await engine.close()
})

test('what is corrected in the batch that brought it counts once for what comes late after it', async () => {
  const { engine, take } = await openTestEngine({ now: () => parseInstant('2026-03-25T09:00:00+08:00') ?? 0 })
  const more = { data: points('e1', 'earned', { day: '02', points: 40 }).data }
  const corrected: TestEvent = { ...back('e1'), data: { id: 'e1', reason: '少记', replacement: more } }
  const late = points('e2', 'earned', { day: '01', points: 5 })
  await take([branch, points('e1', 'earned', { day: '02', points: 30 }), corrected, late])
  expect(await sums(engine)).toEqual([45, 45, 0])
  expect((await take([points('r1', 'redeemed', { day: '05', points: 46 })])).rejected).toHaveLength(1)
  expect((await take([points('r2', 'redeemed', { day: '05', points: 45 })])).accepted).toBe(1)
  await engine.close()
})
