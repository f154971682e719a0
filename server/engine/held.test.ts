import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { openTestEngine, type TestEvent } from '../testing/engine.ts'

const at = (text: string) => parseInstant(`2026-03-${text}+08:00`) ?? 0
const HOUR = 3_600_000
const founded = (code: string, parent = 'root'): TestEvent => ({
  id: `found-${code}`,
  type: 'org.founded',
  subject: code,
  time: '2026-03-01T08:00:00+08:00',
  data: { name: `支部${code}`, kind: 'branch', parent, sector: 'community' },
})
const appeal = (id: string, type: string, day: string, subject = 'b1'): TestEvent => ({
  id,
  type: `appeal.${type}`,
  subject,
  time: `2026-03-${day}T09:00:00+08:00`,
  data: { appeal: 'a1', ...(type === 'raised' ? { category: 'traffic' } : {}) },
})
const converted: TestEvent = {
  id: 'c1',
  type: 'member.converted',
  subject: 'b1',
  time: '2026-03-02T09:00:00+08:00',
  data: { member: 'secret-code' },
}
const codes = async (engine: Awaited<ReturnType<typeof openTestEngine>>['engine']) =>
  (await engine.rejects({ source: null, limit: 10 })).rows.map(({ code, field, reason }) => ({ code, field, reason }))

test('what lacks its cause is held over restarts, tried again when time is up, and then refused with what it waited for', async () => {
  const clock = { now: at('03T09:00:00') }
  const first = await openTestEngine({ now: () => clock.now, settings: { heldHours: 10 } })
  await first.take([founded('b1')])
  expect(
    await first.take([appeal('n1', 'answered', '02'), appeal('x1', 'raised', '02', 'b9'), converted]),
  ).toMatchObject({
    accepted: 0,
    held: 3,
  })
  clock.now += 9 * HOUR
  await first.engine.tick()
  expect((await first.engine.health()).held).toBe(3)
  await first.engine.close()

  const again = await openTestEngine({ folder: first.folder, now: () => clock.now, settings: { heldHours: 10 } })
  clock.now += HOUR
  await again.engine.tick()
  expect(await again.engine.health()).toMatchObject({ held: 0, retried: 3, expired: 3, rejected: 3 })
  const rows = await codes(again.engine)
  expect(rows.map(({ code, field }) => `${code} ${field}`).sort()).toEqual([
    'held-too-long data',
    'held-too-long data.member',
    'held-too-long subject',
  ])
  expect(rows.map(({ reason }) => reason).join()).toContain('组织 b9')
  expect(JSON.stringify(rows)).not.toContain('secret-code')
  expect(await again.engine.gauges()).toMatchObject({
    held: 0,
    events_held_retried_total: 3,
    events_held_expired_total: 3,
    events_rejected_total: 3,
  })
  // What was refused may be sent again.
  expect(await again.take([appeal('r1', 'raised', '02'), appeal('n1', 'answered', '02')])).toMatchObject({
    accepted: 2,
  })
  await again.engine.close()
})

test('what waited for its own time waits for its cause from then on', async () => {
  const clock = { now: at('03T09:00:00') }
  const { engine, take } = await openTestEngine({ now: () => clock.now, settings: { heldHours: 10 } })
  await take([founded('b1'), appeal('n1', 'answered', '20')])
  clock.now = at('20T09:00:01')
  await engine.tick()
  expect(await engine.health()).toMatchObject({ held: 1, retried: 1, expired: 0 })
  clock.now += 9 * HOUR
  expect(await take([appeal('r1', 'raised', '19')])).toMatchObject({ accepted: 1 })
  expect(await engine.health()).toMatchObject({ held: 0, retried: 2, expired: 0 })
  await engine.close()
})
