import { mixSeeds, Random } from '../../../language/seeded.ts'
import type { Month } from '../months.ts'
import {
  AGE_COUNT,
  ageInOccupation,
  educationInCohort,
  genderInCohort,
  OCCUPATION_KEYS,
  occupationInSector,
  PROBATIONARY,
  SECTOR_KEYS,
  standingInCohort,
} from './affinities.ts'
import { fitTable } from './apportion.ts'
import { ADULT_MONTHS, AGE_FROM, type Census, earliestBirth, JOINED_FROM } from './census.ts'
import { keepBranchesLawful } from './lawful.ts'
import type { Plan } from './plan.ts'

/** The members at the opening, a column an attribute; the index is the member. Values are places in the vocabularies. */
export interface People {
  /** The branch, an index into `Plan.orgs`. */
  readonly home: Int32Array
  readonly gender: Uint8Array
  readonly education: Uint8Array
  readonly occupation: Uint8Array
  readonly ethnicity: Uint8Array
  /** 1 where probationary. */
  readonly probationary: Uint8Array
  /** Months since 1900. */
  readonly birth: Uint16Array
  readonly joined: Uint16Array
}

/** Everybody as of a month: the census to the person, and believable together. */
export function populate(plan: Plan, options: { seed: number; census: Census; month: Month }): People {
  const { census, month } = options
  const random = new Random(mixSeeds(options.seed, 2))
  const home = homesOf(plan)
  const occupation = dealOccupations(plan, { home, census, random })
  const age = deal({
    groupOf: occupation,
    groups: OCCUPATION_KEYS.length,
    values: census.age,
    affinity: ageInOccupation,
    random,
  })
  const cohort = age.map((band, i) => (occupation[i] ?? 0) * AGE_COUNT + band)
  const byCohort = { groupOf: cohort, groups: OCCUPATION_KEYS.length * AGE_COUNT, random }
  const standing = deal({
    ...byCohort,
    values: standings(census),
    affinity: (c, s) => (isPossible({ age: c % AGE_COUNT, standing: s, month }) ? standingInCohort(c, s) : 0),
  })
  keepBranchesLawful({ home, standing, cohort })
  const { birth, joined } = datesOf({ age, occupation, standing, month, random })
  return {
    home,
    occupation,
    gender: deal({ ...byCohort, values: census.gender, affinity: genderInCohort }),
    education: deal({ ...byCohort, values: census.education, affinity: educationInCohort }),
    ethnicity: deal({
      groupOf: new Uint8Array(home.length),
      groups: 1,
      values: census.ethnicity,
      affinity: () => 1,
      random,
    }),
    probationary: standing.map((s) => Number(s === PROBATIONARY)),
    birth,
    joined,
  }
}

function homesOf(plan: Plan): Int32Array {
  const home = new Int32Array(plan.memberCount)
  let at = 0
  plan.members.forEach((count, org) => {
    home.fill(org, at, at + count)
    at += count
  })
  return home
}

/** Probationary members joined since 2012 too: what is left of that band are full members. */
function standings(census: Census): number[] {
  const [, probationary = 0] = census.status
  return [...census.joined.slice(0, 3), (census.joined[3] ?? 0) - probationary, probationary]
}

/** Gives each of a population one of some values: each group its own mixture, the counts of all exact. */
function deal(options: {
  groupOf: Uint8Array
  groups: number
  values: readonly number[]
  affinity: (group: number, value: number) => number
  random: Random
}): Uint8Array {
  const { groupOf, groups, values, affinity, random } = options
  const counts = new Array<number>(groups).fill(0)
  for (const group of groupOf) counts[group] = (counts[group] ?? 0) + 1
  const table = fitTable({ rows: counts, columns: values, affinity })
  const pool = new Uint8Array(groupOf.length)
  const next: number[] = []
  let at = 0
  table.forEach((row, group) => {
    next[group] = at
    const from = at
    row.forEach((count, value) => {
      pool.fill(value, at, at + count)
      at += count
    })
    random.shuffle(pool, from, at)
  })
  return groupOf.map((group) => {
    const place = next[group] ?? 0
    next[group] = place + 1
    return pool[place] ?? 0
  })
}

/** Occupations by sector; in branches that lean to students or retired people these come first. */
function dealOccupations(plan: Plan, at: { home: Int32Array; census: Census; random: Random }): Uint8Array {
  const { home, census, random } = at
  const sectorOf = plan.orgs.map((org) => (org.sector === undefined ? 0 : SECTOR_KEYS.indexOf(org.sector)))
  const occupation = deal({
    groupOf: Uint8Array.from(home, (org) => sectorOf[org] ?? 0),
    groups: SECTOR_KEYS.length,
    values: census.occupation,
    affinity: occupationInSector,
    random,
  })
  lean(plan, { home, occupation, sectorOf, leaning: 'students', wanted: OCCUPATION_KEYS.indexOf('student') })
  lean(plan, { home, occupation, sectorOf, leaning: 'retired', wanted: OCCUPATION_KEYS.indexOf('retired') })
  return occupation
}

/** Swaps people of the wanted occupation into the branches that lean to it, within the sector. */
function lean(
  plan: Plan,
  at: { home: Int32Array; occupation: Uint8Array; sectorOf: number[]; leaning: 'students' | 'retired'; wanted: number },
): void {
  const { home, occupation, sectorOf, leaning, wanted } = at
  const leans = (i: number) => plan.orgs[home[i] ?? 0]?.leaning === leaning
  const elsewhere: number[][] = SECTOR_KEYS.map(() => [])
  for (let i = 0; i < home.length; i++) {
    if (occupation[i] === wanted && !leans(i) && plan.orgs[home[i] ?? 0]?.leaning === undefined)
      elsewhere[sectorOf[home[i] ?? 0] ?? 0]?.push(i)
  }
  for (let i = 0; i < home.length; i++) {
    if (!leans(i) || occupation[i] === wanted) continue
    const other = elsewhere[sectorOf[home[i] ?? 0] ?? 0]?.pop()
    if (other === undefined) continue
    occupation[other] = occupation[i] ?? 0
    occupation[i] = wanted
  }
}

interface Span {
  readonly from: Month
  readonly to: Month
}

/** The birth months that an age band and a standing leave. */
function birthSpan(at: { age: number; standing: number; month: Month }): Span {
  const youngest = at.age > 0 ? (AGE_FROM[at.age] ?? 0) : at.standing === PROBATIONARY ? 19 : 20
  const latest = joinedSpan(at).to - ADULT_MONTHS
  return { from: earliestBirth(at.age, at.month), to: Math.min(at.month - 12 * youngest, latest) }
}

/** The months of joining that a standing leaves, whatever the age. A probationary year has passed for full members. */
function joinedSpan(at: { standing: number; month: Month }): Span {
  if (at.standing === PROBATIONARY) return { from: at.month - 13, to: at.month }
  const end = (JOINED_FROM[at.standing + 1] ?? at.month - 11) - 1
  return { from: JOINED_FROM[at.standing] ?? 0, to: Math.min(end, at.month - 12) }
}

function isPossible(at: { age: number; standing: number; month: Month }): boolean {
  const { from, to } = birthSpan(at)
  return from <= to
}

/** Birth and joining months: within the age band, of age when joining, students young, the oldest few. */
function datesOf(at: { age: Uint8Array; occupation: Uint8Array; standing: Uint8Array; month: Month; random: Random }) {
  const { age, occupation, standing, month, random } = at
  const birth = new Uint16Array(age.length)
  const joined = new Uint16Array(age.length)
  const student = OCCUPATION_KEYS.indexOf('student')
  for (let i = 0; i < age.length; i++) {
    const who = { age: age[i] ?? 0, standing: standing[i] ?? 0, month }
    const born = birthSpan(who)
    const isStudent = occupation[i] === student && who.age === 0
    const width = born.to - born.from + 1
    const back = isStudent
      ? random.below(Math.min(width, 96))
      : who.age === 7
        ? Math.floor(width * random.unit() ** 1.9)
        : random.below(width)
    const b = born.to - back
    const span = joinedSpan(who)
    const first = Math.max(span.from, b + ADULT_MONTHS)
    birth[i] = b
    joined[i] = first + Math.floor((span.to - first + 1) * random.unit() ** 1.5)
  }
  return { birth, joined }
}
