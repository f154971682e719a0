import { keysOf } from '../../language/label.ts'
import type { Random } from '../../language/seeded.ts'
import {
  branchesWhere,
  type Later,
  officeSecond,
  type Place,
  type SceneSimulator,
  unfold,
} from '../../language/simulate.ts'
import { CARE_KINDS, STATION_SERVICES } from './vocabulary.ts'

const KINDS = keysOf(CARE_KINDS)
const SERVICES = keysOf(STATION_SERVICES)
const isLocal = (place: Place) => place.sector === 'community' || place.sector === 'village'

/** Days until help comes: most within the limit, some wait for a committee to meet. */
const waitDays = (random: Random) => (random.chance(0.85) ? random.between(1, 6) : random.between(7, 24))

const requests = unfold({
  prefix: 'care',
  salt: 411,
  days: 30,
  perDay: (town) => Math.max(0.9, town.size / 60_000),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const kind = random.pick(KINDS) ?? 'other-care'
    const at = (after: number, step: string, data = {}): Later => ({
      after,
      second: officeSecond(random),
      kind: `care.${step}`,
      subject: place.code,
      data: { care: id, ...data },
    })
    const asked = at(0, 'requested', { kind })
    if (random.chance(0.1)) return [asked, at(1 + random.below(5), 'withdrawn')]
    if (random.chance(0.02)) return [asked]
    const money = random.chance(0.5) ? { fen: 10_000 * random.between(2, 50) } : {}
    return [asked, at(waitDays(random), 'given', { kind, persons: random.between(1, 4), ...money })]
  },
})

const stations = unfold({
  prefix: 'station',
  salt: 413,
  days: 0,
  perDay: (town) => Math.max(1.2, town.size / 22_000),
  story({ town, random }): readonly Later[] {
    const place = random.pick(branchesWhere(town, { name: 'local', test: isLocal })) ?? random.pick(town.branches)
    if (!place) return []
    const data = {
      station: `station-${place.code}`,
      kind: random.pick(SERVICES) ?? 'rest',
      persons: random.between(4, 80),
    }
    return [{ after: 0, second: officeSecond(random), kind: 'station.served', subject: place.code, data }]
  },
})

/** What one account does in some weeks: it earns a few times and then perhaps redeems less than that. */
const points = unfold({
  prefix: 'points',
  salt: 419,
  days: 30,
  perDay: (town) => Math.max(0.9, town.size / 90_000),
  story({ town, id, random }): readonly Later[] {
    const place = random.pick(town.branches)
    if (!place) return []
    const member = random.chance(0.7) ? random.pick(place.members) : undefined
    const whose = member === undefined ? { account: id } : { member }
    const times = random.between(1, 3)
    const earned = Array.from(
      { length: times },
      (_, nr): Later => ({
        after: nr * 3,
        second: officeSecond(random),
        kind: 'points.earned',
        subject: place.code,
        data: { ...whose, points: 5 * random.between(2, 8), entry: `${id}-in-${nr + 1}` },
      }),
    )
    if (random.chance(0.35)) return earned
    // Ten points for each time earned are there whatever else the same member does.
    const after = times * 3 + random.between(0, 15)
    const data = { ...whose, points: 10 * random.between(1, times), entry: `${id}-out` }
    return [...earned, { after, second: officeSecond(random), kind: 'points.redeemed', subject: place.code, data }]
  },
})

/** Requests, stations and points: some eighty reports a working day in the whole city. */
export const simulateCare: SceneSimulator = {
  scene: 'care',
  reports: (town, day) => [requests, stations, points].flatMap((reports) => reports(town, day)),
}
