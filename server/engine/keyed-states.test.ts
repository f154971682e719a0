import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { emptyFolder } from '../testing/engine.ts'
import { type KeyedState, KeyedStates } from './keyed-states.ts'
import { PackedStates, type Stamp } from './packed-states.ts'

const stamp: Stamp = { journal: 'j', epoch: 'e', seq: 7 }
const stateOf = (n: number): KeyedState => ({
  state: { n, [`item-${n % 70}`]: n, text: `第 ${n} 号`.repeat(n % 40) },
  last: { ts: n, rank: 0, id: `e${n}` },
})
/** Also of what is not ASCII, and of the mark that escapes it. */
const nameOf = (n: number) => `k:fold:${['', '支部~', '~', '\ud800'][n % 4]}${n}`

test('every key has the state that was set last, however many left memory in between, also after a stop', async () => {
  const step = fc.record({ key: fc.nat(30), isRead: fc.boolean(), spilled: fc.nat(3) })
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 200 }), fc.integer({ min: 1, max: 8 }), async (steps, full) => {
      const folder = join(emptyFolder(), 'states')
      const packed = PackedStates.open(folder, { stamp: null, isWhole: true })
      const states = new KeyedStates(packed, full)
      const model = new Map<string, KeyedState>()
      for (const [n, { key, isRead, spilled: limit }] of steps.entries()) {
        const name = nameOf(key)
        if (isRead) expect(states.get(name)).toEqual(model.get(name))
        else {
          states.set(name, stateOf(n))
          model.set(name, stateOf(n))
        }
        states.spill(limit)
      }
      states.spillAll()
      packed.close(stamp)
      const again = PackedStates.open(folder, { stamp, isWhole: false })
      for (const [name, state] of model) expect(new KeyedStates(again, full).get(name)).toEqual(state)
      expect(again.isWhole).toBe(true)
    }),
    { numRuns: 25 },
  )
})

test('begins empty without the stamp that a stop in good order left', async () => {
  const folder = join(emptyFolder(), 'states')
  const write = async (left: Stamp | null) => {
    const states = PackedStates.open(folder, { stamp: null, isWhole: true })
    states.write([['k', stateOf(1)]])
    states.close(left)
  }
  const read = async (asked: Stamp | null) => {
    const states = PackedStates.open(folder, { stamp: asked, isWhole: false })
    const found = states.get('k')
    return found
  }
  await write(stamp)
  expect(await read(stamp)).toEqual(stateOf(1))
  // The stamp was used up by the start before, which ended without leaving one.
  expect(await read(stamp)).toBeUndefined()
  await write(null)
  expect(await read(stamp)).toBeUndefined()
  await write(stamp)
  expect(await read({ ...stamp, seq: 8 })).toBeUndefined()
  await write(stamp)
  expect(await read(null)).toBeUndefined()
})
