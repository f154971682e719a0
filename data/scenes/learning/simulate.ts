import { keysOf } from '../../language/label.ts'
import type { Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  keenOn,
  type Later,
  namingOn,
  officeSecond,
  type Place,
  type Report,
  type SceneSimulator,
  type Town,
  unfold,
} from '../../language/simulate.ts'
import { type Day, dayStart, formatInstant } from '../../language/time.ts'
import { type Audience, VENUES } from './vocabulary.ts'

const TYPES = keysOf(VENUES)
const isLocal = (place: Place) => place.sector === 'community' || place.sector === 'village'

function audienceOf(random: Random): Audience {
  const n = random.unit()
  return n < 0.72 ? 'for-members' : n < 0.9 ? 'for-secretaries' : 'for-applicants'
}

/** A class of some branches; one in seven names those of the branch who came. */
function classOf(place: Place, at: { id: string; audience: Audience; random: Random }) {
  const { id, audience, random } = at
  const isNamed = audience === 'for-members' && random.chance(0.15)
  const members = isNamed ? place.members.filter(() => random.chance(0.8)) : []
  const persons = Math.max(members.length, 1) + random.between(4, 30)
  const minutes = 45 * random.between(1, 4)
  return { class: id, audience, minutes, persons, ...(members.length === 0 ? {} : { members }) }
}

const trainings = unfold({
  prefix: 'training',
  salt: 311,
  days: 150,
  perDay: (town) => Math.max(0.7, town.size / 500_000),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const audience = audienceOf(random)
    const count = random.between(2, 4)
    const by = formatInstant(dayStart(day + random.between(25, 45)) + 18 * 3_600_000)
    const at = (after: number, kind: string, data: Readonly<Record<string, unknown>>): Later => ({
      after,
      second: officeSecond(random),
      kind,
      subject: place.code,
      data,
    })
    const plan = { training: id, audience, hours: count * 4, persons: random.between(10, 40), by }
    // One in twelve is held to its end only after its date, once it is urged; very few never are.
    const isLate = random.chance(0.08)
    const held = isLate && random.chance(0.06) ? count - 1 : count
    const classes = Array.from({ length: held }, (_, nr) => {
      const data = { ...classOf(place, { id: `${id}-${nr + 1}`, audience, random }), minutes: 180 }
      const last = isLate && nr === count - 1 ? 46 + random.between(3, 40) : 0
      return at(Math.max(last, 3 + nr * random.between(3, 8)), 'class.held', { ...data, training: id })
    })
    return [at(0, 'training.planned', plan), ...classes]
  },
})

/** Something that happens in one branch and has no sequel. */
function single(options: {
  prefix: string
  salt: number
  kind: string
  perDay: (town: Town) => number
  at: (town: Town, random: Random) => Place | undefined
  data: (at: { place: Place; id: string; random: Random }) => Readonly<Record<string, unknown>>
}) {
  const { kind, data, ...how } = options
  return unfold({
    ...how,
    days: 0,
    story({ town, id, random }): readonly Later[] {
      const place = options.at(town, random)
      if (!place) return []
      return [{ after: 0, second: officeSecond(random), kind, subject: place.code, data: data({ place, id, random }) }]
    },
  })
}

const anywhere = (town: Town, random: Random) => random.pick(town.branches)

const classes = single({
  prefix: 'class',
  salt: 313,
  kind: 'class.held',
  perDay: (town) => Math.max(1, town.size / 50_000),
  at: anywhere,
  data: ({ place, id, random }) => classOf(place, { id, audience: audienceOf(random), random }),
})

const courses = single({
  prefix: 'course',
  salt: 317,
  kind: 'course.completed',
  perDay: (town) => Math.max(1.2, town.size / 28_000),
  at: anywhere,
  data({ place, random }) {
    const member = random.chance(0.2) ? random.pick(place.members) : undefined
    const who = member === undefined ? { persons: random.between(2, 25) } : { member }
    return { course: `course-${random.between(1, 60)}`, minutes: 15 * random.between(1, 6), ...who }
  },
})

const visits = single({
  prefix: 'visit',
  salt: 331,
  kind: 'exhibit.visited',
  perDay: (town) => Math.max(1.5, town.size / 33_000),
  at: (town, random) =>
    random.pick(branchesWhere(town, { name: 'learning-venues', test: isLocal }).slice(0, 900)) ??
    anywhere(town, random),
  data({ place, random }) {
    // What a venue is follows from where it is.
    const nr = [...place.code].reduce((sum, character) => sum + character.charCodeAt(0), 0)
    const type = TYPES[nr % 5 < 3 ? 0 : (nr % 5) - 2] ?? 'service-centre'
    return { venue: `venue-${place.code}`, type, persons: random.between(3, 60) }
  },
})

/** A class of an hour and a half every second week, of the same members. */
function fortnightly(town: Town, day: Day): readonly Report[] {
  return keenOn(town, day, 67).flatMap(({ place, members }, i) => {
    if (Math.floor(day / 7) % 2 === 1) return []
    const data = { class: `fortnightly-${day}-${place.code}`, audience: 'for-members', minutes: 90 }
    const held = { ...data, persons: members.length, members }
    return [{ second: 18 * 3_600 + i, kind: 'class.held', subject: place.code, data: held }]
  })
}

/** A class every two months, in the branches of a small city that name their people. */
function bimonthly(town: Town, day: Day): readonly Report[] {
  return namingOn(town, { day, every: 60, salt: 71 }).map(({ place, members }, i) => {
    const data = { class: `bimonthly-${day}-${place.code}`, audience: 'for-members', minutes: 180 }
    const held = { ...data, persons: members.length, members }
    return { second: 15 * 3_600 + i, kind: 'class.held', subject: place.code, data: held }
  })
}

/** Classes, courses and visits: some eighty reports a working day in the whole city. */
export const simulateLearning: SceneSimulator = {
  scene: 'learning',
  reports: (town, day) =>
    [trainings, classes, courses, visits, fortnightly, bimonthly].flatMap((reports) => reports(town, day)),
}
