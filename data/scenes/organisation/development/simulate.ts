import { mixSeeds, Random } from '../../../language/seeded.ts'
import { branchesWhere, type Later, officeSecond, type Place, type Town } from '../../../language/simulate.ts'
import { type Day, formatDay } from '../../../language/time.ts'
import { monthOf } from '../months.ts'
import { isWorkday } from '../simulate/calendar.ts'
import { monthText } from '../simulate/happening.ts'
import { DEVELOPED, YEARLY } from '../simulate/truth.ts'
import { STAGES } from './vocabulary.ts'

/** How long before the opening somebody may have applied who is still on the way. */
const BEFORE = 1_600
/** One in so many who apply is admitted in the end. */
const APPLY_PER_ADMISSION = 1.25
const SALT = 211

/** What happens to one person on which day, in order; `kind` of the step or of the member. */
interface Happening {
  readonly day: Day
  readonly kind: string
  readonly data: Readonly<Record<string, unknown>>
  readonly second?: number
}

/** Branches that report how they develop people: those that stay, and are no one's for a time. */
const places = (town: Town) => branchesWhere(town, { name: 'developing', test: ({ kind }) => kind === 'branch' })

/** People who apply on an average day of the year, of those whose way is reported. */
function perDay(town: Town): number {
  const share = town.size > 100_000 ? DEVELOPED.hangzhou : DEVELOPED.small
  return (town.size * YEARLY.admitted * share * APPLY_PER_ADMISSION) / 365
}

/** Everything that comes of the applications of one day, with the day it happens on. */
export function livesBegunOn(town: Town, begun: Day): (Later & { readonly day: Day })[] {
  const seed = mixSeeds(mixSeeds(town.seed, SALT), begun)
  const random = new Random(seed)
  const count = random.poisson(perDay(town))
  const date = formatDay(begun).replaceAll('-', '')
  return Array.from({ length: count }, (_, nr) => {
    const own = new Random(mixSeeds(seed, nr + 1))
    const place = own.pick(places(town))
    if (!place) return []
    const member = `LP-${date}-${String(nr + 1).padStart(4, '0')}`
    return reported(town, { begun, place, told: lifeOf(town, { begun, member, place, random: own }) })
  }).flat()
}

/** How far back a day must look for lives that may still go on: those that were begun before the opening count too. */
export const firstBegun = (town: Town): Day => town.openingDay - BEFORE

/** Of a way begun before the opening only where the person stood then, and what came after; nothing of ended ways. */
function reported(
  town: Town,
  at: { begun: Day; place: Place; told: readonly Happening[] },
): (Later & { readonly day: Day })[] {
  const { begun, place, told } = at
  const toReport = (happening: Happening) => ({
    after: 0,
    day: happening.day,
    second: happening.second ?? 0,
    kind: happening.kind,
    subject: place.code,
    data: happening.data,
  })
  const { openingDay } = town
  if (begun > openingDay) return told.map(toReport)
  const past = told.filter(({ day }) => day <= openingDay)
  const stage = past.findLast(({ data }) => data.step === 'application' || String(data.step) in STAGES)
  const isOver = past.some(({ kind, data }) => kind !== 'development.step' || data.step === 'ended')
  if (isOver || !stage) return []
  const registered: Happening = {
    day: openingDay + 1,
    kind: 'development.step',
    second: 9 * 3_600,
    data: {
      member: stage.data.member,
      step: 'registered',
      stage: stage.data.step === 'application' ? 'applicant' : stage.data.step,
      since: formatDay(stage.day),
    },
  }
  // What would have come on the very day of the registration is told with the next: an hour later at the earliest.
  return [registered, ...told.filter(({ day }) => day > openingDay)].map(toReport)
}

/** One person from the application on, believable by the rules: the step of each working day. */
function lifeOf(town: Town, at: { begun: Day; member: string; place: Place; random: Random }): readonly Happening[] {
  const { begun, member, place, random } = at
  const told: Happening[] = []
  let day = begun
  /** Moves on by some days to a working day, and tells what happens on it. */
  const tell = (days: number, kind: string, data: Readonly<Record<string, unknown>> = {}) => {
    day += days
    while (!isWorkday(day)) day++
    const last = told.at(-1)
    const from = last?.day === day ? (last.second ?? 0) + 600 : 0
    told.push({
      day,
      kind,
      data: { member, ...data },
      second: Math.max(from, Math.max(10 * 3_600, officeSecond(random))),
    })
  }
  const step = (days: number, name: string, data: Readonly<Record<string, unknown>> = {}) =>
    tell(days, 'development.step', { step: name, ...data })
  const isStudent = place.sector === 'university'
  const birth = monthOf(begun) - 12 * (isStudent ? random.between(18, 21) : random.between(21, 40)) - 1
  const person = {
    gender: random.chance(0.48) ? 'female' : 'male',
    birthMonth: monthText(birth),
    education: random.chance(0.6) ? 'edu-bachelor' : 'edu-college',
    occupation: isStudent ? 'student' : place.sector === 'village' ? 'farmer' : 'professional',
    ethnicity: random.chance(0.08) ? 'minority' : 'han',
  }
  const leavesAt = random.chance(1 - 1 / APPLY_PER_ADMISSION) ? random.between(1, 3) : 0

  step(0, 'application', { birthMonth: person.birthMonth })
  step(random.chance(0.04) ? random.between(33, 50) : random.between(3, 26), 'talk')
  if (leavesAt === 1) step(random.between(30, 300), 'ended')
  if (leavesAt === 1) return told
  step(random.between(40, 200), 'activist')
  const year = day + 366 + Math.floor(800 * random.unit() ** 2) - (random.chance(0.01) ? 30 : 0)
  while (day + 182 < year) step(random.chance(0.05) ? random.between(186, 200) : random.between(168, 178), 'inspection')
  if (leavesAt === 2) step(random.between(5, 60), 'ended')
  if (leavesAt === 2) return told
  step(Math.max(1, year - day), 'candidate')
  step(random.between(5, 12), 'political-review')
  step(random.between(3, 15), 'training', random.chance(0.02) ? { days: 2, hours: 16 } : { days: 3, hours: 24 })
  step(random.between(7, 12), 'notice', { workingDays: random.chance(0.03) ? 4 : random.between(5, 7) })
  step(random.between(2, 10), 'pre-review')
  const entitled = 4 + Math.floor(random.unit() * 24)
  const present = entitled - Math.floor(entitled * 0.2 * random.unit())
  const isPassed = leavesAt !== 3
  const yes = isPassed ? present - Math.floor(present * 0.1 * random.unit()) : Math.floor(entitled / 2)
  step(random.chance(0.02) ? random.between(33, 48) : random.between(3, 24), 'branch-meeting', {
    entitled,
    present: Math.max(present, yes),
    yes,
  })
  if (!isPassed) step(random.between(5, 20), 'ended')
  if (!isPassed) return told
  tell(0, 'member.admitted', person)
  afterwards(town, { place, random, tell, step, today: () => day })
  return told
}

/** What comes after the admission: approval, perhaps away and back, conversion after the calendar year. */
function afterwards(
  town: Town,
  at: {
    place: Place
    random: Random
    today: () => Day
    tell: (days: number, kind: string, data?: Readonly<Record<string, unknown>>) => void
    step: (days: number, name: string, data?: Readonly<Record<string, unknown>>) => void
  },
): void {
  const { place, random, today, tell, step } = at
  const converts = today() + 366 + Math.floor(45 * random.unit() ** 2) - (random.chance(0.01) ? 20 : 0)
  step(random.chance(0.02) ? random.between(95, 130) : random.between(2, 70), 'approval')
  if (random.chance(0.3)) {
    const other = random.pick(town.branches)
    const to = other && other.code !== place.code && random.chance(0.5) ? other.code : null
    tell(random.between(1, 30), 'member.away.began', { to })
    tell(random.between(8, 160), 'member.away.ended')
  } else if (random.chance(0.06)) {
    tell(random.between(1, 20), 'member.contact.lost')
    tell(random.between(8, 150), 'member.contact.found')
  }
  step(Math.max(1, converts - today()), 'conversion-meeting', { entitled: 18, present: 17, yes: 17 - random.below(3) })
  tell(random.chance(0.02) ? random.between(96, 140) : random.between(3, 40), 'member.converted')
}
