import { keysOf } from '../../language/label.ts'
import { mixSeeds, Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type Report,
  type SceneSimulator,
  type Town,
  unfold,
} from '../../language/simulate.ts'
import { type Day, fromCalendar, toCalendar } from '../../language/time.ts'
import { SERVICES, WISHES } from './vocabulary.ts'

/** How many named members may report in a year: one district's worth, so that the first start stays fast. */
const MOST_REPORTS = 8_000
/** Members are named where the city is small, and in the last months of a large one. */
const NAMES_EVERYBODY = 100_000
const NAMED_AFTER_DAYS = 335

const local = (town: Town) =>
  branchesWhere(town, { name: 'local', test: ({ sector }) => sector === 'community' || sector === 'village' })

/** The branches of workplaces whose members report: the first ones, in the order of the tree. */
function unitsOf(town: Town): readonly Place[] {
  let left = Math.min(MOST_REPORTS, town.size / 10)
  return branchesWhere(town, {
    name: 'dual-report-units',
    test({ sector, members }) {
      if (sector === 'community' || sector === 'village' || left <= 0 || members.length === 0) return false
      left -= members.length
      return true
    },
  })
}

const SERVICE = keysOf(SERVICES)
const WISH = keysOf(WISHES)
const scaled = (town: Town, most: number, least: number) => Math.max(least, (town.size / 786_721) * most)

function serviceOf(at: { town: Town; day: Day; id: string; random: Random; unit: Place; wish?: string }) {
  const { town, day, id, random, unit, wish } = at
  const minutes = 30 + 10 * random.below(16)
  const isNamed = town.size <= NAMES_EVERYBODY || day > town.openingDay + NAMED_AFTER_DAYS
  const member = isNamed && random.chance(0.7) ? random.pick(unit.members) : undefined
  return {
    service: id,
    kind: random.pick(SERVICE) ?? 'policy',
    minutes,
    points: Math.ceil(minutes / 30),
    ...(member === undefined ? { persons: random.between(1, 6) } : { member }),
    ...(wish === undefined ? {} : { wish }),
  }
}

const services = unfold({
  prefix: 'service',
  salt: 211,
  days: 0,
  perDay: (town) => scaled(town, 50, 1),
  story({ town, day, id, random }): readonly Later[] {
    const unit = random.pick(unitsOf(town))
    if (!unit) return []
    const data = serviceOf({ town, day, id, random, unit })
    return [{ after: 0, second: officeSecond(random), kind: 'service.given', subject: unit.code, data }]
  },
})

const wishes = unfold({
  prefix: 'wish',
  salt: 212,
  days: 60,
  perDay: (town) => scaled(town, 24, 1),
  story({ town, day, id, random }): readonly Later[] {
    const community = random.pick(local(town))
    const unit = random.pick(unitsOf(town))
    if (!community || !unit) return []
    const at = (after: number, step: string, more: { by: Place; data?: object }): Later => ({
      after,
      second: officeSecond(random),
      kind: `wish.${step}`,
      subject: more.by.code,
      data: { wish: id, ...more.data },
    })
    const steps = [at(0, 'posted', { by: community, data: { kind: random.pick(WISH) ?? 'elders' } })]
    let next = random.chance(0.94) ? random.between(1, 4) : random.between(8, 12)
    if (random.chance(0.05)) return [...steps, at(next, 'withdrawn', { by: community })]
    steps.push(at(next, 'claimed', { by: unit }))
    if (random.chance(0.12)) {
      steps.push(at(next + 2, 'released', { by: unit }), at(next + 4, 'claimed', { by: unit }))
      next += 4
    }
    next += random.chance(0.95) ? random.between(1, 14) : random.between(32, 40)
    if (random.chance(0.03)) return [...steps, at(next, 'withdrawn', { by: community })]
    const service = `${id}-service`
    const given = serviceOf({ town, day: day + next, id: service, random, unit, wish: id })
    return [
      ...steps,
      { after: next, second: officeSecond(random), kind: 'service.given', subject: unit.code, data: given },
      at(next, 'fulfilled', { by: unit, data: { service } }),
    ]
  },
})

/** The community to which the `nr`-th unit's members report, and with which it is paired. */
const communityOf = (town: Town, nr: number): Place | undefined => local(town)[nr % Math.max(1, local(town).length)]

type Visit = { readonly unit: number; readonly member: string; readonly isChange: boolean }
const planned = new WeakMap<Town, Map<number, Map<Day, Visit[]>>>()

/** Who reports on which day of a year: everybody named of the units once, a few again to another community. */
function visitsOf(town: Town, year: number): ReadonlyMap<Day, Visit[]> {
  const years = planned.get(town) ?? new Map<number, Map<Day, Visit[]>>()
  planned.set(town, years)
  const known = years.get(year)
  if (known) return known
  const visits = new Map<Day, Visit[]>()
  const random = new Random(mixSeeds(mixSeeds(town.seed, 213), year))
  const first = Math.max(town.openingDay + 1, fromCalendar(year, 1, 5))
  const end = fromCalendar(year + 1, 1, 1)
  const add = (day: Day, visit: Visit) => {
    if (day < end) visits.set(day, [...(visits.get(day) ?? []), visit])
  }
  for (const [unit, { members }] of unitsOf(town).entries())
    for (const member of members) {
      const day = first + random.below(40)
      add(day, { unit, member, isChange: false })
      if (random.chance(0.03) && local(town).length > 1) add(day + 20, { unit, member, isChange: true })
    }
  years.set(year, visits)
  return visits
}

function reportIns(town: Town, day: Day): readonly Report[] {
  const random = new Random(mixSeeds(mixSeeds(town.seed, 214), day))
  return (visitsOf(town, toCalendar(day).year).get(day) ?? []).flatMap(({ unit, member, isChange }) => {
    const community = communityOf(town, isChange ? unit + 1 : unit)
    const subject = unitsOf(town)[unit]?.code
    if (!community || subject === undefined) return []
    const data = { member, community: community.code }
    return [{ second: officeSecond(random), kind: 'report-in.made', subject, data }]
  })
}

/** Every unit is paired in the first weeks; one in five is paired anew, with another community, later. */
function pairings(town: Town, day: Day): readonly Report[] {
  const units = unitsOf(town)
  return units.flatMap(({ code }, nr) => {
    const random = new Random(mixSeeds(mixSeeds(town.seed, 215), nr))
    const made = town.openingDay + 1 + random.below(12)
    const ended = nr % 5 === 0 ? made + 3 + random.below(Math.min(300, units.length * 2)) : undefined
    const report = (kind: string, turn: number): Report[] => {
      const community = communityOf(town, nr + turn)
      if (!community) return []
      const data = { pairing: `pairing-${code}-${turn + 1}`, with: community.code }
      return [{ second: officeSecond(random), kind: `pairing.${kind}`, subject: code, data }]
    }
    if (day === made) return report('made', 0)
    if (day === ended) return report('ended', 0)
    return ended !== undefined && day === ended + 2 ? report('made', 1) : []
  })
}

/** Reports in the first weeks of a year, some fifty services and two dozen wishes a working day in the whole city. */
export const simulateDualReport: SceneSimulator = {
  scene: 'dual-report',
  reports: (town, day) => [
    ...reportIns(town, day),
    ...pairings(town, day),
    ...services(town, day),
    ...wishes(town, day),
  ],
}
