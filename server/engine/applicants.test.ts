import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { compareAll } from './reconcile.ts'

const branch: TestEvent = {
  id: 'f1',
  type: 'org.founded',
  subject: 'b1',
  time: '2025-01-01T08:00:00+08:00',
  data: { name: '第一支部', kind: 'branch', parent: 'root', sector: 'community' },
}
const event = (id: string, type: string, day: string, data = {}): TestEvent => ({
  id,
  type,
  subject: 'b1',
  time: `${day}T09:00:00+08:00`,
  data: { member: 'p1', ...data },
})
const step = (id: string, day: string, name: string, more = {}) =>
  event(id, 'development.step', day, { step: name, ...more })

const way: TestEvent[] = [
  step('s1', '2025-02-01', 'application', { birthMonth: '1999-08' }),
  step('s2', '2025-02-20', 'talk'),
  step('s3', '2025-04-01', 'activist'),
  step('s4', '2025-09-20', 'inspection'),
  step('s5', '2026-04-01', 'candidate'),
  step('s6', '2026-05-08', 'training', { days: 3 }),
  step('s7', '2026-05-20', 'branch-meeting', { entitled: 9, present: 9, yes: 8 }),
]
const admitted = event('m1', 'member.admitted', '2026-05-20', {
  gender: 'female',
  birthMonth: '1999-08',
  education: 'edu-bachelor',
  occupation: 'student',
  ethnicity: 'han',
})
const NOW = parseInstant('2026-06-01T09:00:00+08:00') ?? 0

async function isExact(engine: Awaited<ReturnType<typeof openTestEngine>>['engine']) {
  engine.core.ledger.due(engine.core.seq)
  await engine.core.journal.flushed()
  await engine.core.ledger.through(engine.core.seq)
  expect((await compareAll(engine.core)).differences).toEqual([])
}

async function read(engine: Awaited<ReturnType<typeof openTestEngine>>['engine'], ...metrics: string[]) {
  const { values } = await engine.values({ scope: 'root', metrics, at: null, version: null })
  return values.map(({ value }) => value)
}

test('an applicant is nobody’s member, and the one who is admitted under the same code', async () => {
  const { engine, folder, take } = await openTestEngine({ now: () => NOW })
  expect(await take([branch, ...way.slice(0, 6)])).toMatchObject({ rejected: [], held: 0 })
  expect(await read(engine, 'development-people', 'development-candidates', 'members')).toEqual([1, 1, null])
  // Somebody who is no member yet is known to nothing that speaks of members.
  expect(await take([event('x1', 'member.converted', '2026-05-09')])).toMatchObject({ held: 1 })
  await take([...way.slice(6), admitted])
  expect(await read(engine, 'development-people', 'development-admitted-year', 'members')).toEqual([0, 1, 1])
  await isExact(engine)
  const cells = cellsOf(engine)
  await engine.close()
  for (const meaning of ['test', 'another']) {
    const again = await openTestEngine({ folder, now: () => NOW, meaning })
    expect(cellsOf(again.engine)).toEqual(cells)
    await again.engine.close()
  }
})

test('steps that come late or are corrected come out exact; a cause that others stand on cannot be taken back', async () => {
  const whole = await openTestEngine({ now: () => NOW })
  await whole.take([branch, ...way, admitted])
  const late = await openTestEngine({ now: () => NOW })
  const [s1, s2, s3, s4, s5, s6, s7] = way as [
    TestEvent,
    TestEvent,
    TestEvent,
    TestEvent,
    TestEvent,
    TestEvent,
    TestEvent,
  ]
  await late.take([branch, s1, s3, s5, s7, admitted])
  expect(await late.take([s2, s6, s4])).toMatchObject({ accepted: 3, rejected: [] })
  expect(cellsOf(late.engine)).toEqual(cellsOf(whole.engine))

  const fix = (id: string, replacement?: object): TestEvent => ({
    id: `fix-${id}-${replacement ? 'to' : 'back'}`,
    type: 'event.corrected',
    subject: 'b1',
    time: '2026-05-30T09:00:00+08:00',
    data: { id, reason: '录入有误', ...(replacement ? { replacement } : {}) },
  })
  const early = fix('s5', { time: '2026-03-31T09:00:00+08:00', data: { member: 'p1', step: 'candidate' } })
  expect(await late.take([early])).toMatchObject({ accepted: 1 })
  expect(await read(late.engine, 'development-early-candidate-year')).toEqual([1])
  const { rejected } = await late.take([fix('s3')])
  expect(rejected[0]?.code).toBe('conflict')
  await isExact(late.engine)
  await whole.engine.close()
  await late.engine.close()
})

test('what passes its date undone is overdue by its rule until it is done', async () => {
  let now = parseInstant('2025-02-02T09:00:00+08:00') ?? 0
  const { engine, take } = await openTestEngine({ now: () => now })
  await take([branch, ...way.slice(0, 1)])
  now = parseInstant('2025-03-02T00:30:00+08:00') ?? 0
  await engine.tick()
  expect(await read(engine, 'development-overdue-talk', 'development-due-talk', 'deadlines-open')).toEqual([1, 1, 1])
  now = parseInstant('2025-03-03T00:30:00+08:00') ?? 0
  await take([step('late', '2025-03-02', 'talk')])
  await engine.tick()
  expect(await read(engine, 'development-overdue-talk', 'development-late-year', 'deadlines-open')).toEqual([0, 1, 0])
  await isExact(engine)
  await engine.close()
})
