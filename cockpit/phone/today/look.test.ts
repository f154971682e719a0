import { expect, test } from 'vitest'
import { baseOf, movedSince } from './look.ts'

const look = (at: number) => ({ version: at, epoch: 'e', at })
const MINUTE = 60_000

test('the first look has nothing to compare with; one after half an hour compares with the last', () => {
  expect(baseOf(undefined, 0)).toBeNull()
  const looks = { base: look(0), seen: look(100 * MINUTE) }
  expect(baseOf(looks, 101 * MINUTE)).toEqual(look(0))
  expect(baseOf(looks, 131 * MINUTE)).toEqual(look(100 * MINUTE))
})

test('tells what moved and by how much, and nothing of what is not known', () => {
  const before = new Map([
    ['members', 10],
    ['orgs', 3],
    ['rate', null],
    ['few', 7],
  ])
  const now = (metric: string) => ({ members: 13, orgs: 3, rate: 0.5, few: 'suppressed' as const })[metric]
  expect(movedSince(['members', 'orgs', 'rate', 'few'], { before, now })).toEqual([{ metric: 'members', change: 3 }])
})
