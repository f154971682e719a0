import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Cells } from '../../data/contract/cells.ts'
import type { DeltaFrame, FullFrame } from '../../data/contract/frames.ts'
import { Ring } from './ring.ts'

const cells: fc.Arbitrary<Cells> = fc.dictionary(
  fc.constantFrom('a', 'b', 'c'),
  fc.dictionary(fc.constantFrom('x', 'y', 'z'), fc.option(fc.integer())),
  { maxKeys: 3 },
)
const meta = { epoch: 'e', day: '2026-11-23', dataTime: null, ribbon: [] }

/** A full frame and the deltas after it, at growing versions. */
const history = fc
  .tuple(cells, fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), cells), { maxLength: 30 }))
  .map(([first, changes]) => {
    const full: FullFrame = { ...meta, kind: 'full', version: 100, cells: first }
    let version = 100
    const deltas = changes.map(([step, changed]): DeltaFrame => {
      const from = version
      version += step
      return { ...meta, kind: 'delta', from, version, cells: changed }
    })
    return { full, deltas }
  })

function apply(base: Cells, changed: Cells): Cells {
  const next: Record<string, Cells[string]> = { ...base }
  for (const [metric, values] of Object.entries(changed)) next[metric] = { ...next[metric], ...values }
  return next
}

test('whoever joins, at whatever version, ends with the same cells', () => {
  fc.assert(
    fc.property(history, fc.integer({ min: 1, max: 12 }), ({ full, deltas }, kept) => {
      const ring = new Ring({ deltas: kept, cells: 60 })
      const states = new Map<number, Cells>()
      expect(ring.push(full)).toBe('full')
      let state = full.cells
      states.set(full.version, state)
      for (const delta of deltas) {
        expect(ring.push(delta)).toBe('delta')
        state = apply(state, delta.cells)
        states.set(delta.version, state)
      }
      expect(ring.current?.cells).toEqual(state)
      for (const [version, seen] of states) {
        const frame = ring.since({ epoch: 'e', version })
        expect(frame?.version).toBe(ring.current?.version)
        if (frame?.kind === 'delta') expect(frame.from).toBe(version)
        expect(frame?.kind === 'delta' ? apply(seen, frame.cells) : frame?.cells).toEqual(state)
      }
      // Another epoch, a version that never was here, or none: everything.
      for (const other of [{ epoch: 'f', version: 100 }, { epoch: 'e', version: 10_000 }, {}])
        expect(ring.since(other)?.kind).toBe('full')
    }),
    { numRuns: 500 },
  )
})

test('what it was given stays as it was', () => {
  const ring = new Ring()
  const full: FullFrame = { ...meta, kind: 'full', version: 1, cells: { a: { x: 1 } } }
  const delta: DeltaFrame = { ...meta, kind: 'delta', from: 1, version: 2, cells: { a: { y: 2 } } }
  const later: DeltaFrame = { ...meta, kind: 'delta', from: 2, version: 3, cells: { a: { y: 3 } } }
  for (const frame of [full, delta, later]) ring.push(frame)
  expect(full.cells).toEqual({ a: { x: 1 } })
  expect(delta.cells).toEqual({ a: { y: 2 } })
  expect(ring.since({ epoch: 'e', version: 1 })?.cells).toEqual({ a: { y: 3 } })
})

test('a delta that does not fit is a gap and changes nothing', () => {
  const ring = new Ring()
  expect(ring.push({ ...meta, kind: 'delta', from: 1, version: 2, cells: {} })).toBe('gap')
  ring.push({ ...meta, kind: 'full', version: 5, cells: {} })
  expect(ring.push({ ...meta, kind: 'delta', from: 6, version: 7, cells: { a: { x: 1 } } })).toBe('gap')
  expect(ring.current).toMatchObject({ version: 5, cells: {} })
})
