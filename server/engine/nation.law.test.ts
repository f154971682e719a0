import { expect, test } from 'vitest'
import { keysOf } from '../../data/language/label.ts'
import { dayStart, fromCalendar } from '../../data/language/time.ts'
import { EVENTS } from '../../data/scenes/index.ts'
import { toMonth } from '../../data/scenes/organisation/months.ts'
import { nationEvents } from '../../data/scenes/organisation/simulate/nation.ts'
import { bulletinTolerance, NATION_2024 } from '../../data/scenes/organisation/simulate/truth.ts'
import { AGE_BANDS, BRANCH_KINDS, JOINING_BANDS, OCCUPATIONS } from '../../data/scenes/organisation/vocabulary.ts'
import { openTestEngine } from '../testing/engine.ts'

/** A thousand times a count, in the bulletin's 10,000. */
const toPublished = (count: number): number => count / 10
/** Sums of the bulletin's decimals carry binary dust far below its last place. */
const DUST = 1e-6
const sumOf = (figures: readonly number[]): number => figures.reduce((a, b) => a + b, 0)

const FIGURES = {
  members: ['members'],
  admitted: ['members-admitted-year'],
  women: ['members-women'],
  minority: ['members-minority'],
  college: ['members-edu-postgraduate', 'members-edu-bachelor', 'members-edu-college'],
  organisations: ['orgs'],
  committees: ['orgs-committees'],
  generalBranches: ['orgs-general-branches'],
  branches: ['orgs-branches'],
} as const
const AXES = { age: AGE_BANDS, joined: JOINING_BANDS, occupation: OCCUPATIONS } as const
const partsOf = (axis: keyof typeof AXES) => Object.keys(AXES[axis]).map((key) => `members-${key}`)

test('the bulletin adds up within what it says of its own rounding', () => {
  const { members, organisations, committees, generalBranches, branches } = NATION_2024
  for (const axis of keysOf(AXES)) {
    const parts = NATION_2024[axis]
    expect(Math.abs(sumOf(parts) - members)).toBeLessThanOrEqual(bulletinTolerance(parts.length) + DUST)
  }
  const residual = committees + generalBranches + branches - organisations
  expect(Math.abs(residual)).toBeLessThanOrEqual(bulletinTolerance(3) + DUST)
})

test('a nation of one in a thousand is every figure of the 2024 bulletin, and adds up to the person', async () => {
  const end = dayStart(fromCalendar(2025, 1, 1)) - 1
  const events = nationEvents(2024)
  const { engine, take } = await openTestEngine({ now: () => end })
  for (let from = 0; from < events.length; from += 2_000) {
    const { rejected, held } = await take(events.slice(from, from + 2_000))
    expect({ rejected, held }).toEqual({ rejected: [], held: 0 })
  }

  const read = async (metrics: readonly string[], at: number | null = null): Promise<number[]> => {
    const { values } = await engine.values({ scope: 'root', metrics, at, version: null })
    return values.map(({ value }) => value ?? Number.NaN)
  }
  for (const figure of keysOf(FIGURES)) {
    const found = toPublished(sumOf(await read(FIGURES[figure])))
    expect(Math.abs(found - NATION_2024[figure]), figure).toBeLessThanOrEqual(bulletinTolerance(0) + DUST)
  }
  for (const axis of keysOf(AXES)) {
    const parts = await read(partsOf(axis))
    expect(parts).toHaveLength(NATION_2024[axis].length)
    expect(sumOf(parts), axis).toBe(sumOf(await read(['members'])))
    const off = parts.map((count, i) => Math.abs(toPublished(count) - (NATION_2024[axis][i] ?? 0)))
    // All parts together are off by what the published ones miss their total by, and no more.
    expect(sumOf(off), axis).toBeCloseTo(Math.abs(sumOf(NATION_2024[axis]) - NATION_2024.members), 6)
    for (const each of off) expect(each, axis).toBeLessThanOrEqual(bulletinTolerance(NATION_2024[axis].length) + DUST)
  }
  const [before = 0] = await read(['members'], dayStart(fromCalendar(2024, 1, 1)) - 1)
  expect(Math.abs(toPublished(before) - NATION_2024.membersBefore)).toBeLessThanOrEqual(bulletinTolerance(0) + DUST)
  expect(await read(['members-residual', 'members-registered-year'])).toEqual([0, 0])

  expect(await engine.identities({ scope: 'root', at: null, version: null })).toMatchObject({ residuals: 0 })
  expect(await engine.identities({ scope: 'root', at: end, version: null })).toMatchObject({ residuals: 0 })
  await engine.close()
})

test('the sample is lawful: payloads of their kind, of age when joining, branches of 3 full members to 50', () => {
  const events = nationEvents(2024)
  const payloads = new Map(EVENTS.map((kind) => [kind.kind, kind.payload]))
  const members = new Map<string, { home: string; full: boolean }>()
  const branches: string[] = []
  for (const [n, { type, subject, time, data }] of events.entries()) {
    if (n % 20 === 0) expect(payloads.get(type)?.safeParse(data).error, `${type} ${time}`).toBeUndefined()
    const member = String(data.member)
    if (type === 'org.founded' && String(data.kind) in BRANCH_KINDS) branches.push(subject)
    if (type === 'member.registered' || type === 'member.admitted') {
      const joined = toMonth(String(data.joined ?? time))
      if (joined < toMonth(String(data.birthMonth)) + 216) throw new Error(`${member} joined before 18`)
      members.set(member, { home: subject, full: data.status === 'full' })
    }
    if (type === 'member.converted') members.set(member, { home: subject, full: true })
    if (type === 'member.deceased') members.delete(member)
  }
  const total = new Map<string, number>()
  const full = new Map<string, number>()
  for (const each of members.values()) {
    total.set(each.home, (total.get(each.home) ?? 0) + 1)
    if (each.full) full.set(each.home, (full.get(each.home) ?? 0) + 1)
  }
  const unlawful = branches.filter((code) => (total.get(code) ?? 0) > 50 || (full.get(code) ?? 0) < 3)
  expect(unlawful).toEqual([])
  expect(total.size).toBe(branches.length)
  expect(nationEvents(2024)).toEqual(events)
})
