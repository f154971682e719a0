import { expect, test } from 'vitest'
import { dayStart, fromCalendar } from '../../../language/time.ts'
import { SENT_EVENTS } from '../../index.ts'
import { cityTimeline } from '../../simulate.ts'
import { ageBandIn, joiningBandOf, monthOf } from '../months.ts'
import { apportion } from './apportion.ts'
import { isBranch } from './plan.ts'
import { openPopulation } from './timeline.ts'
import { AGE_GROUPS, CITY_TRUTH, KIND_SHARES } from './truth.ts'

const openingDay = fromCalendar(2025, 10, 23)
const options = { seed: 2020, size: 'hangzhou', openingDay } as const

function tally(values: Iterable<number>): number[] {
  const counts: number[] = []
  for (const value of values) counts[value] = (counts[value] ?? 0) + 1
  return Array.from(counts, (count) => count ?? 0)
}

const DOMAIN_OF: Readonly<Record<string, number>> = {
  government: 0,
  school: 1,
  university: 1,
  hospital: 1,
  institution: 1,
  'state-enterprise': 2,
  'private-enterprise': 2,
  social: 3,
  community: 4,
  village: 4,
}

test('the full population is Hangzhou to the person at its opening, in lawful branches', () => {
  const city = openPopulation(options)
  const { people, counts } = city
  const month = monthOf(openingDay)
  const bands = tally(Array.from(people.birth, (birth) => ageBandIn(birth, month)))
  expect(people.home).toHaveLength(CITY_TRUTH.members)
  expect(tally(people.gender)).toEqual([CITY_TRUTH.women, CITY_TRUTH.members - CITY_TRUTH.women])
  expect(AGE_GROUPS.map((group) => group.reduce<number>((sum, band) => sum + (bands[band] ?? 0), 0))).toEqual(
    CITY_TRUTH.age,
  )
  expect(bands).toEqual(counts.age)
  expect(tally(people.education)).toEqual(counts.education)
  expect(tally(people.occupation)).toEqual(counts.occupation)
  expect(tally(people.ethnicity)).toEqual(counts.ethnicity)
  expect(tally(people.probationary)).toEqual(counts.status)
  expect(tally(Array.from(people.joined, joiningBandOf))).toEqual(counts.joined)
  for (const [i, birth] of people.birth.entries()) {
    const joined = people.joined[i] ?? 0
    if (joined < birth + 216 || joined > month) throw new Error(`member ${i} joined in month ${joined}, born ${birth}`)
  }
  const orgs = city.orgs.filter((org) => org.kind !== 'area')
  expect(orgs).toHaveLength(CITY_TRUTH.organisations)
  expect(tally(orgs.map((org) => DOMAIN_OF[org.sector ?? ''] ?? 9))).toEqual(CITY_TRUTH.domains)
  const kinds = tally(orgs.map((org) => (org.kind === 'committee' ? 0 : org.kind === 'general-branch' ? 1 : 2)))
  expect(kinds).toEqual(apportion(CITY_TRUTH.organisations, KIND_SHARES))
  expect(new Set(orgs.map((org) => org.name)).size).toBe(orgs.length)
  city.orgs.forEach((org, i) => {
    if (isBranch(org) && !((city.full[i] ?? 0) >= 3 && (city.total[i] ?? 0) <= 50))
      throw new Error(`${org.name} has ${city.total[i]} members`)
  })
})

test('half a year of the full population has every kind of event, each with a payload of its kind', () => {
  const kinds = new Map(SENT_EVENTS.map((kind) => [kind.kind, { payload: kind.payload, count: 0 }]))
  const end = dayStart(openingDay + 200)
  let nr = 0
  for (const event of cityTimeline(openPopulation(options))) {
    if (event.ts > end) break
    const kind = kinds.get(event.type)
    if (!kind) throw new Error(`unknown kind ${event.type}`)
    kind.count++
    // Every one of the rare kinds, one in fifty of the others.
    if (kind.count > 500 && nr++ % 50 > 0) continue
    const parsed = kind.payload.safeParse(event.data)
    if (!parsed.success) throw new Error(`${event.id} ${event.type}: ${parsed.error.message}`)
  }
  expect([...kinds].filter(([, { count }]) => count === 0).map(([kind]) => kind)).toEqual([])
})
