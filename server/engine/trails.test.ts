import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longer, Trails } from './trails.ts'

const eventOf = (n: number) => ({ seq: n, rank: 0, event: { kind: '', id: `${n}`, ts: n, org: 0, data: {}, orgs: {} } })

test('a trail ends with the latest change of its key and misses none in between, however often trailing begins and ends', () => {
  const step = fc.record({ key: fc.nat(3), isLate: fc.boolean(), isUnknown: fc.nat(9) })
  fc.assert(
    fc.property(fc.array(step, { maxLength: 80 }), fc.integer({ min: 1, max: 6 }), (steps, worth) => {
      const trails = new Trails(worth)
      const changes = [0, 0, 0, 0]
      for (const { key, isLate, isUnknown } of steps) {
        if (isLate) trails.noteLate()
        const name = `k${key}`
        const n = changes[key] ?? 0
        changes[key] = n + 1
        const before = trails.of(name) ?? { steps: [], isWhole: n === 0 }
        const trail = longer(before, [{ event: eventOf(n), before: {} }])
        trails.set(name, trails.isKept && isUnknown > 0 ? trail : null)
        for (const [other, count] of changes.entries()) {
          const found = trails.of(`k${other}`)
          if (!found) continue
          const seqs = found.steps.map(({ event }) => event.seq)
          expect(seqs).toEqual(seqs.map((_, i) => count - seqs.length + i))
          if (found.isWhole) expect(seqs[0]).toBe(0)
        }
      }
    }),
  )
})
