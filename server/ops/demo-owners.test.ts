import { expect, test } from 'vitest'
import { formatInstant, parseInstant } from '../../data/language/time.ts'
import { smallTown } from '../testing/scene-history.ts'
import { actsOn } from './demo-owners.ts'

const town = smallTown(5)
const OPENED = '2026-03-02T09:00:00+08:00'
const LATER = parseInstant('2026-06-01T09:00:00+08:00') ?? 0
const item = (nr: number) => ({
  ...{ id: `task-due/task/task-${nr}`, rule: 'task-due', owner: { org: 'b0' }, opened: OPENED, escalatedTo: null },
  history: [{ time: OPENED, kind: 'deadline.passed' }],
})
const ITEMS = Array.from({ length: 200 }, (_, nr) => item(nr))
const typesOf = (acts: ReturnType<typeof actsOn>) => acts.map(({ type }) => type.replace('supervision.', ''))

test('owners act in the order of the steps, after the item was opened, and never ahead of now', () => {
  for (const each of ITEMS) {
    const all = actsOn(each, { town, now: LATER })
    expect(['acknowledged', 'progressed', 'evidence.given', 'closed'].slice(0, all.length)).toEqual(typesOf(all))
    for (const [i, { ts, time }] of all.entries()) {
      expect(ts).toBeGreaterThan(all[i - 1]?.ts ?? parseInstant(OPENED) ?? 0)
      expect(time).toBe(formatInstant(ts))
    }
    const now = (all[1]?.ts ?? LATER) - 1
    expect(actsOn(each, { town, now })).toEqual(all.filter(({ ts }) => ts <= now))
  }
})

test('most take it up, a part is accepted by the level above, some never move', () => {
  const lengths = ITEMS.map((each) => actsOn(each, { town, now: LATER }).length)
  expect(lengths.filter((n) => n === 0).length).toBeGreaterThan(0)
  expect(lengths.filter((n) => n >= 2).length).toBeGreaterThan(160)
  expect(lengths.filter((n) => n === 4).length).toBeGreaterThan(20)
  const closed = actsOn(ITEMS.find((_, i) => lengths[i] === 4) ?? item(0), { town, now: LATER }).at(-1)
  expect(closed?.data.by).toBe('s0')
})

test('what was done is not done again, and what the level above has asked about is answered after that', () => {
  const each = ITEMS.find((one) => actsOn(one, { town, now: LATER }).length >= 2) ?? item(0)
  const [first, ...rest] = actsOn(each, { town, now: LATER })
  const history = [...each.history, { time: first?.time ?? '', kind: 'supervision.acknowledged' }]
  expect(actsOn({ ...each, history }, { town, now: LATER })).toEqual(rest)
  const [late] = actsOn({ ...each, escalatedTo: { org: 's0' } }, { town, now: LATER })
  expect(late?.ts).toBeGreaterThan((parseInstant(OPENED) ?? 0) + 7 * 86_400_000)
})

test('items of people are left to those who opened them', () => {
  expect(actsOn({ ...item(0), rule: null }, { town, now: LATER })).toEqual([])
})
