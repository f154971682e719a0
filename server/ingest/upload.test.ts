import { expect, test } from 'vitest'
import type { Problem } from '../../data/contract/problem.ts'
import type { Batch, Taken } from '../engine/batch.ts'
import { keepPseudonym } from './personal.ts'
import { Upload, type UploadLimits } from './upload.ts'

const LIMITS: UploadLimits = { slice: 10, outstanding: 4, maxRefused: 50 }

const event = (id: number, extra = {}) => ({
  id: `m-${id}`,
  source: 'urn:test',
  type: 'meeting.held',
  subject: 'b',
  time: '2026-01-21T14:00:00Z',
  data: { form: 'theme-day', attended: 18, expected: 21, minutes: 90, ...extra },
})

/** An engine that holds every batch until it is told to let go. */
class SlowEngine {
  readonly batches: Batch[] = []
  readonly pending: (() => void)[] = []
  most = 0

  take(batch: Batch): Promise<Taken> {
    this.batches.push(batch)
    return new Promise((resolve) => {
      const version = this.batches.length
      const rejected = batch.ids.includes('m-3')
        ? [{ line: batch.ids.indexOf('m-3'), field: 'subject', code: 'x', reason: 'x', reasonEn: 'x' }]
        : []
      this.pending.push(() =>
        resolve({ accepted: batch.ids.length - rejected.length, duplicate: 0, held: 0, rejected, version }),
      )
      this.most = Math.max(this.most, this.pending.length)
    })
  }

  health(): Promise<never> {
    throw new Error('not asked')
  }

  async drain(until: Promise<unknown>): Promise<void> {
    let done = false
    void until
      .finally(() => {
        done = true
      })
      .catch(() => {})
    while (!done) {
      this.pending.shift()?.()
      await new Promise((resolve) => setTimeout(resolve, 1))
    }
  }
}

const open = (engine: SlowEngine, limits = LIMITS) =>
  new Upload({ engine, scope: 'root', pseudonymise: keepPseudonym, now: () => 1_780_000_000_000, limits })

test('never has more slices on their way than allowed, and waits meanwhile', async () => {
  const engine = new SlowEngine()
  const upload = open(engine)
  const sending = upload.addEvents(Array.from({ length: 200 }, (_, i) => event(i)))
  await new Promise((resolve) => setTimeout(resolve, 50))
  expect(engine.batches).toHaveLength(4)
  await engine.drain(sending)
  const finishing = upload.finish()
  await engine.drain(finishing)
  expect(engine.most).toBe(4)
  expect(await finishing).toEqual({
    accepted: 199,
    duplicate: 0,
    held: 0,
    rejected: [{ line: 4, field: 'subject', code: 'x', reason: 'x', reasonEn: 'x' }],
    version: 20,
  })
})

test('whoever else waits for the loop has turns while a long slice is checked, and the slice stays one', async () => {
  const engine = new SlowEngine()
  const upload = open(engine, { ...LIMITS, slice: 1_000 })
  let turns = 0
  const turn = () => {
    turns++
    if (engine.batches.length === 0) setImmediate(turn)
  }
  setImmediate(turn)
  const sending = upload.addEvents(Array.from({ length: 1_000 }, (_, i) => event(i + 10)))
  await engine.drain(sending)
  expect(turns).toBeGreaterThan(3)
  expect(engine.batches.map(({ ids }) => ids.length)).toEqual([1_000])
})

test('numbers lines over all slices, and puts the refusals of both sides in their order', async () => {
  const engine = new SlowEngine()
  const upload = open(engine)
  const events = Array.from({ length: 30 }, (_, i) => event(i, i === 2 || i === 25 ? { minutes: -1 } : {}))
  const sending = upload.addLines(['', ...events.map((each) => JSON.stringify(each))]).then(() => upload.finish())
  await engine.drain(sending)
  const { rejected, accepted } = await sending
  expect(rejected.map((r) => [r.line, r.field])).toEqual([
    [4, 'data.minutes'],
    [5, 'subject'],
    [27, 'data.minutes'],
  ])
  expect(accepted).toBe(27)
})

test('stops after too many refusals and says what was taken until then', async () => {
  const engine = new SlowEngine()
  const upload = open(engine)
  const events = Array.from({ length: 500 }, (_, i) => event(i + 10, i % 2 === 0 ? { minutes: -1 } : {}))
  const sending = upload.addEvents(events)
  await engine.drain(sending)
  const problem: Problem = await sending.then(
    () => undefined,
    (error) => error,
  )
  expect(problem.code).toBe('too-many-refused')
  const partial = problem.partial as { accepted: number; rejected: unknown[] }
  expect(partial.rejected.length).toBeLessThanOrEqual(60)
  expect(partial.accepted).toBe(engine.batches.flatMap((batch) => batch.ids).length)
})
