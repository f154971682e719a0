import fc from 'fast-check'
import { expect, test } from 'vitest'
import { LEAST_SHOWN } from '../../data/rules/scores/suppress.ts'
import { columnOf } from './columns.ts'
import { RELATIONS } from './people-columns.ts'
import { isFew, Suppression } from './suppression.ts'

const WOMEN = columnOf({ measure: 'member.stock/female', window: 'stock' })
const MEN = columnOf({ measure: 'member.stock/male', window: 'stock' })
const ALL = columnOf({ measure: 'member.stock', window: 'stock' })
const STRETCH = 4

/** A tree of three levels, four below each: what organisation 0 … counts itself, summed upwards. */
function sumsOf(own: readonly (readonly [women: number, men: number])[]) {
  const parentOf = (org: number) => (org === 0 ? -1 : Math.floor((org - 1) / STRETCH))
  const childrenOf = (org: number) =>
    Array.from({ length: STRETCH }, (_, i) => org * STRETCH + 1 + i).filter((child) => child < own.length)
  const cells = own.map(
    ([women, men]) =>
      new Map([
        [WOMEN, women],
        [MEN, men],
        [ALL, women + men],
      ]),
  )
  for (let org = own.length - 1; org > 0; org--)
    for (const [column, n] of cells[org] ?? [])
      cells[parentOf(org)]?.set(column, (cells[parentOf(org)]?.get(column) ?? 0) + n)
  const cell = (org: number, column: number) => cells[org]?.get(column) ?? 0
  return { parentOf, childrenOf, cell, isInUse: (column: number) => cell(0, column) !== 0 }
}

test('knows the axes of members, and that they hold over every window', () => {
  const wholes = RELATIONS.map(({ whole }) => whole)
  expect(wholes).toContain(ALL)
  expect(RELATIONS.some(({ parts }) => parts.includes(WOMEN) && parts.includes(MEN))).toBe(true)
})

test('leaves out 1 to 4 and what would give it away: beside it in the tree, and in the same sum', () => {
  const few = new Suppression(
    sumsOf([
      [0, 0],
      [3, 40],
      [30, 40],
      [50, 60],
      [70, 80],
    ]),
  )
  expect(few.hides(1, 'members-women')).toBe(true)
  // 70 women in the whole are known: the smallest of the others goes too.
  expect([2, 3, 4].map((org) => few.hides(org, 'members-women'))).toEqual([true, false, false])
  // 43 members are known: without the men the women would follow, here and there.
  expect([1, 2].map((org) => few.hides(org, 'members-men'))).toEqual([true, true])
  expect([0, 1, 2, 3, 4].map((org) => few.hides(org, 'members'))).toEqual(Array(5).fill(false))
  expect(few.hides(0, 'members-women')).toBe(false)
  // A share of a count that is left out is that count.
  expect([few.hides(1, 'women-rate'), few.hides(3, 'women-rate')]).toEqual([true, false])
  expect(few.hides(1, 'meetings-today')).toBe(false)
})

test('0 is shown where nobody is counted anywhere, and what is left over of an identity always is', () => {
  const none = new Suppression(
    sumsOf([
      [0, 0],
      [0, 40],
      [0, 40],
    ]),
  )
  expect([0, 1, 2].map((org) => none.hides(org, 'members-women'))).toEqual([false, false, false])
  const few = new Suppression(
    sumsOf([
      [0, 0],
      [0, 40],
      [0, 40],
      [9, 60],
      [8, 60],
    ]),
  )
  // Two that are 0 would follow from their sum: a third goes with them.
  expect([0, 1, 2, 3, 4].map((org) => few.hides(org, 'members-women'))).toEqual([false, true, true, false, true])
  expect(few.hides(1, 'members-residual')).toBe(false)
})

test('what was left out stays so when it grows to 6, until the day is over', () => {
  const kept = new Map<number, Set<number>>()
  const sumsWith = (women: number) =>
    sumsOf([
      [0, 0],
      [women, 40],
      [30, 40],
    ])
  expect(new Suppression(sumsWith(4), kept).hides(1, 'members-women')).toBe(true)
  expect(new Suppression(sumsWith(6), kept).hides(1, 'members-women')).toBe(true)
  expect(new Suppression(sumsWith(6)).hides(1, 'members-women')).toBe(false)
})

const people = fc.integer({ min: 0, max: 12 }).chain((n) => (n < 9 ? fc.constant(n) : fc.integer({ min: 5, max: 400 })))
const trees = fc.array(fc.tuple(people, people), { minLength: 1, maxLength: 1 + STRETCH + STRETCH ** 2 })

test('no sum of which all else is shown gives a count of 1 to 4 away, along the tree or between columns', () => {
  fc.assert(
    fc.property(trees, (own) => {
      const sums = sumsOf(own)
      const few = new Suppression(sums)
      const hidden = (org: number, column: number) => few.hidesColumn(org, column)
      own.forEach((_, org) => {
        for (const column of [ALL, WOMEN, MEN])
          if (isFew(sums.cell(org, column))) expect(hidden(org, column)).toBe(true)
        const parts = [WOMEN, MEN].filter((column) => hidden(org, column))
        if (!hidden(org, ALL) && parts.length > 0) {
          expect(parts.length).toBe(2)
          expect(parts.reduce((n, column) => n + sums.cell(org, column), 0)).toBeGreaterThanOrEqual(LEAST_SHOWN)
        }
        if (hidden(org, ALL)) expect(parts.length).toBeGreaterThan(0)
        for (const column of [ALL, WOMEN, MEN]) {
          const below = sums.childrenOf(org)
          if (below.length === 0) continue
          const rest = sums.cell(org, column) - below.reduce((n, child) => n + sums.cell(child, column), 0)
          const out = below.filter((child) => hidden(child, column)).map((child) => sums.cell(child, column))
          const all = rest === 0 ? out : [...out, rest]
          // Only what the organisation counts itself is not shown, and that is of many.
          if (out.length === 0 && !isFew(rest)) {
            if (hidden(org, column)) expect(all.length).toBeGreaterThan(0)
            continue
          }
          if (hidden(org, column)) expect(all.length).toBeGreaterThan(0)
          // What is beside a single one below it is only what the organisation counts itself, and that is shown nowhere.
          else if (below.length > 1) {
            expect(all.length).toBeGreaterThan(1)
            expect(all.reduce((n, each) => n + each, 0)).toBeGreaterThanOrEqual(LEAST_SHOWN)
          }
        }
      })
    }),
    { numRuns: 300 },
  )
})

const steps = fc.array(fc.tuple(fc.nat(), fc.constantFrom<0 | 1>(0, 1), fc.constantFrom(-1, 1)), { maxLength: 12 })

test('nobody sees the moment in which a count leaves 0 or falls below 5: what is shown changes at 5 and above only', () => {
  fc.assert(
    fc.property(trees, steps, fc.boolean(), (own, walk, isOneDay) => {
      const kept = new Map<number, Set<number>>()
      const world = own.map(([women, men]): [number, number] => [women, men])
      const seen = () => {
        const sums = sumsOf(world)
        const few = isOneDay ? new Suppression(sums, kept) : new Suppression(sums)
        return world.flatMap((_, org) =>
          [ALL, WOMEN, MEN].map((column) => ({
            key: `${org} ${column}`,
            n: sums.cell(org, column),
            isInUse: sums.isInUse(column),
            isHidden: few.hidesColumn(org, column),
          })),
        )
      }
      let before = seen()
      for (const [place, whose, by] of walk) {
        const at = world[place % world.length]
        if (!at || at[whose] + by < 0) continue
        at[whose] += by
        const after = seen()
        for (const [i, now] of after.entries()) {
          const then = before[i]
          if (!then || then.isHidden === now.isHidden || !then.isInUse || !now.isInUse) continue
          expect([then.key, Math.min(then.n, now.n) >= LEAST_SHOWN]).toEqual([now.key, true])
        }
        before = after
      }
    }),
    { numRuns: 300 },
  )
})

test('nobody sees the moment in which what an organisation counts itself leaves 0 or falls below 5', () => {
  fc.assert(
    fc.property(trees, steps, (own, walk) => {
      const world = own.map(([women, men]): [number, number] => [women, men])
      const seen = (org: number) => {
        const sums = sumsOf(world)
        const few = new Suppression(sums)
        const hiddenAt = (each: number) => [ALL, WOMEN, MEN].map((column) => few.hidesColumn(each, column))
        const [women = 0, men = 0] = world[org] ?? []
        return {
          isFew: women + men > 0 && women + men <= LEAST_SHOWN,
          inUse: [ALL, WOMEN, MEN].map((column) => sums.isInUse(column)),
          itself: hiddenAt(org),
          below: sums.childrenOf(org).map(hiddenAt),
        }
      }
      for (const [place, whose, by] of walk) {
        const org = place % world.length
        const at = world[org]
        if (!at || at[whose] + by < 0) continue
        const before = seen(org)
        at[whose] += by
        const after = seen(org)
        const isBeside = before.isFew && after.isFew && String(before.inUse) === String(after.inUse)
        if (isBeside && String(before.itself) === String(after.itself)) expect(after.below).toEqual(before.below)
      }
    }),
    { numRuns: 500 },
  )
})
