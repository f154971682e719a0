import fc from 'fast-check'
import { expect, test } from 'vitest'
import { CONDUCT_IDLE_MS, type ConductInput, type ConductState, nextConduct, UNCONDUCTED } from './conduct-state.ts'

type Kind = Exclude<ConductInput['kind'], 'ticked'>
const did = (kind: Kind, phone: string, now = 0) => ({ kind, phone, now })

function run(inputs: readonly (ConductInput & { now: number })[]): ConductState {
  return inputs.reduce((state, input) => {
    const step = nextConduct(state, input)
    return step.ok ? step.state : state
  }, UNCONDUCTED)
}
const both = [did('paired', 'a'), did('paired', 'b')]
const refusal = (before: readonly ReturnType<typeof did>[], input: ReturnType<typeof did>) => {
  const step = nextConduct(run(before), input)
  return step.ok ? 'done' : step.refusal
}

test('the first to pair holds the wall; the second asks, and gets it when it is granted', () => {
  expect(run(both)).toMatchObject({ holder: 'a', asking: [] })
  expect(run([...both, did('requested', 'b')])).toMatchObject({ holder: 'a', asking: ['b'] })
  expect(run([...both, did('requested', 'b'), did('granted', 'a')])).toMatchObject({ holder: 'b', asking: [] })
  expect(run([...both, did('requested', 'b'), did('declined', 'a')])).toMatchObject({ holder: 'a', asking: [] })
})

test('given back, or left, it goes to who asked first, else to nobody; then whoever asks has it', () => {
  expect(run([...both, did('requested', 'b'), did('released', 'a')])).toMatchObject({ holder: 'b', asking: [] })
  expect(run([...both, did('requested', 'b'), did('left', 'a')])).toMatchObject({ holder: 'b', asking: [] })
  expect(run([...both, did('released', 'a')])).toMatchObject({ holder: null })
  expect(run([...both, did('released', 'a'), did('requested', 'b')])).toMatchObject({ holder: 'b' })
})

test('who does not hold it does nothing to it, and who is not paired nothing at all', () => {
  for (const kind of ['acted', 'granted', 'declined', 'released'] as const)
    expect(refusal(both, did(kind, 'b'))).toBe('not-holder')
  for (const kind of ['acted', 'requested', 'granted', 'released', 'left'] as const)
    expect(refusal(both, did(kind, 'c'))).toBe('not-paired')
  expect(refusal(both, did('granted', 'a'))).toBe('nobody-asks')
})

test('a phone of which nothing is heard is paired no more, and holds up nobody', () => {
  const late = CONDUCT_IDLE_MS
  const asked = [...both, did('requested', 'b', 1)]
  expect(run([...asked, { kind: 'ticked', now: late - 1 }])).toMatchObject({ holder: 'a' })
  const after = run([...asked, { kind: 'ticked', now: late }])
  expect(after).toMatchObject({ holder: 'b', asking: [] })
  expect([...after.phones.keys()]).toEqual(['b'])
  expect(run([...asked, did('acted', 'a', 5), { kind: 'ticked', now: late }])).toMatchObject({ holder: 'a' })
  expect(run([...asked, { kind: 'ticked', now: late + 1 }])).toEqual(UNCONDUCTED)
})

test('whatever happens, one at most holds it, nobody asks for what he has, and all are paired', () => {
  const kinds = ['paired', 'requested', 'granted', 'declined', 'released', 'left', 'acted'] as const
  const input = fc.oneof(
    fc.record({ kind: fc.constantFrom(...kinds), phone: fc.constantFrom('a', 'b', 'c'), now: fc.nat(1_000_000) }),
    fc.record({ kind: fc.constant('ticked' as const), now: fc.nat(1_000_000) }),
  )
  fc.assert(
    fc.property(fc.array(input, { maxLength: 40 }), (inputs) => {
      const { phones, holder, asking } = run(inputs)
      expect(new Set(asking).size).toBe(asking.length)
      for (const phone of [...asking, ...(holder === null ? [] : [holder])]) expect(phones.has(phone)).toBe(true)
      expect(asking).not.toContain(holder)
      if (holder === null) expect(asking).toEqual([])
    }),
  )
})
