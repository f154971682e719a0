import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'
import { TRAITS } from '../testing/traits.ts'
import { LiveSuppression } from './live-suppression.ts'
import { answerSimulation } from './simulate-scores.ts'

const NOW = parseInstant('2026-06-01T08:00:00+08:00') ?? 0
const event = (id: string, type: string, subject: string, data: TestEvent['data']): TestEvent => ({
  id,
  type,
  subject,
  time: `2026-02-0${id}T10:00:00+08:00`,
  data,
})
const served = (id: string) =>
  event(id, 'service.given', 'b1', { service: `s${id}`, kind: 'policy', minutes: 120, points: 4, member: 'm1' })
const SERVED = [
  event('1', 'org.founded', 'b1', { name: '支部', kind: 'branch', parent: 'root', sector: 'village' }),
  event('2', 'member.registered', 'b1', {
    member: 'm1',
    ...TRAITS,
    joined: '2010-07',
  }),
  served('3'),
]
const QUERY = {
  scope: 'root',
  ruleSet: { subject: 'member' as const, items: [{ code: 'm1-service', points: 3 }] },
  from: parseInstant('2026-01-01T00:00:00+08:00') ?? 0,
  to: NOW,
  people: false,
}

test('a what-if beyond its limits is given up with its reason, and the engine goes on', async () => {
  const { engine, take } = await openTestEngine({ now: () => NOW })
  expect(await take(SERVED)).toMatchObject({ accepted: 3, rejected: [] })
  const reading = {
    core: engine.core,
    epoch: 'test',
    few: new LiveSuppression(engine.core),
    async durable(version: number) {
      await engine.core.journal.flushed()
      engine.core.ledger.due(version)
    },
  }
  const asked = (limits: { most: number; mostMs: number }) => answerSimulation(QUERY, reading, limits)
  const late = asked({ most: 100, mostMs: -1 })
  await expect(late).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('秒内没有算完') })
  const large = asked({ most: 0, mostMs: 30_000 })
  await expect(large).rejects.toMatchObject({ code: 'too-large', message: expect.stringContaining('一次至多 0') })
  expect(await take([served('4')])).toMatchObject({ accepted: 1 })
  expect((await engine.simulateScores(QUERY)).version).toBe(engine.core.seq)
  await engine.close()
})
