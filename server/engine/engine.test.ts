import { expect, test } from 'vitest'
import { DAY_MS, parseInstant } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { compareAll } from './reconcile.ts'

const examples: TestEvent[] = EVENTS.flatMap((kind) =>
  kind.examples.map((e, i) => ({
    id: e.id ?? `example-${kind.kind}-${i}`,
    type: kind.kind,
    subject: e.subject,
    time: e.time,
    data: e.data,
  })),
)

/** A day after the last of them, whatever scenes come. */
const NOW = Math.max(...examples.map((e) => parseInstant(e.time) ?? Number.NaN)) + DAY_MS

async function agrees(engine: Awaited<ReturnType<typeof openTestEngine>>['engine']) {
  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
  expect((await compareAll(engine.core)).differences).toEqual([])
}

test('accepts every example in the order listed, and the cube equals the ledger', async () => {
  const { engine, take } = await openTestEngine({ now: () => NOW })
  const taken = await take(examples)
  expect(taken.rejected.map((r) => ({ ...r, event: examples[r.line] }))).toEqual([])
  expect(taken).toMatchObject({ accepted: examples.length, duplicate: 0, held: 0 })
  await agrees(engine)
  const values = await engine.values({
    scope: 'root',
    metrics: ['members', 'orgs', 'meetings-today'],
    at: null,
    version: null,
  })
  expect(values.values.map((v) => v.value)).toEqual([1, 3, 0])
  await engine.close()
})

test('answers a resent event with duplicate, also after a restart, and changes nothing', async () => {
  const first = await openTestEngine({ now: () => NOW })
  await first.take(examples)
  const cells = cellsOf(first.engine)
  await first.engine.close()
  const second = await openTestEngine({ folder: first.folder, now: () => NOW })
  expect(cellsOf(second.engine)).toEqual(cells)
  const again = await second.take(examples)
  expect(again).toMatchObject({ accepted: 0, duplicate: examples.length, held: 0, rejected: [] })
  expect(cellsOf(second.engine)).toEqual(cells)
  await agrees(second.engine)
  await second.engine.close()
})

test('a restart counts below an organisation whose founding was taken back, as before', async () => {
  const event = (id: string, type: string, subject: string, data: TestEvent['data']): TestEvent => ({
    id,
    type,
    subject,
    time: `2025-11-20T10:0${id}:00+08:00`,
    data,
  })
  const first = await openTestEngine({ now: () => NOW })
  const taken = await first.take([
    event('1', 'org.founded', 'street', { name: '街道', kind: 'area', parent: 'root' }),
    event('2', 'org.founded', 'school', { name: '学校党委', kind: 'committee', parent: 'street', sector: 'school' }),
    event('3', 'org.dissolved', 'school', {}),
    event('4', 'event.corrected', 'street', { id: '1', reason: '录入有误' }),
  ])
  expect(taken).toMatchObject({ accepted: 4, rejected: [] })
  const cells = cellsOf(first.engine)
  expect(Object.keys(cells).sort()).toEqual(['school', 'street'])
  await first.engine.close()
  const second = await openTestEngine({ folder: first.folder, now: () => NOW })
  expect(cellsOf(second.engine)).toEqual(cells)
  await agrees(second.engine)
  await second.engine.close()
})

test('rebuilds the ledger from the journal when its meaning has changed, and comes to the same cells', async () => {
  const first = await openTestEngine({ now: () => NOW })
  await first.take(examples)
  const cells = cellsOf(first.engine)
  await first.engine.close()
  const second = await openTestEngine({ folder: first.folder, now: () => NOW, meaning: 'another' })
  expect(second.engine.setAside).toContain('口径已变更')
  expect(cellsOf(second.engine)).toEqual(cells)
  await agrees(second.engine)
  await second.engine.close()
})
