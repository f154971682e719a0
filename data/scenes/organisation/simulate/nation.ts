import { mixSeeds, Random } from '../../../language/seeded.ts'
import { type Day, fromCalendar } from '../../../language/time.ts'
import { firstDay, type Month, monthOf } from '../months.ts'
import type { Sector } from '../vocabulary.ts'
import { apportion } from './apportion.ts'
import { deskSecond, nextWorkday, yearAfter } from './calendar.ts'
import { ADULT_MONTHS, AGE_FROM, type Census } from './census.ts'
import { monthText, traitsOf } from './happening.ts'
import { type People, populate } from './people.ts'
import { type Plan, planUnits } from './plan.ts'
import { type SimulatedEvent, stamper } from './timeline.ts'
import { EDUCATION_SPLIT, NATION_2024 } from './truth.ts'
import { unitsFor } from './units.ts'

/** Members and organisations of one in a thousand to a published figure (in 10,000): ten of them make 1. */
const perPublished = (figure: number): number => Math.round(figure * 10)

/** Where the sample's organisations are. Assumption (A): the table does not tell sectors apart. */
const SECTOR_WEIGHTS: Readonly<Record<Sector, number>> = {
  government: 15,
  school: 8,
  university: 4,
  hospital: 4,
  institution: 6,
  'state-enterprise': 10,
  'private-enterprise': 17,
  social: 4,
  community: 12,
  village: 20,
}

const OPENING: Day = fromCalendar(2023, 12, 31)
const CLOSING_MONTH: Month = monthOf(fromCalendar(2024, 12, 31))
const JANUARY: Month = CLOSING_MONTH - 11
/** Who joined in the year before is probationary at the opening; so late that a year later the year is over: nobody. */
const LAST_JOINED: Month = JANUARY - 2

/** Members at the end of 2024, by every axis of the bulletin: its figures, or its proportions where their sum is rounded. */
function nationCensus(): Census {
  const members = perPublished(NATION_2024.members)
  const split = (figure: number) => [perPublished(figure), members - perPublished(figure)] as const
  const [higher, lower] = split(NATION_2024.college)
  const [minority, han] = split(NATION_2024.minority)
  const [admitted, full] = split(NATION_2024.admitted)
  return {
    members,
    gender: split(NATION_2024.women),
    age: apportion(members, NATION_2024.age),
    education: [...apportion(higher, EDUCATION_SPLIT.higher), ...apportion(lower, EDUCATION_SPLIT.lower)],
    joined: apportion(members, NATION_2024.joined),
    occupation: apportion(members, NATION_2024.occupation),
    ethnicity: [han, minority],
    // Admitted in the year and not yet converted, since that takes a year.
    status: [full, admitted],
  }
}

function planNation(random: Random): Plan {
  const total = perPublished(NATION_2024.organisations)
  const sectors = Object.entries(SECTOR_WEIGHTS) as [Sector, number][] // entries() forgets the keys
  const orgs = apportion(
    total,
    sectors.map(([, weight]) => weight),
  )
  const units = unitsFor(
    sectors.map(([sector], i) => ({ area: 0, sector, orgs: orgs[i] ?? 0 })),
    {
      committees: perPublished(NATION_2024.committees),
      generals: perPublished(NATION_2024.generalBranches),
      random,
    },
  )
  return planUnits(units, { memberCount: perPublished(NATION_2024.members), random })
}

interface Nation {
  readonly plan: Plan
  readonly people: People
  /** Who leaves in the year, and hence is not among `people`: each is like the one of this index. */
  readonly leavers: readonly number[]
}

const codeOf = (member: number) => `CN-${String(member + 1).padStart(6, '0')}`

/**
 * 2024 of a nation of one in a thousand: the stock at the end of 2023, and the year's admissions, conversions and losses.
 *
 * In order of time; the stock at the end of 2024 is `NATION_2024` to the person. Losses are what the published stocks and
 * admissions leave; that all of them are deaths is an assumption (A), since the bulletin does not tell them apart.
 */
export function nationEvents(seed: number): SimulatedEvent[] {
  const plan = planNation(new Random(mixSeeds(seed, 1)))
  const people = populate(plan, { seed, census: nationCensus(), month: CLOSING_MONTH })
  const nation = { plan, people, leavers: leaversOf(people) }
  return [...openingOf(nation), ...yearOf(nation, new Random(mixSeeds(seed, 3)))]
}

/** As many as the stocks demand, spread over the oldest members: nobody's branch loses many. */
function leaversOf(people: People): number[] {
  const { membersBefore, members, admitted } = NATION_2024
  const count = perPublished(membersBefore) + perPublished(admitted) - perPublished(members)
  const oldest = CLOSING_MONTH - 12 * (AGE_FROM.at(-1) ?? 0)
  const old = [...people.birth.keys()].filter((i) => (people.birth[i] ?? 0) <= oldest)
  return Array.from({ length: count }, (_, n) => old[Math.floor((n * old.length) / count)] ?? 0)
}

function openingOf({ plan, people, leavers }: Nation): SimulatedEvent[] {
  const toEvent = stamper(OPENING)
  const founded = plan.orgs.map((org, i) => {
    const { name, short, kind, sector } = org
    const parent = plan.orgs[org.parent]?.code ?? 'root'
    const second = 8 * 3_600 + Math.floor((i * 3_600) / plan.orgs.length)
    return toEvent({ second, kind: 'org.founded', subject: org.code, data: { name, short, kind, sector, parent } })
  })
  const known = [...people.home.keys()].filter((i) => people.probationary[i] === 0)
  const rows = [
    ...known.map((like) => ({ like, code: codeOf(like) })),
    ...leavers.map((like, n) => ({ like, code: codeOf(people.home.length + n) })),
  ]
  const registered = rows.map(({ like, code }, n) => {
    const joined = Math.min(people.joined[like] ?? 0, LAST_JOINED)
    return toEvent({
      second: 9 * 3_600 + Math.floor((n * 9 * 3_600) / rows.length),
      kind: 'member.registered',
      subject: plan.orgs[people.home[like] ?? 0]?.code ?? '',
      data: {
        member: code,
        ...traitsOf({ people }, like),
        status: joined > JANUARY - 13 ? 'probationary' : 'full',
        joined: monthText(joined),
      },
    })
  })
  return [...founded, ...registered]
}

interface Dated {
  readonly day: Day
  readonly second: number
  readonly kind: string
  readonly home: number
  readonly data: SimulatedEvent['data']
}

/** Admitted at a working day of 2024, converted a year after joining in 2023, deceased at any time of the year. */
function yearOf({ plan, people, leavers }: Nation, random: Random): SimulatedEvent[] {
  const dated: Dated[] = []
  const add = (day: Day, kind: string, of: { like: number; data: Dated['data'] }) =>
    dated.push({ day, second: deskSecond(random), kind, home: people.home[of.like] ?? 0, data: of.data })
  people.home.forEach((_, i) => {
    const joined = Math.min(people.joined[i] ?? 0, LAST_JOINED)
    if (people.probationary[i] === 1) {
      const first = Math.max(JANUARY, (people.birth[i] ?? 0) + ADULT_MONTHS)
      const month = first + random.below(CLOSING_MONTH - first + 1)
      const data = { member: codeOf(i), ...traitsOf({ people }, i) }
      add(nextWorkday(firstDay(month) + random.below(25)), 'member.admitted', { like: i, data })
    } else if (joined > JANUARY - 13)
      add(nextWorkday(yearAfter(joined) + random.below(20)), 'member.converted', {
        like: i,
        data: { member: codeOf(i) },
      })
  })
  leavers.forEach((like, n) => {
    const day = nextWorkday(firstDay(JANUARY) + random.below(360))
    add(day, 'member.deceased', { like, data: { member: codeOf(people.home.length + n) } })
  })
  dated.sort((a, b) => a.day - b.day || a.second - b.second)
  const stampers = new Map<Day, ReturnType<typeof stamper>>()
  return dated.map(({ day, second, kind, home, data }) => {
    const toEvent = stampers.get(day) ?? stamper(day)
    stampers.set(day, toEvent)
    return toEvent({ second, kind, subject: plan.orgs[home]?.code ?? '', data })
  })
}
