import type { Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  keenOn,
  type Later,
  namingOn,
  type Report,
  type SceneSimulator,
  type Town,
  unfold,
} from '../../language/simulate.ts'
import type { Day } from '../../language/time.ts'

/** Members are named where the city is small, and in the last weeks of a large one. */
const NAMES_EVERYBODY = 100_000
const NAMED_AFTER_DAYS = 350
const MOST_NAMED = 6

/** Some of a branch's members, in their order. */
function someOf(members: readonly string[], random: Random): readonly string[] {
  const from = random.below(Math.max(1, members.length))
  return members.slice(from, from + 1 + random.below(MOST_NAMED))
}

const reports = unfold({
  prefix: 'shift',
  salt: 241,
  days: 0,
  perDay: (town) => Math.max(1.5, (town.size / 786_721) * 120),
  story({ town, day, id, random }): readonly Later[] {
    const place = random.pick(branchesWhere(town, { name: 'peopled', test: ({ members }) => members.length > 0 }))
    if (!place) return []
    const isNamed = town.size <= NAMES_EVERYBODY || day > town.openingDay + NAMED_AFTER_DAYS
    const members = isNamed && random.chance(0.6) ? someOf(place.members, random) : []
    const persons = members.length > 0 ? members.length + random.below(3) : random.between(2, 12)
    const data = { shift: id, persons, minutes: random.chance(0.7) ? 60 : 30 * random.between(1, 6) }
    return [
      {
        after: 0,
        second: random.between(9 * 3_600, 20 * 3_600),
        kind: 'shift.done',
        subject: place.code,
        data: members.length > 0 ? { ...data, members } : data,
      },
    ]
  },
})

/** 每周一小时: an hour every week, of the same members; of one branch in three two hours. */
function weekly(town: Town, day: Day): readonly Report[] {
  return keenOn(town, day, 41).map(({ place, members }, i) => ({
    second: 19 * 3_600 + i,
    kind: 'shift.done',
    subject: place.code,
    data: {
      shift: `weekly-${day}-${place.code}`,
      persons: members.length,
      minutes: members.length % 3 === 0 ? 120 : 60,
      members,
    },
  }))
}

/** Most months, by the branches of a small city that name their people. */
function monthly(town: Town, day: Day): readonly Report[] {
  return namingOn(town, { day, every: 30, salt: 43 }).flatMap(({ place, members, random }, i) => {
    if (Math.floor(day / 30) % 3 === 0 && random.chance(0.5)) return []
    const data = { shift: `monthly-${day}-${place.code}`, persons: members.length, minutes: 30 * random.between(2, 9) }
    return [{ second: 14 * 3_600 + i, kind: 'shift.done', subject: place.code, data: { ...data, members } }]
  })
}

/** Some hundred and fifty shifts a working day in the whole city, most of an hour. */
export const simulateVolunteer: SceneSimulator = {
  scene: 'volunteer',
  reports: (town, day) => [...reports(town, day), ...weekly(town, day), ...monthly(town, day)],
}
