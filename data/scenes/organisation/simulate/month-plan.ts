import { keysOf } from '../../../language/label.ts'
import { mixSeeds, Random } from '../../../language/seeded.ts'
import { type Day, toCalendar } from '../../../language/time.ts'
import { firstDay, type Month } from '../months.ts'
import { MEETING_FORMS, type MeetingForm } from '../vocabulary.ts'
import { isWorkday, officeSecond } from './calendar.ts'
import type { City } from './city.ts'
import type { Org } from './plan.ts'
import type { Size } from './truth.ts'

/**
 * The city's fixed day of the month for 主题党日, and the share of branches that keep it; the others have a day of
 * their own. Assumption (A).
 */
const THEME_DATE = 15
const KEEPS_THEME_DATE = 0.45

/**
 * How 党小组会 are held. At full size only large branches have groups, once a month: 3 to 4 thousand meetings of all
 * forms a working day. `small` would then have one every ten minutes; there groups are of five and meet weekly, so
 * that a screen shows something new every minute or two of office hours.
 */
export const GROUPS: Readonly<Record<Size, { members: number; from: number; weekly: boolean }>> = {
  small: { members: 5, from: 8, weekly: true },
  hangzhou: { members: 20, from: 38, weekly: false },
}

/** A meeting to come: packed into one number that sorts by second of the day. */
export type Slot = number
const FORMS = keysOf(MEETING_FORMS)
const BRANCHES = 2 ** 20

const packSlot = (second: number, branch: number, form: MeetingForm): Slot =>
  (second * BRANCHES + branch) * 8 + FORMS.indexOf(form)

export function unpackSlot(slot: Slot): { second: number; branch: number; form: MeetingForm } {
  const rest = Math.floor(slot / 8)
  return { second: Math.floor(rest / BRANCHES), branch: rest % BRANCHES, form: FORMS[slot % 8] ?? 'theme-day' }
}

/** The meetings of one month: for each of its days, in order of time. */
export interface MonthPlan {
  readonly month: Month
  readonly slots: (day: Day) => Float64Array
}

/** All meetings of a month, from the city as it is on the eve of the month (or of its first simulated day). */
export function planMonth(city: City, month: Month): MonthPlan {
  const first = firstDay(month)
  const length = firstDay(month + 1) - first
  const planner: Planner = {
    city,
    month,
    length,
    yearMonth: toCalendar(first).month,
    isOpen: Array.from({ length }, (_, i) => isWorkday(first + i)),
    random: new Random(0),
    slots: Array.from({ length }, () => []),
  }
  for (const branch of city.branches) {
    const org = city.orgs[branch]
    if (!org || city.dissolved.has(branch) || (city.total[branch] ?? 0) === 0) continue
    planner.random.reseed(mixSeeds(mixSeeds(city.seed, branch), month))
    planBranch(planner, { org, branch })
  }
  const days = planner.slots.map((slots) => Float64Array.from(slots).sort())
  return { month, slots: (day) => days[day - first] ?? new Float64Array() }
}

interface Planner {
  readonly city: City
  readonly month: Month
  readonly length: number
  /** 1–12. */
  readonly yearMonth: number
  /** By place in the month, like `slots`. */
  readonly isOpen: readonly boolean[]
  readonly random: Random
  readonly slots: readonly number[][]
}

interface Branch {
  readonly org: Org
  readonly branch: number
}

// Functions of their own rather than closures: they are called for every branch of every month.
function keeps(planner: Planner, org: Org): boolean {
  return !planner.random.chance(org.isSloppy ? 0.2 : 0.025)
}

const anyDate = (planner: Planner) => planner.random.below(planner.length)

/** Puts a meeting on a date (0 is the first): a fixed one moves to the next working day, others some days either way. */
function add(planner: Planner, at: Branch, what: { form: MeetingForm; date: number; isFixed?: true }): void {
  const { random, isOpen, length } = planner
  // Villages and communities also meet at weekends.
  const isLax = at.org.sector === 'village' || at.org.sector === 'community'
  let date = Math.min(length - 1, what.date)
  if (!isOpen[date] && !(isLax && random.chance(0.3))) {
    if (!what.isFixed)
      for (let tries = 0; tries < 6 && !isOpen[date]; tries++)
        date = Math.min(length - 1, Math.max(0, what.date + random.between(-4, 4)))
    while (date < length - 1 && !isOpen[date]) date++
    while (date > 0 && !isOpen[date]) date--
  }
  planner.slots[date]?.push(packSlot(officeSecond(random), at.branch, what.form))
}

/** What is a branch's own, whatever the month. */
const ownOf = (city: City, branch: number) => mixSeeds(city.seed ^ 0x5eed, branch) >>> 0

/** The date of the month (0 is the first) on which a branch plans its theme day. */
export function themeDateOf(city: City, branch: number): number {
  const own = ownOf(city, branch)
  return own % 100 < KEEPS_THEME_DATE * 100 ? THEME_DATE - 1 : (own >>> 8) % 28
}

function planBranch(planner: Planner, at: Branch): void {
  const { city, random, month } = planner
  const { org, branch } = at
  const own = ownOf(city, branch)
  const isLate = random.chance(org.isSloppy ? 0.35 : 0.05)
  const theme = themeDateOf(city, branch) + (isLate ? random.between(2, 10) : 0)
  if (keeps(planner, org)) add(planner, at, { form: 'theme-day', date: theme, isFixed: true })
  if (month % 3 === (own >>> 16) % 3 && keeps(planner, org))
    add(planner, at, { form: 'congress', date: random.chance(0.4) ? theme : anyDate(planner) })
  if (month % 3 === (own >>> 18) % 3 && keeps(planner, org))
    add(planner, at, { form: 'lecture', date: random.chance(0.3) ? theme : anyDate(planner) })
  if ((city.full[branch] ?? 0) >= 7 && keeps(planner, org))
    add(planner, at, { form: 'committee', date: random.chance(0.6) ? random.below(12) : anyDate(planner) })
  planYearly(planner, at, own)
  planGroups(planner, at)
}

const SEASON = [12, 1, 2]

/** 组织生活会 and 民主评议 once a year, in one of the months December to February. */
function planYearly(planner: Planner, at: Branch, own: number): void {
  const { random } = planner
  const place = SEASON.indexOf(planner.yearMonth)
  if (place < 0 || place !== (own >>> 20) % 3 || !keeps(planner, at.org)) return
  const date = anyDate(planner)
  add(planner, at, { form: 'life-meeting', date })
  if (keeps(planner, at.org)) add(planner, at, { form: 'appraisal', date: date + random.below(8) })
}

function planGroups(planner: Planner, at: Branch): void {
  const { city, random, length } = planner
  const { members, from, weekly } = GROUPS[city.size]
  const total = city.total[at.branch] ?? 0
  if (total < from) return
  const groups = Math.round(total / members)
  for (let week = 0; week < (weekly ? 4 : 1); week++)
    for (let group = 0; group < groups; group++) {
      // The fourth week runs to the end of the month.
      const date = weekly ? week * 7 + random.below(week === 3 ? length - 21 : 7) : anyDate(planner)
      if (keeps(planner, at.org)) add(planner, at, { form: 'group', date })
    }
}
