import fc from 'fast-check'
import { expect, test } from 'vitest'
import { KeyIndex } from './key-index.ts'

test('every name is found at the place it was last given, however many there are, also read back', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4_000 }), fc.array(fc.nat(3_999), { maxLength: 200 }), (count, again) => {
      const names = Array.from({ length: count }, (_, n) => `k:fold:${n.toString(36)}`)
      const nameAt: string[] = []
      const isAt = (name: string, place: number) => nameAt[place] === name
      const index = new KeyIndex(isAt)
      const places = new Map<string, number>()
      const give = (name: string) => {
        const place = nameAt.push(name) - 1
        places.set(name, place)
        index.set(name, place)
      }
      for (const name of names) give(name)
      for (const n of again) give(names[n % count] ?? '')
      expect(index.size).toBe(count)
      for (const each of [index, new KeyIndex(isAt, index.toNumbers())]) {
        expect(each.size).toBe(count)
        expect(new Map(names.map((name) => [name, each.find(name)]))).toEqual(places)
        expect(each.find('k:fold:-')).toBe(-1)
      }
    }),
    { numRuns: 20 },
  )
})
