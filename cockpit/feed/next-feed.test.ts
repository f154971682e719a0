import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Cells } from '../../data/contract/cells.ts'
import type { DeltaFrame, Frame, FullFrame } from '../../data/contract/frames.ts'
import { type FeedState, heldOf, lastSeen, nextFeed } from './next-feed.ts'

const meta = { epoch: 'e1', day: '2026-11-23', dataTime: 1_000, ribbon: [] }
const full = (version: number, cells: Cells, epoch = 'e1'): FullFrame => ({
  kind: 'full',
  ...meta,
  epoch,
  version,
  cells,
})
const delta = (from: number, version: number, cells: Cells = {}, epoch = 'e1'): DeltaFrame => ({
  kind: 'delta',
  ...meta,
  epoch,
  from,
  version,
  cells,
})
const take = (state: FeedState, frame: Frame, now = 0) => nextFeed(state, { ...frame, now })

const cells: Cells = { members: { root: 12, a: 7, b: 5 }, orgs: { root: 3 } }
const waiting: FeedState = { status: 'waiting' }
const live = take(waiting, full(7, cells))
const lost = nextFeed(live, { kind: 'disconnected', now: 1_000 })

describe('a live feed', () => {
  test('merges a delta per metric and organisation', () => {
    const next = take(live, delta(7, 8, { members: { root: 13, a: 8 } }))
    expect(heldOf(next)).toMatchObject({ version: 8, cells: { members: { root: 13, a: 8, b: 5 }, orgs: { root: 3 } } })
  })

  test('goes stale on a gap and keeps the last cells on screen', () => {
    const next = take(live, delta(8, 9, { members: { root: 99 } }), 500)
    expect(next).toEqual({ status: 'stale', held: heldOf(live), since: 500, reason: 'gap' })
  })

  test('ignores a delta that is not newer', () => {
    expect(take(live, delta(6, 7, { members: { root: 1 } }))).toBe(live)
    expect(take(live, delta(5, 6, { members: { root: 1 } }))).toBe(live)
  })

  test('keeps its version when an older full frame comes late', () => {
    expect(take(live, full(6, {}))).toBe(live)
    expect(take(lost, full(6, {}))).toBe(lost)
  })

  test('takes another epoch from a full frame only, and says so', () => {
    expect(take(live, delta(7, 8, {}, 'e2'))).toMatchObject({ status: 'stale', reason: 'epoch', held: heldOf(live) })
    const next = take(live, full(3, {}, 'e2'), 5_000)
    expect(next).toMatchObject({ status: 'live', redefined: { at: 5_000 }, held: { epoch: 'e2', version: 3 } })
    expect(nextFeed(next, { kind: 'tick', now: 70_000 })).toMatchObject({ redefined: null })
  })

  test('keeps the newest lines of the ribbon, each once', () => {
    const line = (seq: number) => ({ seq, ts: seq, org: 'a', name: 'a', kind: 'meeting.held', label: '组织生活召开' })
    const first = take(waiting, { ...full(7, cells), ribbon: [line(7), line(5)] })
    const next = take(first, { ...delta(7, 9), ribbon: [line(9), line(7)] })
    expect(heldOf(next)?.ribbon.map(({ seq }) => seq)).toEqual([9, 7, 5])
  })
})

describe('a lost feed', () => {
  test('keeps the cells when the link is lost', () => {
    expect(lost).toEqual({ status: 'stale', held: heldOf(live), since: 1_000, reason: 'link' })
  })

  test('asks from what it holds', () => {
    expect(lastSeen(lost)).toEqual({ epoch: 'e1', version: 7 })
    expect(lastSeen(waiting)).toEqual({})
  })

  test('says for ten seconds how long it was away once it is whole again', () => {
    const back = take(lost, delta(7, 11, { members: { b: 6 } }), 43_000)
    expect(back).toMatchObject({ status: 'live', recovered: { seconds: 42 }, held: { version: 11 } })
    expect(nextFeed(back, { kind: 'tick', now: 52_999 })).toBe(back)
    expect(nextFeed(back, { kind: 'tick', now: 53_000 })).toMatchObject({ recovered: null })
  })

  test('is whole again after an empty answer', () => {
    expect(take(lost, delta(7, 7), 2_000)).toMatchObject({ status: 'live', held: { version: 7, cells } })
  })

  test('counts from the first moment of the loss', () => {
    const gap = take(live, delta(8, 9), 500)
    expect(nextFeed(gap, { kind: 'disconnected', now: 900 })).toMatchObject({ since: 500, reason: 'link' })
  })

  test('keeps the cells while the server starts, and gives up only on a refusal that stays', () => {
    const problem = (code: 'loading' | 'unauthorized') => ({ type: '', title: '', status: 0, code })
    expect(nextFeed(lost, { kind: 'refused', problem: problem('loading'), now: 2_000 })).toMatchObject({
      status: 'stale',
      reason: 'starting',
      held: heldOf(live),
    })
    expect(nextFeed(waiting, { kind: 'refused', problem: problem('loading'), now: 0 })).toEqual(waiting)
    expect(nextFeed(lost, { kind: 'refused', problem: problem('unauthorized'), now: 0 }).status).toBe('refused')
  })
})

test('ignores deltas that come before the first answer', () => {
  expect(take(waiting, delta(7, 8))).toBe(waiting)
})

/** A server of two organisations and two metrics: every step changes a cell and makes one version. */
class ModelServer {
  epoch = 'e1'
  #states: Cells[] = [{ m: { a: 0, b: 0 }, n: { a: 0 } }]

  get version() {
    return this.#states.length - 1
  }
  get cells(): Cells {
    return this.#states[this.version] ?? {}
  }
  change(metric: string, org: string, value: number | null): DeltaFrame {
    const from = this.version
    this.#states.push({ ...this.cells, [metric]: { ...this.cells[metric], [org]: value } })
    return delta(from, this.version, { [metric]: { [org]: value } }, this.epoch)
  }
  restore(): FullFrame {
    this.epoch += '+'
    this.#states = [{ m: { a: -1, b: -1 }, n: { a: null } }]
    return full(0, this.cells, this.epoch)
  }
  answer(seen: { epoch?: string; version?: number }, ring: number): Frame {
    const { version } = seen
    if (seen.epoch !== this.epoch || version === undefined || this.version - version > ring)
      return full(this.version, this.cells, this.epoch)
    return delta(version, this.version, this.cells, this.epoch)
  }
}

const change = fc.record({
  kind: fc.constant('change' as const),
  metric: fc.constantFrom('m', 'n'),
  org: fc.constantFrom('a', 'b'),
  value: fc.option(fc.integer(), { nil: null }),
})
const trouble = fc
  .constantFrom('restore', 'disconnect', 'subscribe', 'lose', 'double', 'late')
  .map((kind) => ({ kind }))
const history = fc.array(fc.oneof({ weight: 3, arbitrary: change }, trouble), { maxLength: 60 })

test('whatever was lost, doubled or reordered, an answered subscribe ends with the server’s cells', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 0, max: 8 }), (steps, ring) => {
      const server = new ModelServer()
      let state: FeedState = waiting
      let wire: Frame[] = []
      let highest = { epoch: '', version: -1 }
      const arrive = (frame: Frame) => {
        state = take(state, frame)
        const held = heldOf(state)
        if (!held) return
        if (held.epoch === highest.epoch) expect(held.version).toBeGreaterThanOrEqual(highest.version)
        highest = held
      }
      for (const step of steps) {
        if (step.kind === 'change' && 'metric' in step) wire.push(server.change(step.metric, step.org, step.value))
        if (step.kind === 'restore') wire.push(server.restore())
        if (step.kind === 'lose') wire = wire.slice(1)
        if (step.kind === 'double') wire.push(...wire.slice(0, 2))
        if (step.kind === 'late') wire.reverse()
        if (step.kind === 'disconnect') state = nextFeed(state, { kind: 'disconnected', now: 0 })
        if (step.kind === 'subscribe') arrive(server.answer(lastSeen(state), ring))
        if (wire.length > 3) for (const frame of wire.splice(0, 2)) arrive(frame)
      }
      // What a screen does for as long as it is not whole.
      state = nextFeed(state, { kind: 'disconnected', now: 0 })
      arrive(server.answer(lastSeen(state), ring))
      expect(state).toMatchObject({ status: 'live', held: { version: server.version, epoch: server.epoch } })
      expect(heldOf(state)?.cells).toEqual(server.cells)
    }),
    { numRuns: 300 },
  )
})
