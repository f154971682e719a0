import { mixSeeds, Random } from '../../../language/seeded.ts'
import { officeSecond, type Place, type Report, type Town } from '../../../language/simulate.ts'
import { type Day, formatDay, fromCalendar, toCalendar } from '../../../language/time.ts'
import { addYears } from '../../../rules/calendar.ts'
import { nextWorkday } from './calendar.ts'

/** Towns so small (in tests) live faster, so that a few weeks show everything. */
const TINY = 50
/** Elections are laid down for so long. */
const HORIZON_YEARS = 8

interface Laid {
  readonly kind: 'org.term.registered' | 'org.term.elected'
  readonly place: Place
  readonly years: number
  readonly elected: Day
}

const laid = new WeakMap<Town, ReadonlyMap<Day, readonly Laid[]>>()

/**
 * Every organisation's term is registered in the first weeks, and elections follow as terms end: most in the last
 * weeks of the term, one in ten late.
 */
export function termReports(town: Town, day: Day): readonly Report[] {
  let days = laid.get(town)
  if (!days) {
    days = layDown(town)
    laid.set(town, days)
  }
  const random = new Random(mixSeeds(town.seed ^ 0x7e42, day))
  return (days.get(day) ?? []).map((each) => reportOf(each, random))
}

function reportOf({ kind, place, years, elected }: Laid, random: Random): Report {
  const at = { second: officeSecond(random), kind, subject: place.code }
  if (kind === 'org.term.registered') return { ...at, data: { elected: formatDay(elected), years } }
  const isBranch = place.kind.endsWith('branch') && place.kind !== 'general-branch'
  const entitled = isBranch ? random.between(6, 42) : random.between(52, 180)
  const present = Math.ceil(entitled * (0.82 + 0.18 * random.unit()))
  const size = isBranch ? (entitled < 7 ? 1 : random.between(3, 5)) : random.between(5, 9)
  return { ...at, data: { years, entitled, present, elected: size } }
}

function layDown(town: Town): ReadonlyMap<Day, readonly Laid[]> {
  const days = new Map<Day, Laid[]>()
  const lay = (day: Day, each: Laid) => {
    const known = days.get(day)
    if (known) known.push(each)
    else days.set(day, [each])
  }
  const places = [...town.committees, ...town.branches]
  const isTiny = places.length < TINY
  places.forEach((place, i) => {
    const random = new Random(mixSeeds(town.seed ^ 0x7e41, i))
    const years = yearsOf(place)
    const known = town.openingDay + 1 + random.below(isTiny ? 4 : 20)
    const ahead = random.below(isTiny ? 40 : years * 365)
    // A few have let their term run out already.
    const end = town.openingDay + (random.chance(0.015) ? -random.between(10, 200) : ahead)
    let elected = addYears(end, -years)
    lay(known, { kind: 'org.term.registered', place, years, elected })
    const last = addYears(town.openingDay, HORIZON_YEARS)
    for (let earliest = known + 1; ; earliest = elected + 1) {
      elected = nextWorkday(Math.max(earliest, addYears(elected, years) + delayOf(random)))
      if (elected > last) break
      lay(elected, { kind: 'org.term.elected', place, years, elected })
    }
  })
  return days
}

/** Days after the end of the term: before it for nine in ten. */
function delayOf(random: Random): number {
  const n = random.unit()
  return n < 0.9 ? -random.between(0, 45) : n < 0.98 ? random.between(1, 120) : random.between(120, 400)
}

/** What the regulation sets for the kind; committees, villages and communities five years. */
function yearsOf({ kind, sector }: Place): number {
  return kind === 'committee' || sector === 'community' || sector === 'village' ? 5 : 3
}

/** The season of 民主评议: from 15 December for so many days. */
const SEASON_DAYS = 48
const KEEPS = 0.97

/** Each branch gives its appraisal once a year, around the turn of the year. */
export function appraisalReports(town: Town, day: Day): readonly Report[] {
  const isTiny = town.branches.length < TINY
  const season = seasonOf(day)
  const from = isTiny ? town.openingDay + 1 : season.from
  const length = isTiny ? 30 : SEASON_DAYS
  if (day < from || day >= from + length) return []
  const reports: Report[] = []
  town.branches.forEach(({ code }, i) => {
    const own = mixSeeds(mixSeeds(town.seed ^ 0xa221, isTiny ? 0 : season.year), i) >>> 0
    if (own % length !== day - from) return
    const random = new Random(own)
    if (!random.chance(KEEPS)) return
    reports.push({
      second: officeSecond(random),
      kind: 'appraisal.given',
      subject: code,
      data: gradesOf(isTiny ? season.year - 1 : season.year, random),
    })
  })
  return reports
}

function seasonOf(day: Day): { year: number; from: Day } {
  const { year, month } = toCalendar(day)
  const of = month <= 6 ? year - 1 : year
  return { year: of, from: fromCalendar(of, 12, 15) }
}

function gradesOf(year: number, random: Random): Report['data'] {
  const expected = random.between(6, 42)
  const rated = expected - (random.chance(0.5) ? random.below(3) : 0)
  const excellent = Math.floor(rated * (0.15 + 0.15 * random.unit()))
  const basic = random.chance(0.12) ? 1 : 0
  const unqualified = random.chance(0.008) ? 1 : 0
  return { year, expected, excellent, qualified: rated - excellent - basic - unqualified, basic, unqualified }
}
