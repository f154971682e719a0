import { mixSeeds, Random } from './seeded.ts'
import { type Day, toCalendar } from './time.ts'

/** An organisation of the simulated city, as scenes see it: one that stays as long as the city. */
export interface Place {
  readonly code: string
  /** `branch`, `committee`, `general-branch`, `area`, … as the organisation scene names them. */
  readonly kind: string
  /** As the organisation scene names them; absent for areas. */
  readonly sector?: string
  readonly parent: string
  /** Who belongs to it directly at the opening: codes as the upstream writes them. The first of them always stays. */
  readonly members: readonly string[]
}

/** The simulated city at its opening, read-only: the same seed and size give the same town. */
export interface Town {
  readonly seed: number
  readonly openingDay: Day
  /** Members at the opening: what a rhythm scales with. */
  readonly size: number
  /** Branches in the order of the tree, and the areas that have organisations below them. */
  readonly branches: readonly Place[]
  readonly areas: readonly Place[]
  /** Committees and general branches: organisations that branches lie below. */
  readonly committees: readonly Place[]
}

/** What is reported at a second of a day. `id` is given where a later report refers to it. */
export interface Report {
  readonly second: number
  readonly kind: string
  readonly subject: string
  readonly data: Readonly<Record<string, unknown>>
}

/**
 * What a scene reports on a day: a function of town and day alone, so that a load that was interrupted goes on
 * anywhere. In order of causes where seconds are equal.
 */
export interface SceneSimulator {
  readonly scene: string
  reports(town: Town, day: Day): readonly Report[]
}

/** A later step of something that was begun: so many days after, or on the day itself. */
export interface Later extends Report {
  readonly after: number
}

/** Makes what comes of the `nr`-th thing begun on a day, its beginning (`after: 0`) included. */
export type Story = (at: { town: Town; day: Day; nr: number; id: string; random: Random }) => readonly Later[]

const chosen = new WeakMap<Town, Map<string, readonly Place[]>>()

/** The branches that satisfy a test, looked for once a town. */
export function branchesWhere(
  town: Town,
  options: { name: string; test: (place: Place) => boolean },
): readonly Place[] {
  let known = chosen.get(town)
  if (!known) {
    known = new Map()
    chosen.set(town, known)
  }
  let places = known.get(options.name)
  if (!places) {
    places = town.branches.filter(options.test)
    known.set(options.name, places)
  }
  return places
}

/** A city that is smaller names people all the time: one branch in so many, which is what a first start has time for. */
const SMALL = 100_000
const ONE_NAMING_IN = 3

/** Whether a branch of a small city names who came to whatever it holds: the scores of its members live by that. */
export function isNaming(code: string, size: number): boolean {
  if (size >= SMALL) return false
  const hash = [...code].reduce((seed, character) => mixSeeds(seed, character.charCodeAt(0)), 0)
  return (hash >>> 0) % ONE_NAMING_IN === 0
}

/** Naming branches that hold something on this day, each once in so many days, with those who came: three in four. */
export function namingOn(
  town: Town,
  at: { day: Day; every: number; salt: number },
): readonly { place: Place; members: readonly string[]; random: Random }[] {
  const { day, every, salt } = at
  return branchesWhere(town, { name: 'naming', test: ({ code }) => isNaming(code, town.size) }).flatMap((place, nr) => {
    if ((day + salt + nr * 7) % every !== 0) return []
    const random = new Random(mixSeeds(mixSeeds(town.seed, salt + nr), day))
    const members = place.members.filter(() => random.chance(0.75))
    return members.length > 0 ? [{ place, members, random }] : []
  })
}

/** One branch in so many keeps up what most do now and then. */
const ONE_KEEN_IN = 100

/** Branches that meet on this day of their week for what they keep up, with the members who come every time. */
export function keenOn(town: Town, day: Day, salt: number): readonly { place: Place; members: readonly string[] }[] {
  const found: { place: Place; members: readonly string[] }[] = []
  for (let nr = Math.ceil(salt / ONE_KEEN_IN); nr * ONE_KEEN_IN - salt < town.branches.length; nr++) {
    const place = town.branches[nr * ONE_KEEN_IN - salt]
    if (place && nr % 7 === day % 7 && place.members.length > 0)
      found.push({ place, members: place.members.slice(0, 8) })
  }
  return found
}

const isWeekend = (day: Day) => (day + 4) % 7 === 0 || (day + 4) % 7 === 6

/** How much of an ordinary working day's business a day sees. */
function businessOf(day: Day): number {
  if (isWeekend(day)) return 0.15
  const { month, date } = toCalendar(day)
  return (month === 1 && date === 1) || (month === 10 && date <= 3) || (month === 5 && date === 1) ? 0.1 : 1
}

/** A second of the working day, mornings and afternoons: 9–12 and 14–18 o’clock. */
export function officeSecond(random: Random): number {
  const hour = random.chance(0.5) ? 9 + random.unit() * 3 : 14 + random.unit() * 4
  return Math.floor(hour * 3_600)
}

/**
 * Things begun day after day, each with a story that runs on for at most `days` days: what a day reports of all of
 * them. `perDay` is how many begin on an ordinary working day.
 *
 * Ids are `<prefix>-20261123-0001`. The stories of recent days are kept, so that a year is told in one pass.
 */
export function unfold(options: {
  prefix: string
  salt: number
  days: number
  perDay: (town: Town, day: Day) => number
  story: Story
}): (town: Town, day: Day) => readonly Report[] {
  const { prefix, salt, days, perDay, story } = options
  const told = new WeakMap<Town, Map<Day, readonly Later[]>>()

  const tell = (town: Town, day: Day): readonly Later[] => {
    const seed = mixSeeds(mixSeeds(town.seed, salt), day)
    const random = new Random(seed)
    const count = random.poisson(perDay(town, day) * businessOf(day))
    const date = new Date(day * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')
    return Array.from({ length: count }, (_, nr) => {
      const id = `${prefix}-${date}-${String(nr + 1).padStart(4, '0')}`
      return story({ town, day, nr, id, random: new Random(mixSeeds(seed, nr + 1)) })
    }).flat()
  }
  return (town, day) => {
    let kept = told.get(town)
    if (!kept) {
      kept = new Map()
      told.set(town, kept)
    }
    const reports: Report[] = []
    for (let begun = Math.max(town.openingDay + 1, day - days); begun <= day; begun++) {
      let stories = kept.get(begun)
      if (!stories) {
        stories = tell(town, begun)
        kept.set(begun, stories)
      }
      for (const { after, ...report } of stories) if (begun + after === day) reports.push(report)
    }
    for (const begun of kept.keys()) if (begun < day - days) kept.delete(begun)
    return reports
  }
}
