import { expect, test } from 'vitest'
import { parseInstant } from '../../data/language/time.ts'
import { cellsOf, openTestEngine, type TestEvent } from '../testing/engine.ts'
import { compareAll } from './reconcile.ts'

const NOW = parseInstant('2026-03-31T12:00:00+08:00') ?? Number.NaN
const PROFILE = {
  gender: 'female',
  birthMonth: '1980-05',
  education: 'edu-bachelor',
  occupation: 'retired',
  ethnicity: 'han',
}

const at = (day: string, hour = '09') => `2026-${day}T${hour}:00:00+08:00`
const found = (code: string, kind: string, parent: string): TestEvent => ({
  id: `found-${code}`,
  type: 'org.founded',
  subject: code,
  time: at('01-04'),
  data: { name: code, kind, parent, ...(kind === 'area' ? {} : { sector: 'community' }) },
})
const register = (code: string, from: number, upTo: number): TestEvent[] =>
  Array.from({ length: upTo - from }, (_, i) => ({
    id: `register-${code}-${from + i}`,
    type: 'member.registered',
    subject: code,
    time: at('01-05'),
    data: { member: `${code}-${from + i}`, joined: '2001-07', ...PROFILE },
  }))
const elect = (code: string, day: string, elected: number): TestEvent => ({
  id: `elect-${code}-${day}`,
  type: 'org.term.elected',
  subject: code,
  time: at(day),
  data: { years: 3, entitled: 10, present: 10, elected },
})
const step = (type: string, day: string, data: object): TestEvent => ({
  id: `${type}-${day}`,
  type,
  subject: 'b1',
  time: at(day),
  data: { ...data },
})

const METRICS = [
  'branches-few-members',
  'branches-many-members',
  'branches-committee-due',
  'branches-committee-few',
  'branches-committee-many',
]
type Opened = Awaited<ReturnType<typeof openTestEngine>>
async function valuesOf({ engine }: Opened, scope = 'root') {
  const { values } = await engine.values({ scope, metrics: METRICS, at: null, version: null })
  return values.map(({ value }) => value)
}
async function differences({ engine }: Opened) {
  await engine.core.journal.flushed()
  engine.core.ledger.due(engine.core.seq)
  await engine.core.ledger.through(engine.core.seq)
  return (await compareAll(engine.core)).differences
}

const TREE = [
  found('d1', 'area', 'root'),
  found('c1', 'committee', 'd1'),
  found('b1', 'branch', 'c1'),
  found('b2', 'branch', 'c1'),
]

test('a branch counts while its own members lie outside the size, its committee above not', async () => {
  const opened = await openTestEngine({ now: () => NOW })
  const { take } = opened
  await take([...TREE, ...register('c1', 0, 2)])
  expect(await valuesOf(opened)).toEqual([2, 0, 0, null, null])
  await take([...register('b1', 0, 2), ...register('b2', 0, 50)])
  expect(await valuesOf(opened)).toEqual([1, 0, 1, null, null])
  await take([...register('b1', 2, 3), ...register('b2', 50, 51)])
  expect(await valuesOf(opened)).toEqual([0, 1, 1, null, null])
  expect(await valuesOf(opened, 'b2')).toEqual([0, 1, 1, null, null])
  // One leaves, and one follows from b2: the sums of both move.
  await take([
    step('member.deceased', '02-01', { member: 'b1-0' }),
    step('member.transferred', '02-02', { member: 'b2-0', from: 'b2', to: 'b1' }),
    step('member.deceased', '02-03', { member: 'b1-1' }),
  ])
  expect(await valuesOf(opened)).toEqual([1, 0, 1, null, null])
  expect(await differences(opened)).toEqual([])
  await opened.engine.close()
})

test('the committee of a branch is that of its latest election, where seven full members need one', async () => {
  const opened = await openTestEngine({ now: () => NOW })
  const { take } = opened
  await take([...TREE, ...register('b1', 0, 7), ...register('b2', 0, 6)])
  await take([elect('b1', '01-20', 2), elect('b2', '01-20', 1)])
  expect(await valuesOf(opened)).toEqual([0, 0, 1, 1, 0])
  await take([elect('b1', '02-20', 9)])
  expect(await valuesOf(opened)).toEqual([0, 0, 1, 0, 1])
  // An election that is told late lies before the latest one.
  await take([elect('b1', '02-10', 3)])
  expect(await valuesOf(opened)).toEqual([0, 0, 1, 0, 1])
  await take([step('member.deceased', '03-01', { member: 'b1-6' })])
  expect(await valuesOf(opened)).toEqual([0, 0, 0, 0, 0])
  await opened.engine.close()
})

test('what brought it there is taken back with its correction, and a restart comes to the same', async () => {
  const first = await openTestEngine({ now: () => NOW })
  await first.take([...TREE, ...register('b1', 0, 3), ...register('b2', 0, 3)])
  const before = cellsOf(first.engine)
  await first.take([step('member.deceased', '02-01', { member: 'b1-0' })])
  expect(await valuesOf(first)).toEqual([1, 0, 0, null, null])
  const back = { id: 'member.deceased-02-01', reason: '误报' }
  await first.take([step('event.corrected', '02-02', back)])
  expect(cellsOf(first.engine)).toEqual(before)
  await first.engine.close()
  const second = await openTestEngine({ folder: first.folder, now: () => NOW })
  await second.take([step('member.deceased', '02-03', { member: 'b1-1' })])
  expect(await valuesOf(second)).toEqual([1, 0, 0, null, null])
  expect(await differences(second)).toEqual([])
  await second.engine.close()
})
